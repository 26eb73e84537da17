package lab.backend;

/** Shutdown hooks. */
final class Hooks {
  private Hooks() {}

  /** Takes a hook back, if it is not running already. */
  static void forget(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // the JVM is ending and runs the hook; it will find nothing to do
    }
  }
}
