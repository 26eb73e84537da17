package slides.agenda;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import runner.course.Course;
import slides.deck.Deck;
import slides.deck.DeckError;
import slides.deck.Decks;
import slides.deck.Fault;

/**
 * The days of the workshop, added up.
 *
 * @param faults what is wrong with them
 */
public record Agenda(List<Plan> plans, List<Fault> faults) {
  private static final String PLACE = Decks.FOLDER + "/" + AgendaFile.NAME;

  /** Reads and adds up all days; a day with a fault is left out. */
  public static Agenda of(Course course, List<Deck> decks) {
    List<Plan> plans = new ArrayList<>();
    List<Fault> faults = new ArrayList<>();
    try {
      for (Day day : AgendaFile.read(course)) {
        add(day, decks, plans, faults);
      }
    } catch (DeckError wrong) {
      faults.add(new Fault(PLACE, String.valueOf(wrong.getMessage())));
    }
    return new Agenda(List.copyOf(plans), List.copyOf(faults));
  }

  private static void add(Day day, List<Deck> decks, List<Plan> plans, List<Fault> faults) {
    try {
      Plan plan = Plan.of(day, decks);
      plans.add(plan);
      if (plan.minutesLeft() < 0) {
        faults.add(
            new Fault(
                PLACE,
                "%s would last until %s, %d minutes longer than its end at %s: leave steps out, or shorten slides."
                    .formatted(day.name(), plan.end(), -plan.minutesLeft(), day.end())));
      }
    } catch (DeckError wrong) {
      faults.add(new Fault(PLACE, String.valueOf(wrong.getMessage())));
    }
  }

  /** The day of a name. */
  public Optional<Plan> day(String name) {
    return plans.stream().filter(plan -> plan.day().name().equals(name)).findFirst();
  }

  /** All days, for a terminal. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (Plan plan : plans) {
      lines.add(plan.day().name() + ", " + plan.day().begin() + " to " + plan.day().end());
      plan.entries().forEach(entry -> lines.add(line(entry)));
      lines.add("  " + plan.end() + "  end, " + plan.minutesLeft() + " min left");
      lines.add("");
    }
    return lines;
  }

  private static String line(Plan.Entry entry) {
    return String.format(
            Locale.ROOT,
            "  %s  %3d min  %s%s",
            entry.begin(),
            entry.minutes(),
            entry.title(),
            entry.steps().isEmpty() ? "" : " (" + entry.steps() + ")")
        .stripTrailing();
  }
}
