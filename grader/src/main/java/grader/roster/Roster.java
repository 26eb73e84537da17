package grader.roster;

import grader.model.Account;
import grader.model.Clean;
import grader.model.Names;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
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
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import runner.cache.Reasons;
import runner.trouble.CommandError;

/**
 * The class: a CSV file in UTF-8 with commas, semicolons or tabs, whose first line names its
 * columns. {@code id} is needed; {@code name}, or {@code first name} and {@code last name}, is not.
 * What gradebooks may want to know of a person is in {@code email}, {@code login}, {@code section}
 * and {@code canvas id}; when somebody handed in, in {@code submitted}.
 *
 * @param people in the order of the file
 */
public record Roster(List<Person> people) {
  private static final List<String> IDS = List.of("id", "student id", "student", "submission");
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
   * @throws CommandError if it can't be read, has no column of ids, or an id stands in it twice
   */
  public static Roster read(Path file) {
    String text = text(file);
    CSVFormat format =
        CSVFormat.DEFAULT
            .builder()
            .setDelimiter(delimiter(text))
            .setIgnoreEmptyLines(true)
            .setTrim(true)
            .get();
    try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
      return new Table(file, parser.getRecords()).roster();
    } catch (IOException | IllegalStateException | UncheckedIOException unreadable) {
      throw new CommandError(
          "The roster " + file + " is no CSV file (" + unreadable.getMessage() + ").");
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

  private static String text(Path file) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException other) {
      throw new CommandError("The roster " + file + " is not in UTF-8: save it as \"CSV UTF-8\".");
    } catch (NoSuchFileException missing) {
      throw new CommandError("There is no file " + file + ".");
    } catch (IOException unreadable) {
      throw new CommandError(
          "The roster " + file + " can't be read (" + Reasons.of(unreadable) + ").");
    }
  }

  /** The one of which the first line has most. */
  private static char delimiter(String text) {
    String first = text.lines().findFirst().orElse("");
    char best = ',';
    for (char each : new char[] {';', '\t'}) {
      if (count(first, each) > count(first, best)) {
        best = each;
      }
    }
    return best;
  }

  private static long count(String line, char wanted) {
    return line.chars().filter(each -> each == wanted).count();
  }

  /** The lines of the file, the first of which names the columns. */
  private record Table(Path file, List<CSVRecord> lines) {

    Roster roster() {
      int id = column(IDS);
      if (id < 0) {
        throw new CommandError(
            "The roster "
                + file
                + " needs a first line with a column \"id\", whose values are the names of the"
                + " submissions; it has: "
                + (lines.isEmpty() ? "nothing" : String.join(", ", lines.get(0).toList()))
                + ".");
      }
      List<Person> people = new ArrayList<>();
      Set<String> ids = new HashSet<>();
      for (CSVRecord line : lines.subList(1, lines.size())) {
        Person person = person(line, cell(line, id));
        if (!person.id().isEmpty() && !ids.add(Names.folded(person.id()))) {
          throw new CommandError(
              "The roster " + file + " has the id \"" + person.id() + "\" twice.");
        } else if (!person.id().isEmpty()) {
          people.add(person);
        }
      }
      return new Roster(List.copyOf(people));
    }

    private Person person(CSVRecord line, String id) {
      return new Person(
          id,
          (cell(line, FIRST) + " " + cell(line, LAST)).strip(),
          new Account(
              true, cell(line, EMAIL), cell(line, LOGIN), cell(line, SECTION), cell(line, CANVAS)),
          handedIn(line));
    }

    private @Nullable OffsetDateTime handedIn(CSVRecord line) {
      String text = cell(line, SUBMITTED);
      try {
        return text.isEmpty() ? null : OffsetDateTime.parse(text);
      } catch (DateTimeParseException other) {
        throw new CommandError(
            "The roster "
                + file
                + ", row "
                + line.getRecordNumber()
                + ": submitted must be a date and time with its zone, as in"
                + " 2026-12-01T23:59+01:00, but was "
                + text
                + ".");
      }
    }

    private String cell(CSVRecord line, List<String> names) {
      return cell(line, column(names));
    }

    /** The column of the first of these names that there is; -1 if none is. */
    private int column(List<String> names) {
      List<String> header =
          lines.isEmpty() ? List.of() : lines.get(0).stream().map(Names::folded).toList();
      return names.stream().mapToInt(header::indexOf).filter(at -> at >= 0).findFirst().orElse(-1);
    }

    private static String cell(CSVRecord line, int column) {
      return column < 0 || column >= line.size() ? "" : Clean.line(line.get(column));
    }
  }
}
