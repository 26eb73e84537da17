package slides.agenda;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import runner.course.Course;
import runner.course.SourceText;
import slides.deck.DeckError;
import slides.deck.Decks;

/** Reads {@code slides/agenda.yaml}. */
public final class AgendaFile {
  /** Its name, for those who are told what is wrong. */
  public static final String NAME = "agenda.yaml";

  private static final int LONGEST_BREAK = 120;

  private AgendaFile() {}

  /**
   * The days that are planned, in the order of the file.
   *
   * @throws DeckError if it says something else than begin, end and parts
   */
  public static List<Day> read(Course course) {
    Path file = course.root().resolve(Decks.FOLDER).resolve(NAME);
    if (!Files.exists(file)) {
      throw new DeckError("there is no such file: README.md beside it shows what it holds.");
    }
    List<Day> days = new ArrayList<>();
    fields(load(file), "the file")
        .forEach((name, value) -> days.add(day(name, fields(value, name))));
    return days;
  }

  private static @Nullable Object load(Path file) {
    try {
      return new Yaml(new SafeConstructor(new LoaderOptions())).load(SourceText.read(file).text());
    } catch (YAMLException wrong) {
      throw new DeckError("it is no YAML: " + wrong.getMessage());
    }
  }

  private static Day day(String name, Map<String, ?> fields) {
    if (!(fields.get("parts") instanceof List<?> parts)) {
      throw new DeckError(name + " has no list \"parts\".");
    }
    return new Day(
        name,
        time(name, "begin", fields),
        time(name, "end", fields),
        parts.stream().map(part -> part(name, fields(part, "a part of " + name))).toList());
  }

  private static Day.Part part(String day, Map<String, ?> fields) {
    if (fields.get("break") instanceof Integer minutes && minutes > 0 && minutes <= LONGEST_BREAK) {
      return new Day.Break(minutes);
    } else if (fields.get("deck") instanceof String deck) {
      return new Day.Session(deck, steps(day, fields.get("steps")));
    }
    throw new DeckError(
        day
            + " has the part "
            + fields
            + "; a part is \"deck: NAME\" or \"break: MINUTES\", 1 to "
            + LONGEST_BREAK
            + ".");
  }

  private static List<Integer> steps(String day, @Nullable Object value) {
    if (value == null) {
      return List.of();
    }
    if (value instanceof List<?> list && list.stream().allMatch(Integer.class::isInstance)) {
      return list.stream().map(Integer.class::cast).toList();
    }
    throw new DeckError(day + " has steps " + value + "; write them as [1, 2].");
  }

  private static LocalTime time(String day, String key, Map<String, ?> fields) {
    try {
      return LocalTime.parse(String.valueOf(fields.get(key)));
    } catch (DateTimeException wrong) {
      throw new DeckError(
          day
              + ": "
              + key
              + " must be a time in quotation marks, as \"09:00\", but was "
              + fields.get(key)
              + ".");
    }
  }

  private static Map<String, ?> fields(@Nullable Object value, String what) {
    if (value instanceof Map<?, ?> map
        && map.keySet().stream().allMatch(String.class::isInstance)) {
      @SuppressWarnings("unchecked") // all keys are texts
      Map<String, ?> fields = (Map<String, ?>) map;
      return fields;
    }
    throw new DeckError(what + " holds no fields, but " + value + ".");
  }
}
