package grader.rules;

import grader.model.Counting;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import runner.course.Chapter;
import runner.course.Course;
import runner.trouble.CommandError;

/**
 * What an instructor has decided on weights, due dates and lateness.
 *
 * @param late per cent of a chapter's points that each day begun after its due date costs; 0 takes
 *     nothing off, 100 counts nothing that is late
 * @param due of chapters that have no date of their own; null if there is none
 * @param chapters by folder
 */
public record Rules(int late, @Nullable OffsetDateTime due, Map<String, Rule> chapters) {
  /** How a date is written. */
  static final String DATE = "a date and time with its zone, as in 2026-12-01T23:59+01:00";

  /**
   * What was decided on one chapter.
   *
   * @param weight a factor: a point of this chapter counts so many times
   * @param due null if none is named
   */
  record Rule(double weight, @Nullable OffsetDateTime due) {
    static final Rule USUAL = new Rule(1, null);
  }

  /** Every point counts once, whenever it was earned. */
  public static Rules none() {
    return new Rules(0, null, Map.of());
  }

  /**
   * Reads a file.
   *
   * @throws CommandError if it can't be understood; it says the line, the value and what to write
   */
  public static Rules read(Path file, Course course) {
    return new RulesFile(course).read(file);
  }

  /**
   * The same, with another date for chapters that have none of their own.
   *
   * @throws CommandError if the text is no date with a zone
   */
  public Rules due(String text) {
    OffsetDateTime date =
        date(text)
            .orElseThrow(
                () -> new CommandError("--due must be " + DATE + ", but was " + text + "."));
    return new Rules(late, date, chapters);
  }

  /**
   * The same, once all is said.
   *
   * @throws CommandError if being late costs something and nothing is ever due
   */
  public Rules complete() {
    boolean dated = due != null || chapters.values().stream().anyMatch(rule -> rule.due() != null);
    if (late > 0 && !dated) {
      throw new CommandError(
          "late: "
              + late
              + " has no effect, because nothing has a due date: write one under due:, or give"
              + " --due.");
    }
    return this;
  }

  /** How a chapter counts, as the gradebook says it. */
  public Counting of(Chapter chapter) {
    OffsetDateTime date = dueOf(chapter);
    return new Counting(rule(chapter).weight(), date == null ? "" : date.toString(), late);
  }

  /** Whether one of these chapters has a due date. */
  public boolean areDue(List<Chapter> some) {
    return some.stream().anyMatch(chapter -> dueOf(chapter) != null);
  }

  /** Days begun between the due date of a chapter and a moment; 0 in time, or if none is due. */
  public int daysLate(Chapter chapter, OffsetDateTime handedIn) {
    OffsetDateTime date = dueOf(chapter);
    if (date == null || !handedIn.isAfter(date)) {
      return 0;
    }
    return (int) Duration.between(date, handedIn).minusNanos(1).toDays() + 1;
  }

  private @Nullable OffsetDateTime dueOf(Chapter chapter) {
    OffsetDateTime own = rule(chapter).due();
    return own == null ? due : own;
  }

  private Rule rule(Chapter chapter) {
    return chapters.getOrDefault(chapter.folder(), Rule.USUAL);
  }

  static Optional<OffsetDateTime> date(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text.strip()));
    } catch (DateTimeParseException other) {
      return Optional.empty();
    }
  }
}
