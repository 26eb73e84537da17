package runner.protocol;

/**
 * How one test method ended.
 *
 * @param test name of the method, or of the class if the class itself failed
 * @param message what to tell the reader; empty if it passed
 * @param exception class of what was thrown; empty if it passed
 */
public record TestResult(String test, Status status, String message, String exception) {}
