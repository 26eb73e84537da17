package slides.page;

import java.util.stream.Stream;
import slides.deck.Block;
import slides.deck.DeckError;
import slides.deck.Slide;
import slides.deck.Words;

/** How much a slide holds, in pixels of 1280 by 720. */
final class Room {
  /** Of a line of code, inside its frame. */
  static final int WIDTH = 1116;

  /** Left of a slide by its headline, its margins and what stands around code. */
  private static final int HEIGHT = 496;

  private static final int LINE = 42;

  /** Around a prediction: its frame and what it asks for. */
  private static final int QUESTION = 84;

  private static final int QUESTION_LETTERS = 62;
  private static final int COMMAND = 56;

  /** Around each piece of code: its label, its margins. */
  private static final int FRAME = 70;

  private static final int LETTERS = 84;
  private static final int HEADLINE_LETTERS = 54;
  private static final int MOST_WORDS = 50;

  private Room() {}

  /** What is left for code on a slide. */
  static int forCode(Slide slide) {
    int lines =
        texts(slide).mapToInt(text -> 1 + text.length() / LETTERS).sum()
            + slide.headline().length() / HEADLINE_LETTERS;
    int questions =
        slide.all(Block.Predict.class).stream()
            .mapToInt(each -> QUESTION + LINE * (1 + each.question().length() / QUESTION_LETTERS))
            .sum();
    int commands =
        slide.all(Block.Shell.class).stream().mapToInt(each -> each.lines().size()).sum();
    int blocks = slide.all(Block.Code.class).size();
    int left = HEIGHT - lines * LINE - questions - commands * COMMAND;
    return left / Math.max(1, blocks) - (blocks > 1 ? FRAME : 0);
  }

  /** Whether its words stand beside code or a picture. */
  static boolean isBeside(Slide slide) {
    return slide.has(Block.Code.class)
        || slide.has(Block.Picture.class)
        || slide.has(Block.Timeline.class);
  }

  /** Words beside code or a picture are few, or nobody looks at it. */
  static void check(Slide slide) {
    long words = texts(slide).mapToLong(text -> text.split("\\s+").length).sum();
    if (isBeside(slide) && words > MOST_WORDS) {
      throw new DeckError(
          "it has %d words beside code or a picture, and %d are read: say the rest, in its notes."
              .formatted(words, MOST_WORDS));
    }
  }

  private static Stream<String> texts(Slide slide) {
    return slide.all(Block.Text.class).stream().map(text -> Words.shown(text.node()));
  }
}
