package runner.run;

/** A run was given up from another thread; there is no verdict. */
public final class Abandoned extends RuntimeException {
  private static final long serialVersionUID = 1;

  Abandoned() {
    super("the run was given up", null, false, false);
  }
}
