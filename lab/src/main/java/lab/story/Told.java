package lab.story;

import java.util.List;
import java.util.Locale;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/**
 * An assertion whose failure is a {@link Story}. Say what customers did with {@code as(...)} and
 * the likely cause with {@link #because} before the assertion itself.
 */
public abstract class Told<S extends Told<S, A>, A> extends AbstractAssert<S, A> {
  private String cause = "";

  protected Told(A actual, Class<S> self) {
    super(actual, self);
  }

  /** The likely cause, should the next assertion fail; a format as in {@link String#format}. */
  public S because(String sentence, Object... values) {
    cause = values.length == 0 ? sentence : String.format(Locale.ROOT, sentence, values);
    return myself;
  }

  /** The story of a failure; {@code guess} is told if the test named no cause. */
  protected Story story(String saw, String expected, String guess) {
    String situation = info.descriptionText();
    return Story.saw("%s", situation.isEmpty() ? saw : sentence(situation) + " " + saw)
        .expected("%s", expected)
        .because("%s", cause.isEmpty() ? guess : cause);
  }

  private static String sentence(String text) {
    return text.endsWith(".") || text.endsWith(":") || text.endsWith(";") ? text : text + ".";
  }

  /** Up to three of the values, for a message. */
  protected static String some(List<?> values) {
    String shown =
        values.stream().limit(3).map(String::valueOf).reduce((a, b) -> a + ", " + b).orElse("");
    return values.size() > 3 ? shown + " and " + (values.size() - 3) + " more" : shown;
  }

  /** The value, or "nothing" for null. */
  protected static String named(@Nullable Object value) {
    return value == null ? "nothing" : value.toString();
  }

  /** "once", "twice", "7 times". */
  protected static String times(long count) {
    return count == 1 ? "once" : count == 2 ? "twice" : count + " times";
  }
}
