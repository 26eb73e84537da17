package slides.page;

import java.util.List;
import java.util.Optional;
import org.commonmark.node.OrderedList;
import slides.deck.Block;
import slides.deck.Deck;
import slides.deck.Slide;
import slides.figure.Figures;

/** The questions of a card, for paper: the numbered list of a deck that is of no chapter. */
final class CardPage {
  private CardPage() {}

  /** The page; none if no deck has such a list. */
  static Optional<String> of(List<Deck> decks, Figures figures) {
    return decks.stream()
        .filter(deck -> deck.chapter().isEmpty())
        .flatMap(deck -> deck.slides().stream())
        .flatMap(slide -> of(slide, figures).stream())
        .findFirst();
  }

  private static Optional<String> of(Slide slide, Figures figures) {
    Prose prose = new Prose(figures, Optional.empty());
    return slide.all(Block.Text.class).stream()
        .map(Block.Text::node)
        .filter(OrderedList.class::isInstance)
        .findFirst()
        .map(questions -> Frame.card(slide.headline(), prose.of(questions)));
  }
}
