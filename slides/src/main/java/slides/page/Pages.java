package slides.page;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import runner.course.Course;
import slides.agenda.Agenda;
import slides.deck.Deck;
import slides.deck.Decks;
import slides.deck.Fault;
import slides.figure.Figures;
import slides.shell.Commands;

/**
 * All pages of the course's slides.
 *
 * @param pictures SVG by the name of its file, as pages show it
 */
public record Pages(List<DeckPage> decks, Agenda agenda, Map<String, String> pictures) {

  /** Reads and makes all; nothing is written. */
  public static Pages of(Course course, Commands commands) {
    List<Deck> decks = Decks.of(course);
    Agenda agenda = Agenda.of(course, decks);
    Material material = Material.of(new Figures(course), commands, agenda);
    List<DeckPage> pages = decks.stream().map(deck -> DeckPage.of(deck, material)).toList();
    return new Pages(pages, agenda, material.pictures());
  }

  /** What is wrong with decks and agenda. */
  public List<Fault> faults() {
    return Stream.concat(
            decks.stream().flatMap(page -> page.faults().stream()), agenda.faults().stream())
        .toList();
  }

  /** The page that leads to the decks. */
  public String index() {
    return Frame.index(decks.stream().map(DeckPage::deck).toList(), agenda.plans());
  }
}
