package runner.run;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import lab.backend.Ability;
import runner.protocol.Order;

/**
 * The servers that a chapter's steps run against. Started when asked for, closed with the runner.
 */
public interface ServerSource extends AutoCloseable {

  /** Begins to start the servers, if that has not begun; what workers must know to use them. */
  CompletableFuture<List<Order.Setting>> settings();

  /** The same, with servers besides to which all of this can be done, if the others can't. */
  default CompletableFuture<List<Order.Setting>> settings(Set<Ability> needed) {
    return settings();
  }

  /** Whether servers that had started have ended since; then the next question starts new ones. */
  boolean lost();

  /** The programs that serve, for those who ask; empty before they have started. */
  default List<String> programs() {
    return List.of();
  }

  @Override
  void close();

  /** For chapters that need no servers. */
  static ServerSource none() {
    return new ServerSource() {
      @Override
      public CompletableFuture<List<Order.Setting>> settings() {
        return CompletableFuture.completedFuture(List.of());
      }

      @Override
      public boolean lost() {
        return false;
      }

      @Override
      public void close() {}
    };
  }
}
