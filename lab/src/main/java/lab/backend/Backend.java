package lab.backend;

import java.util.List;

/** A running Redis and a running PostgreSQL, and the duty to end what was started for them. */
public interface Backend extends AutoCloseable {

  /** Where the servers are, seen from place 0, and what can be done to them. */
  Servers servers();

  /** Whether both servers answer, and still belong to this backend. Takes milliseconds. */
  boolean isServing();

  /** What serves, for people: the servers' programs, or where they are. */
  List<String> programs();

  /** Ends what this backend has started and removes its files. A second call does nothing. */
  @Override
  void close();
}
