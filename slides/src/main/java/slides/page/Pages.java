package slides.page;

import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 * @param decks with all their exercises
 * @param shortened those of days that leave exercises out
 * @param card to be printed; none if no deck has one
 * @param pictures SVG by the name of its file, as pages show it
 */
public record Pages(
    List<DeckPage> decks,
    List<DeckPage> shortened,
    Optional<String> card,
    Agenda agenda,
    Map<String, String> pictures) {

  /** Reads and makes all; nothing is written. */
  public static Pages of(Course course, Commands commands) {
    List<Deck> decks = Decks.of(course);
    Agenda agenda = Agenda.of(course, decks);
    Material material = Material.of(new Figures(course), commands, agenda);
    Stream<Deck> shortened =
        agenda.plans().stream().flatMap(plan -> plan.shortened().stream()).distinct();
    return new Pages(
        decks.stream().map(deck -> DeckPage.of(deck, material)).toList(),
        shortened.map(deck -> DeckPage.of(deck, material)).toList(),
        CardPage.of(decks, material.figures()),
        agenda,
        material.pictures());
  }

  /** Whole and shortened decks. */
  public List<DeckPage> all() {
    return Stream.concat(decks.stream(), shortened.stream()).toList();
  }

  /** What is wrong with decks and agenda. */
  public List<Fault> faults() {
    return Stream.concat(
            decks.stream().flatMap(page -> page.faults().stream()), agenda.faults().stream())
        .toList();
  }

  /** The page that leads to the decks. */
  public String index() {
    return Frame.index(
        decks.stream().map(DeckPage::deck).toList(), agenda.plans(), card.isPresent());
  }
}
