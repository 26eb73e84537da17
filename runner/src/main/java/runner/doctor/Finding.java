package runner.doctor;

/**
 * One thing that was looked at.
 *
 * @param remedy what to do about it; empty if it is well
 */
public record Finding(String subject, String state, String remedy) {

  public boolean isWell() {
    return remedy.isEmpty();
  }

  static Finding well(String subject, String state) {
    return new Finding(subject, state, "");
  }

  static Finding of(String subject, boolean well, String state, String remedy) {
    return new Finding(subject, state, well ? "" : remedy);
  }
}
