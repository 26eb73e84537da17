package slides.page;

import java.util.ArrayList;
import java.util.List;
import slides.deck.Block;
import slides.deck.Deck;
import slides.deck.Fault;
import slides.deck.Slide;

/** Whether the room predicts before it sees: an answer comes directly behind its question. */
final class Predictions {
  private Predictions() {}

  static List<Fault> faults(Deck deck) {
    List<Fault> faults = new ArrayList<>();
    boolean asked = false;
    for (int i = 0; i < deck.slides().size(); i++) {
      Slide slide = deck.slides().get(i);
      boolean asks = slide.has(Block.Predict.class);
      if (slide.reveals() && asks) {
        faults.add(Fault.of(deck, slide, "it asks for a prediction and shows the answer: " + TWO));
      } else if (slide.reveals() && !asked) {
        faults.add(Fault.of(deck, slide, shown(slide) + " without a prediction: " + ASK));
      }
      if (asks && !isRevealed(deck, i) && !slide.notes().haveAnswer()) {
        faults.add(Fault.of(deck, slide, "nothing answers its prediction: " + ANSWER));
      }
      asked = asks || slide.reveals(); // what follows is told once
    }
    return faults;
  }

  private static boolean isRevealed(Deck deck, int place) {
    return place + 1 < deck.slides().size() && deck.slides().get(place + 1).reveals();
  }

  private static final String ANSWER =
      "reveal it on the next slide, or write a line \"answer:\" in the notes.";
  private static final String TWO = "make two slides of it.";
  private static final String ASK = "put a slide with a block \"predict\" directly before it.";

  private static String shown(Slide slide) {
    if (slide.has(Block.Picture.class)) {
      return "it shows demo.svg";
    }
    return slide.has(Block.Timeline.class)
        ? "it shows a timeline"
        : "it shows {"
            + slide.figures().stream().filter(name -> name.contains(".")).findFirst().orElseThrow()
            + "}";
  }
}
