package lab.backend;

/** A running Redis and a running PostgreSQL, and the duty to end them. */
public interface Backend extends AutoCloseable {

  /** Where the servers are, seen from place 0. */
  Servers servers();

  /** Ends what this backend has started and removes its files. A second call does nothing. */
  @Override
  void close();
}
