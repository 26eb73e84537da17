package runner.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import lab.backend.Ability;
import lab.backend.Backend;
import lab.backend.BackendKind;
import lab.backend.Backends;
import lab.backend.Progress;
import lab.backend.Servers;
import lab.backend.WrongSetting;
import org.jspecify.annotations.Nullable;
import runner.protocol.Order;
import runner.trouble.CommandError;

/**
 * Servers of the backend that the user has chosen, the embedded one if none; or those that the
 * system property {@code lab.servers} names. Steps that need more than those can get embedded ones.
 */
public final class ChosenServers implements ServerSource {
  /** A daemon of its own: a start that hangs must not keep the program from ending. */
  private static final Executor IN_THREAD =
      start -> {
        Thread thread = new Thread(start, "workbook servers");
        thread.setDaemon(true);
        thread.start();
      };

  private final Progress progress;

  /** Where the servers are, once somebody asked. Guarded by this. */
  private @Nullable CompletableFuture<Servers> usual;

  /** The same for those that can all. */
  private @Nullable CompletableFuture<Servers> able;

  /** What to end. Added by the starting thread, taken at the close, both under this lock. */
  private final List<Backend> backends = new ArrayList<>();

  private boolean closed;

  /** Servers whose first download and unpacking is told to somebody. */
  public ChosenServers(Progress progress) {
    this.progress = progress;
  }

  @Override
  public CompletableFuture<List<Order.Setting>> settings() {
    return usual().thenApply(servers -> List.of(setting(Backends.SERVERS, servers)));
  }

  @Override
  public CompletableFuture<List<Order.Setting>> settings(Set<Ability> needed) {
    return usual()
        .thenCompose(
            servers ->
                servers.can(needed)
                    ? settings()
                    : settings().thenCombine(able(), ChosenServers::withAble));
  }

  private static List<Order.Setting> withAble(List<Order.Setting> settings, Servers able) {
    List<Order.Setting> all = new ArrayList<>(settings);
    all.add(setting(Backends.ABLE_SERVERS, able));
    return all;
  }

  private static Order.Setting setting(String property, Servers servers) {
    return new Order.Setting(property, servers.toLine());
  }

  private synchronized CompletableFuture<Servers> usual() {
    if (usual == null) {
      String given = System.getProperty(Backends.SERVERS, "");
      usual =
          given.isBlank()
              ? CompletableFuture.supplyAsync(() -> start(chosen()), IN_THREAD)
              : CompletableFuture.completedFuture(Servers.fromLine(given));
    }
    return usual;
  }

  private synchronized CompletableFuture<Servers> able() {
    if (able == null) {
      able = CompletableFuture.supplyAsync(() -> start(BackendKind.EMBEDDED), IN_THREAD);
    }
    return able;
  }

  @Override
  public synchronized boolean lost() {
    if (backends.stream().allMatch(Backend::isServing)) {
      return false;
    }
    backends.forEach(Backend::close);
    backends.clear();
    usual = null;
    able = null;
    return true;
  }

  @Override
  public synchronized List<String> programs() {
    return backends.stream().flatMap(backend -> backend.programs().stream()).toList();
  }

  @Override
  public void close() {
    List<Backend> last;
    synchronized (this) {
      closed = true;
      last = List.copyOf(backends);
      backends.clear();
    }
    last.forEach(Backend::close);
  }

  private static BackendKind chosen() {
    try {
      return BackendKind.chosen();
    } catch (WrongSetting wrong) {
      throw new CommandError(wrong.getMessage() + ".");
    }
  }

  private Servers start(BackendKind kind) {
    Backend started = started(kind);
    synchronized (this) {
      if (!closed) {
        backends.add(started);
        return started.servers();
      }
    }
    started.close();
    throw new Abandoned();
  }

  private Backend started(BackendKind kind) {
    try {
      return kind.start(progress);
    } catch (WrongSetting wrong) {
      throw new CommandError(wrong.getMessage() + ".");
    }
  }
}
