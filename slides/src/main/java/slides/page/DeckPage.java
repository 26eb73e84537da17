package slides.page;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import slides.agenda.Pace;
import slides.deck.Block;
import slides.deck.Deck;
import slides.deck.DeckError;
import slides.deck.Fault;
import slides.deck.Slide;

/**
 * The page of one deck, for reveal.js.
 *
 * @param faults what is wrong with the deck; the page is of use only if there are none
 */
public record DeckPage(Deck deck, String html, List<Fault> faults) {
  private static final int SECONDS = 60;

  /** Makes it; goes on behind each fault, so that all are told at once. */
  public static DeckPage of(Deck deck, Material material) {
    List<Fault> faults = new ArrayList<>(deck.faults());
    faults.addAll(Predictions.faults(deck));
    Prose prose = new Prose(material.figures(), deck.chapter());
    StringBuilder slides = new StringBuilder();
    for (Slide slide : deck.slides()) {
      slides.append(slide(deck, slide, material, prose, faults));
    }
    String html = Frame.deck(deck.numbered(), Pace.minutes(deck) * SECONDS, slides.toString());
    return new DeckPage(deck, html, List.copyOf(faults));
  }

  private static String slide(
      Deck deck, Slide slide, Material material, Prose prose, List<Fault> faults) {
    StringBuilder html = new StringBuilder();
    html.append("<section data-timing=\"" + Pace.minutes(deck, slide) * SECONDS + "\">\n");
    html.append("<div class=\"page").append(style(slide)).append("\">\n");
    html.append(slide.isTitle() ? Frame.kicker(deck) : "");
    html.append(guarded(deck, slide, faults, () -> prose.of(slide.heading())));
    BlockHtml blocks = new BlockHtml(material, deck, slide, prose);
    for (Block block : slide.blocks()) {
      html.append(guarded(deck, slide, faults, () -> blocks.of(block)));
    }
    html.append("</div>\n");
    NotesHtml notes = new NotesHtml(deck, material.figures(), prose);
    html.append(guarded(deck, slide, faults, () -> checked(slide, notes)));
    return html.append("</section>\n").toString();
  }

  private static String style(Slide slide) {
    if (slide.isTitle()) {
      return " title";
    }
    return Room.isBeside(slide) ? " beside" : "";
  }

  private static String checked(Slide slide, NotesHtml notes) {
    Room.check(slide);
    return notes.of(slide);
  }

  private static String guarded(
      Deck deck, Slide slide, List<Fault> faults, Supplier<String> making) {
    try {
      return making.get();
    } catch (DeckError wrong) {
      Fault fault = Fault.of(deck, slide, String.valueOf(wrong.getMessage()));
      if (!faults.contains(fault)) {
        faults.add(fault);
      }
      return "";
    }
  }
}
