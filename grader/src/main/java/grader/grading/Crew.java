package grader.grading;

import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** So many threads that work side by side. */
final class Crew implements AutoCloseable {
  private final ExecutorService threads;

  Crew(int size) {
    threads =
        Executors.newFixedThreadPool(
            size,
            task -> {
              Thread thread = new Thread(task, "grader");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Something to do that may be interrupted. */
  @FunctionalInterface
  interface Task<T> {
    void of(T item) throws InterruptedException;
  }

  /** Does the same with each item; the first failure ends it, and is thrown. */
  <T> void each(List<T> items, Task<T> task) throws InterruptedException {
    CompletionService<Void> done = new ExecutorCompletionService<>(threads);
    for (T item : items) {
      done.submit(
          () -> {
            task.of(item);
            return null;
          });
    }
    try {
      for (int i = 0; i < items.size(); i++) {
        done.take().get();
      }
    } catch (ExecutionException failed) {
      threads.shutdownNow();
      throw failed.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(failed.getCause());
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
