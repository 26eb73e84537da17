package runner.protocol;

/** How a step ended. */
public enum Status {
  /** Every test of the step passed. */
  PASS,
  /** A test failed. */
  FAIL,
  /** The chapter does not compile. */
  COMPILE_ERROR,
  /** The step took longer than it may. */
  TIMEOUT,
  /** The program ended, or ran out of memory, in the middle of the step. */
  CRASH,
  /** The submission uses what it must not use. */
  POLICY_VIOLATION,
  /** The step can't be judged yet. */
  NOT_RUN
}
