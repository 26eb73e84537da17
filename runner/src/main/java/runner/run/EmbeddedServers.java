package runner.run;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import lab.backend.Backends;
import lab.backend.EmbeddedBackend;
import lab.backend.Progress;
import lab.backend.Servers;
import org.jspecify.annotations.Nullable;
import runner.protocol.Order;

/** Servers of this program's own, or those that the system property {@code lab.servers} names. */
public final class EmbeddedServers implements ServerSource {
  private static final int CONNECT_MILLIS = 2_000;

  private final Progress progress;

  /** Where the servers are, once somebody asked. Guarded by this. */
  private @Nullable CompletableFuture<List<Order.Setting>> settings;

  /** What to end. Written by the starting thread, read at the close, both under this lock. */
  private @Nullable EmbeddedBackend backend;

  private boolean closed;

  /** Servers whose first download and unpacking is told to somebody. */
  public EmbeddedServers(Progress progress) {
    this.progress = progress;
  }

  @Override
  public synchronized CompletableFuture<List<Order.Setting>> settings() {
    if (settings == null) {
      settings = CompletableFuture.supplyAsync(this::start, EmbeddedServers::inThread);
    }
    return settings;
  }

  @Override
  public synchronized boolean lost() {
    if (backend == null || isServing(backend.servers())) {
      return false;
    }
    backend.close();
    backend = null;
    settings = null;
    return true;
  }

  /** Asked by a connection: a process that nobody buries looks alive for ever. */
  private static boolean isServing(Servers servers) {
    return accepts(servers.host(), servers.redisPort())
        && accepts(servers.host(), servers.postgresPort());
  }

  private static boolean accepts(String host, int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, port), CONNECT_MILLIS);
      return true;
    } catch (IOException refused) {
      return false;
    }
  }

  @Override
  public synchronized List<String> programs() {
    return backend == null
        ? List.of()
        : Stream.of(backend.redis(), backend.postgres())
            .flatMap(process -> process.info().command().stream())
            .toList();
  }

  @Override
  public void close() {
    EmbeddedBackend last;
    synchronized (this) {
      closed = true;
      last = backend;
      backend = null;
    }
    if (last != null) {
      last.close();
    }
  }

  private List<Order.Setting> start() {
    String given = System.getProperty(Backends.SERVERS, "");
    if (!given.isBlank()) {
      return List.of(new Order.Setting(Backends.SERVERS, given));
    }
    EmbeddedBackend started = EmbeddedBackend.start(progress);
    Servers servers = started.servers();
    synchronized (this) {
      if (!closed) {
        backend = started;
        return List.of(new Order.Setting(Backends.SERVERS, servers.toLine()));
      }
    }
    started.close();
    throw new Abandoned();
  }

  /** A daemon of its own: a start that hangs must not keep the program from ending. */
  private static void inThread(Runnable start) {
    Thread thread = new Thread(start, "workbook servers");
    thread.setDaemon(true);
    thread.start();
  }
}
