package lab.backend;

/** Is told how far the slow parts of a start have come; called from any thread. */
@FunctionalInterface
public interface Progress {

  /** Listens to nothing. */
  Progress NONE = (what, done, total) -> {};

  /**
   * Something has moved on.
   *
   * @param what what is going on, as words for the screen: "fetching PostgreSQL 17.11.0"
   * @param done bytes done so far
   * @param total bytes to do, or -1 if that is unknown
   */
  void step(String what, long done, long total);
}
