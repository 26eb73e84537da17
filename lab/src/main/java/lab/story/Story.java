package lab.story;

import java.util.Locale;

/**
 * A failed step, told in this order: what the shop's customers saw, what was expected, the likely
 * cause. Begin with {@link #saw}; a story is not complete without all three.
 */
public final class Story extends AssertionError {
  private static final long serialVersionUID = 1;

  private final String saw;
  private final String expected;
  private final String cause;
  private final String told;

  private Story(String saw, String expected, String cause, String signature, String picture) {
    super(String.join("\n", saw, expected, cause) + signature + picture);
    this.saw = saw;
    this.expected = expected;
    this.cause = cause;
    this.told = String.join("\n", saw, expected, cause) + signature;
  }

  /** What customers saw, as one or two sentences; a format as in {@link String#format}. */
  public static Saw saw(String sentence, Object... values) {
    return new Saw(format(sentence, values));
  }

  /** What customers saw. */
  public String saw() {
    return saw;
  }

  /** What was expected instead. */
  public String expected() {
    return expected;
  }

  /** The likely cause, chosen from what was observed. */
  public String likelyCause() {
    return cause;
  }

  /** The story in words, without the picture that the message may end with. */
  public String told() {
    return told;
  }

  /**
   * The same story, ended by a line that says in which step it happened and how to repeat it.
   *
   * @param picture of the run, as lines of text that the message ends with; empty for none
   */
  public Story signed(String signature, String picture) {
    String below = picture.isEmpty() ? "" : "\n\n" + picture;
    Story signed = new Story(saw, expected, cause, "\n" + signature, below);
    signed.setStackTrace(getStackTrace());
    return signed;
  }

  private static String format(String sentence, Object... values) {
    return values.length == 0 ? sentence : String.format(Locale.ROOT, sentence, values);
  }

  /** A story that knows what was seen. */
  public record Saw(String saw) {
    /** What was expected instead, as one sentence. */
    public Expected expected(String sentence, Object... values) {
      return new Expected(saw, format(sentence, values));
    }
  }

  /** A story that lacks only its cause. */
  public record Expected(String saw, String expected) {
    /** The likely cause, and what the step asks for. */
    public Story because(String sentence, Object... values) {
      return new Story(saw, expected, format(sentence, values), "", "");
    }
  }
}
