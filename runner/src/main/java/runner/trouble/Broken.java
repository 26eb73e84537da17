package runner.trouble;

/** A file of the course itself can't be understood; the message names it and says why. */
public final class Broken extends RuntimeException {
  private static final long serialVersionUID = 1;

  public Broken(String message) {
    super(message);
  }
}
