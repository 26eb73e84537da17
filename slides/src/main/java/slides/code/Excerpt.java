package slides.code;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import slides.deck.DeckError;

/**
 * A part of a source, as it is shown.
 *
 * @param lines without the indentation that all have
 * @param steps of highlighting: numbers of lines, from 1; empty if nothing stands out
 */
public record Excerpt(Place place, String part, List<String> lines, List<List<Integer>> steps) {
  /** What can be read from the last row of a room. */
  public static final int MOST_LINES = 22;

  private static final String ALL = "all";

  /**
   * The part of that name.
   *
   * @param highlights a piece of text for each step
   * @throws DeckError if there is no such part, if it is too long, or if no line has such a text
   */
  public static Excerpt of(Place place, String part, List<String> highlights) {
    List<String> lines = SourceParts.of(place).find(part);
    if (lines.size() > MOST_LINES) {
      throw new DeckError(
          "part: %s of %s has %d lines, and a slide holds %d: choose a smaller part."
              .formatted(part, place.path(), lines.size(), MOST_LINES));
    }
    List<List<Integer>> steps = new ArrayList<>();
    highlights.forEach(text -> steps.add(numbers(place, part, lines, text)));
    return new Excerpt(place, part, lines, List.copyOf(steps));
  }

  private static List<Integer> numbers(
      Place place, String part, List<String> lines, String highlight) {
    List<Integer> found =
        IntStream.rangeClosed(1, lines.size())
            .filter(n -> highlight.equals(ALL) || lines.get(n - 1).contains(highlight))
            .boxed()
            .toList();
    if (found.isEmpty()) {
      throw new DeckError(
          "highlight: no line of %s in %s contains \"%s\"; highlight what is there."
              .formatted(part, place.path(), highlight));
    }
    return found;
  }

  /** The steps as reveal.js wants them: {@code 1,3|5}; empty if there are none. */
  public String lineNumbers() {
    return steps.stream()
        .map(step -> step.stream().map(String::valueOf).collect(Collectors.joining(",")))
        .collect(Collectors.joining("|"));
  }

  /** Length of the longest line. */
  public int columns() {
    return lines.stream().mapToInt(String::length).max().orElse(0);
  }
}
