package slides.cli;

import java.util.List;
import java.util.stream.Collectors;
import runner.trouble.CommandError;
import slides.deck.Deck;

/** A deck as it is named on the command line. */
final class DeckName {
  private DeckName() {}

  /** The deck of a name, a chapter's number or id; {@link CommandError} lists those there are. */
  static Deck find(String name, List<Deck> decks) {
    String wanted = name.strip().replaceFirst("\\.md$", "");
    return decks.stream()
        .filter(deck -> deck.name().equals(wanted) || isOfChapter(deck, wanted))
        .findFirst()
        .orElseThrow(
            () ->
                new CommandError(
                    "There is no deck \""
                        + name
                        + "\". There are: "
                        + decks.stream().map(Deck::name).collect(Collectors.joining(", "))
                        + "."));
  }

  private static boolean isOfChapter(Deck deck, String wanted) {
    return deck.chapter()
        .map(
            chapter ->
                wanted.equals(chapter.id())
                    || wanted.equals(String.valueOf(chapter.number()))
                    || wanted.equals(chapter.folder().substring(0, 4)))
        .orElse(false);
  }
}
