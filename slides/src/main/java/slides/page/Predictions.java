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
    for (Slide slide : deck.slides()) {
      boolean asks = slide.has(Block.Predict.class);
      if (slide.reveals() && asks) {
        faults.add(Fault.of(deck, slide, "it asks for a prediction and shows the answer: " + TWO));
      } else if (slide.reveals() && !asked) {
        faults.add(Fault.of(deck, slide, shown(slide) + " without a prediction: " + ASK));
      }
      asked = asks || slide.reveals(); // what follows is told once
    }
    return faults;
  }

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
