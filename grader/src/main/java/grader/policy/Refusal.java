package grader.policy;

/**
 * Something that a submission must not name.
 *
 * @param file name of the source file
 * @param line in it; 0 if the compiler kept none
 * @param what is named, for example {@code java.lang.System.exit(int)}
 * @param why a sentence: the rule, and what to use instead if there is something
 */
public record Refusal(String file, int line, String what, String why) {

  /** One line for the student. */
  public String told() {
    return file + (line > 0 ? ":" + line : "") + ": " + what + " is not allowed here. " + why;
  }
}
