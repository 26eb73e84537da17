package grader.judge;

/** What follows from something that the policy does not allow. */
public enum Enforcement {
  /** It is not run. */
  ENFORCE,
  /** It is run, and reported. */
  REPORT,
  /** Nobody looks. */
  OFF
}
