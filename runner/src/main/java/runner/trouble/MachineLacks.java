package runner.trouble;

import org.jspecify.annotations.Nullable;

/**
 * This machine lacks something that the workbook needs. The message is one sentence that says what,
 * and what to do; exit status 3.
 */
public final class MachineLacks extends RuntimeException {
  private static final long serialVersionUID = 1;

  public MachineLacks(String sentence) {
    super(sentence);
  }

  public MachineLacks(String sentence, @Nullable Throwable cause) {
    super(sentence, cause);
  }
}
