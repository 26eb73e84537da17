package runner.selfcheck;

import java.util.concurrent.atomic.AtomicBoolean;

/** Work for the cores besides the course, so that whatever depends on luck has none. */
@FunctionalInterface
public interface Load extends AutoCloseable {
  @Override
  void close();

  /** No other work. */
  static Load none() {
    return () -> {};
  }

  /** Keeps every core busy until it is closed. */
  static Load onEveryCore() {
    AtomicBoolean over = new AtomicBoolean();
    for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
      Thread thread = new Thread(() -> spin(over), "workbook load " + i);
      thread.setDaemon(true);
      thread.start();
    }
    return () -> over.set(true);
  }

  private static void spin(AtomicBoolean over) {
    while (!over.get()) {
      Thread.onSpinWait();
    }
  }
}
