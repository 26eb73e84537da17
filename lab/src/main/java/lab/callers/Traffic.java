package lab.callers;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** What a connection between the reader's code and a server knows about the threads that use it. */
public interface Traffic {

  /**
   * Threads whose command waits inside the server for something that another caller must do: a
   * blocking pop, a subscription, a row lock.
   */
  Set<Thread> waiting();

  /** Whether the server may have said something to one of those, which has not arrived yet. */
  default boolean mayHear() {
    return false;
  }

  /** Threads whose command is on its way: they will go on by themselves. */
  Set<Thread> flying();

  /** Time until the first of these waits ends by itself; empty if none does. */
  default Optional<Duration> next() {
    return Optional.empty();
  }

  /** A number that changes with everything that happens here. */
  long activity();
}
