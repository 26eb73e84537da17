package slides.deck;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What only the speaker sees.
 *
 * @param minutes that the slide takes; empty where they are computed from an exercise
 * @param texts Markdown by its key, in the order of the file
 */
public record Notes(OptionalInt minutes, Map<String, String> texts) {
  private static final String MINUTES = "minutes";
  private static final String ANSWER = "answer";
  private static final List<String> TEXTS = List.of("ask", ANSWER, "show", "watch out");
  private static final int MOST_MINUTES = 20;

  /** Notes that say nothing, for a slide that has none. */
  static final Notes NONE = new Notes(OptionalInt.empty(), Map.of());

  /**
   * Reads the lines of a block.
   *
   * @param exercise whether the slide's minutes are those of its steps
   * @throws DeckError if a line is missing or unknown
   */
  static Notes of(String lines, boolean exercise) {
    KeyLines all = KeyLines.of("notes", lines);
    Map<String, String> texts = new LinkedHashMap<>(all.values());
    String minutes = texts.remove(MINUTES);
    all.allow(MINUTES, TEXTS);
    if (texts.values().stream().allMatch(String::isBlank)) {
      throw new DeckError("its notes say nothing: write at least one of " + TEXTS + ".");
    } else if (exercise && minutes != null) {
      throw new DeckError(
          "its notes state minutes, but those of an exercise are computed from its steps: leave"
              + " the line out.");
    }
    return new Notes(exercise ? OptionalInt.empty() : OptionalInt.of(minutes(minutes)), texts);
  }

  /** Whether they answer what the slide asks. */
  public boolean haveAnswer() {
    return texts.containsKey(ANSWER);
  }

  private static int minutes(@Nullable String text) {
    if (text == null) {
      throw new DeckError("its notes state no minutes: add a line such as \"minutes: 3\".");
    }
    if (!text.matches("\\d{1,2}") || Integer.parseInt(text) > MOST_MINUTES) {
      throw new DeckError(
          "minutes must be a whole number from 0 to "
              + MOST_MINUTES
              + ", but was \""
              + text
              + "\".");
    }
    return Integer.parseInt(text);
  }
}
