package slides.agenda;

import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import runner.course.StepCard;
import slides.deck.Deck;
import slides.deck.DeckError;

/**
 * A day with its times.
 *
 * @param end when the last part is over
 */
public record Plan(Day day, List<Entry> entries, LocalTime end) {

  /**
   * One part of it.
   *
   * @param deck as it is shown on that day; none in a break
   * @param steps that are done in it, as in {@code steps 1, 2}; empty for all or none
   */
  public record Entry(LocalTime begin, int minutes, Optional<Deck> deck, String steps) {

    /** What is on. */
    public String title() {
      return deck.map(Deck::numbered).orElse("Break");
    }
  }

  /**
   * Adds up a day.
   *
   * @throws DeckError if it names a deck or a step that does not exist
   */
  public static Plan of(Day day, List<Deck> decks) {
    List<Entry> entries = new ArrayList<>();
    LocalTime now = day.begin();
    for (Day.Part part : day.parts()) {
      Entry entry = entry(day, part, decks, now);
      entries.add(entry);
      now = now.plusMinutes(entry.minutes());
    }
    return new Plan(day, List.copyOf(entries), now);
  }

  private static Entry entry(Day day, Day.Part part, List<Deck> decks, LocalTime now) {
    if (part instanceof Day.Break pause) {
      return new Entry(now, pause.minutes(), Optional.empty(), "");
    }
    Day.Session session = (Day.Session) part;
    Deck deck =
        decks.stream()
            .filter(each -> each.name().equals(session.deck()))
            .findFirst()
            .orElseThrow(
                () ->
                    new DeckError(
                        day.name()
                            + " names the deck "
                            + session.deck()
                            + ", but there is no "
                            + session.deck()
                            + ".md: write it, or leave the part out."));
    Deck shown = session.steps().isEmpty() ? deck : deck.only(steps(day, session, deck));
    return new Entry(now, Pace.minutes(shown), Optional.of(shown), told(session));
  }

  private static Set<Integer> steps(Day day, Day.Session session, Deck deck) {
    List<StepCard> cards =
        deck.chapter()
            .map(chapter -> Pace.cards(chapter, session.steps()))
            .orElseThrow(
                () -> new DeckError(day.name() + ": " + deck.name() + " has no steps to do."));
    for (StepCard card : cards) {
      if (!deck.steps().contains(card.number())) {
        throw new DeckError(
            "%s has step %d of %s done, but no exercise of that deck gives it."
                .formatted(day.name(), card.number(), deck.name()));
      }
    }
    return Set.copyOf(session.steps());
  }

  private static String told(Day.Session session) {
    return session.steps().isEmpty()
        ? ""
        : "steps " + String.join(", ", session.steps().stream().map(String::valueOf).toList());
  }

  /** Decks of which this day leaves exercises out. */
  public List<Deck> shortened() {
    return entries.stream()
        .filter(entry -> !entry.steps().isEmpty())
        .flatMap(entry -> entry.deck().stream())
        .toList();
  }

  /** Minutes that are left at the end of the day; negative if it takes too long. */
  public long minutesLeft() {
    return Duration.between(end, day.end()).toMinutes();
  }
}
