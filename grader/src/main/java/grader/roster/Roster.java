package grader.roster;

import grader.model.Account;
import grader.model.Names;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import runner.trouble.CommandError;

/**
 * The class: a CSV file in UTF-8 with commas, semicolons or tabs, whose first line names its
 * columns. {@code id}, which Moodle calls {@code ID number}, is needed; {@code name}, or {@code
 * first name} and {@code last name}, is not. What gradebooks may want to know of a person is in
 * {@code email}, {@code login}, {@code section} and {@code canvas id}; when somebody handed in, in
 * {@code submitted}.
 *
 * @param people in the order of the file
 */
public record Roster(List<Person> people) {
  private static final List<String> IDS =
      List.of("id", "student id", "student", "submission", "id number");
  private static final List<String> FIRST = List.of("name", "full name", "first name");
  private static final List<String> LAST = List.of("last name", "surname", "family name");
  private static final List<String> EMAIL =
      List.of("email", "e-mail", "mail", "email address", "e-mail address");
  private static final List<String> LOGIN = List.of("login", "username", "sis login id");
  private static final List<String> SECTION = List.of("section");
  private static final List<String> CANVAS = List.of("canvas id", "canvas_id");

  private static final List<String> SUBMITTED = List.of("submitted");

  /** Nobody is known; each submission is a student. */
  public static Roster none() {
    return new Roster(List.of());
  }

  /**
   * Reads a file.
   *
   * @throws CommandError if it can't be read, has no column of ids, holds nobody, or has a row
   *     without an id, with the id of another, or with more cells than there are columns
   */
  public static Roster read(Path file) {
    Table table = new Table(file);
    if (!table.has(IDS)) {
      throw table.wrong(
          "needs a first line with a column \"id\", whose values are the names of the submissions;"
              + " it has: "
              + (table.titles().isEmpty()
                  ? "nothing."
                  : String.join(", ", table.titles())
                      + ". Rename one to id; those with names to name, or first name and last"
                      + " name."));
    }
    List<Person> people = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (CSVRecord row : table.rows()) {
      Person person = person(table, row);
      if (person.id().isEmpty()) {
        throw table.wrong(row, "it has no id; give everybody one.");
      } else if (!ids.add(Names.folded(person.id()))) {
        throw table.wrong("has the id \"" + person.id() + "\" twice.");
      }
      people.add(person);
    }
    if (people.isEmpty()) {
      throw table.wrong("holds nobody: below its first line must be one for each student.");
    }
    return new Roster(List.copyOf(people));
  }

  private static Person person(Table table, CSVRecord row) {
    return new Person(
        table.cell(row, IDS),
        (table.cell(row, FIRST) + " " + table.cell(row, LAST)).strip(),
        new Account(
            true,
            table.cell(row, EMAIL),
            table.cell(row, LOGIN),
            table.cell(row, SECTION),
            table.cell(row, CANVAS)),
        handedIn(table, row));
  }

  private static @Nullable OffsetDateTime handedIn(Table table, CSVRecord row) {
    String text = table.cell(row, SUBMITTED);
    try {
      return text.isEmpty() ? null : OffsetDateTime.parse(text);
    } catch (DateTimeParseException other) {
      throw table.wrong(
          row,
          "submitted must be a date and time with its zone, as in 2026-12-01T23:59+01:00, but was "
              + text
              + ".");
    }
  }

  /** People by their ids, folded as by {@link Names#folded}. */
  public Map<String, Person> byId() {
    Map<String, Person> all = new HashMap<>();
    people.forEach(person -> all.putIfAbsent(Names.folded(person.id()), person));
    return all;
  }

  /** People by their names, folded as by {@link Names#folded}: one name may be of several. */
  public Map<String, List<Person>> byName() {
    return people.stream().collect(Collectors.groupingBy(person -> Names.folded(person.name())));
  }
}
