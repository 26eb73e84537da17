package lab.callers;

import java.util.Set;

/** What a connection between the reader's code and a server knows about the threads that use it. */
public interface Traffic {

  /**
   * Threads whose command waits inside the server for something that another caller must do: a
   * blocking pop, a subscription, a row lock.
   */
  Set<Thread> waiting();

  /** Threads whose command is on its way: they will go on by themselves. */
  Set<Thread> flying();

  /** A number that changes with everything that happens here. */
  long activity();
}
