package grader.model;

/**
 * What the roster says of a student beside the name, for the gradebooks of other systems; texts are
 * empty where it says nothing.
 *
 * @param enrolled whether the student is in the class; everybody is if there is no roster
 * @param canvasId the number by which Canvas knows the student
 */
public record Account(
    boolean enrolled, String email, String login, String section, String canvasId) {

  /** Somebody of whom no more is known than whether they are in the class. */
  public static Account unknown(boolean enrolled) {
    return new Account(enrolled, "", "", "", "");
  }
}
