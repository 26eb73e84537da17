package lab.tap;

import java.io.IOException;

/**
 * Stands at a tap. Runs on the caller's own thread, so it can hold it, or throw as a socket does.
 */
public interface Interceptor {
  /** Called before the command leaves. */
  default void before(Command command) throws IOException {}

  /** Whether the command, which has passed {@link #before}, is lost on its way. */
  default boolean loses(Command command) {
    return false;
  }

  /** Called when the whole reply is here, before the caller gets it. */
  default void after(Command command) throws IOException {}
}
