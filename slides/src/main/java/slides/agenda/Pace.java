package slides.agenda;

import java.util.List;
import java.util.Locale;
import runner.course.Chapter;
import runner.course.StepCard;
import slides.deck.Deck;
import slides.deck.DeckError;
import slides.deck.Slide;

/** How long slides take. */
public final class Pace {
  private Pace() {}

  /** Minutes of a slide, with all the steps that it gives. */
  public static int minutes(Deck deck, Slide slide) {
    return slide
        .notes()
        .minutes()
        .orElseGet(
            () ->
                deck.chapter().stream()
                    .flatMap(chapter -> chapter.steps().stream())
                    .filter(step -> slide.steps().contains(step.number()))
                    .mapToInt(StepCard::minutes)
                    .sum());
  }

  /** Minutes of a deck with all that it holds. */
  public static int minutes(Deck deck) {
    return deck.slides().stream().mapToInt(slide -> minutes(deck, slide)).sum();
  }

  /**
   * The steps of an exercise.
   *
   * @throws DeckError if one does not exist, or is not for the room
   */
  public static List<StepCard> cards(Chapter chapter, List<Integer> steps) {
    return steps.stream().map(step -> card(chapter, step)).toList();
  }

  private static StepCard card(Chapter chapter, int step) {
    StepCard card =
        chapter.steps().stream()
            .filter(each -> each.number() == step)
            .findFirst()
            .orElseThrow(
                () ->
                    new DeckError(
                        "steps: chapter "
                            + chapter.number()
                            + " has no step "
                            + step
                            + ", but 1 to "
                            + chapter.steps().size()
                            + "."));
    if (card.kind() != StepCard.Kind.CORE) {
      throw new DeckError(
          "steps: step %d of chapter %d (%s) is a %s step, and a room does core steps: leave it out."
              .formatted(
                  step,
                  chapter.number(),
                  card.title(),
                  card.kind().name().toLowerCase(Locale.ROOT)));
    }
    return card;
  }
}
