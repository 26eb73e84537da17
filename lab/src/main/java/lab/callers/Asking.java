package lab.callers;

import java.util.function.BooleanSupplier;

/**
 * Marks what a thread does while it asks whether its waiting is over. Such commands are counted
 * like any other, but they are not activity: nobody else has a reason to look again because of
 * them.
 */
public final class Asking {
  private static final ThreadLocal<Boolean> HERE = ThreadLocal.withInitial(() -> false);

  private Asking() {}

  /** Whether the current thread is asking. */
  public static boolean here() {
    return HERE.get();
  }

  /** Evaluates the condition without causing activity. */
  public static boolean silently(BooleanSupplier condition) {
    boolean outer = HERE.get();
    HERE.set(true);
    try {
      return condition.getAsBoolean();
    } finally {
      HERE.set(outer);
    }
  }
}
