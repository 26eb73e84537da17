package slides.agenda;

import java.time.LocalTime;
import java.util.List;

/**
 * A day as it is planned.
 *
 * @param name as in {@code half-day}
 * @param end the latest
 */
public record Day(String name, LocalTime begin, LocalTime end, List<Part> parts) {

  /** What follows what. */
  public sealed interface Part {}

  /**
   * A deck.
   *
   * @param steps that the room does; all of the deck's exercises if empty
   */
  public record Session(String deck, List<Integer> steps) implements Part {}

  /** A break. */
  public record Break(int minutes) implements Part {}
}
