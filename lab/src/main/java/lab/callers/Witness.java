package lab.callers;

import java.util.function.Supplier;

/** Sees what the reader's code does; always on the thread that does it. */
public interface Witness {
  /** Sees nothing. */
  Witness NOBODY = new Witness() {};

  /** Something is about to reach a server. It does so when this returns. */
  default void before(Act act) {}

  /**
   * It has been answered, and the caller does not know yet.
   *
   * @param reply as text; asked for at once or never
   */
  default void after(Act act, Supplier<String> reply) {}

  /**
   * The thread will wait in the lab.
   *
   * @param what it does, as in "sleeps 50 ms"
   */
  default void willWait(String what) {}

  /** The thread stands in a gate of the lab now: only others, or time, let it go. */
  default void stands() {}
}
