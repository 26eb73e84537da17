package lab.backend;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A Redis for one test, beside the one that all tests share, so that it may be killed and frozen.
 * It is a process of this machine, whatever backend the tests use, with its own port, passwords and
 * files; it starts empty and ends with {@link #close}, or with this JVM.
 *
 * <p>Its files lie on a disk and not in memory, so that a forced write costs what it costs.
 *
 * <p>Used by one thread at a time.
 */
public final class PrivateRedis implements AutoCloseable {
  private final Run run;
  private final RedisServer server;
  private final AppendOnlyFile file;
  private boolean alive = true;
  private boolean frozen;

  private PrivateRedis(Run run, RedisServer server, AppendOnlyFile file) {
    this.run = run;
    this.server = server;
    this.file = file;
  }

  /**
   * Starts one, and returns when it takes connections.
   *
   * @throws BackendMissing if this machine lacks something
   */
  public static PrivateRedis start(Persistence persistence) {
    Cache cache = Cache.ofUser();
    try {
      RedisBinary binary = RedisBinary.find(cache, Platform.here());
      Run run = Run.create(cache.onDisk());
      try {
        Path folder = run.folder().resolve("redis");
        RedisServer server = RedisServer.start(folder, binary, persistence, Ports::free);
        return new PrivateRedis(run, server, new AppendOnlyFile(folder));
      } catch (IOException | RuntimeException e) {
        run.close();
        throw e;
      }
    } catch (IOException e) {
      throw BackendMissing.cannotWrite(cache.folder(), e);
    }
  }

  /** Other servers, with this Redis in the place of theirs. */
  public Servers insteadOf(Servers other) {
    RedisConfig own = server.config();
    return new Servers(
        Ports.LOOPBACK,
        own.port(),
        own.admin(),
        own.student(),
        0,
        other.postgresHost(),
        other.postgresPort(),
        other.postgresAdmin(),
        other.postgresStudent(),
        other.postgresDatabase(),
        other.first(),
        other.abilities());
  }

  /** Its process. */
  ProcessHandle process() {
    return server.process().server();
  }

  /** The folder that holds its files while it runs. */
  Path folder() {
    return run.folder();
  }

  /** Whether it takes commands: neither killed nor frozen. */
  public boolean isServing() {
    return alive && !frozen;
  }

  /** Whether it stands still, with its connections open. */
  public boolean isFrozen() {
    return frozen;
  }

  /** Ends the process at once ({@code SIGKILL}); its files stay. Does nothing to a dead one. */
  public void kill() {
    server.process().server().destroyForcibly();
    server.process().awaitEnd();
    alive = false;
    frozen = false;
  }

  /**
   * Starts it again after a kill, on the same port, from its own files.
   *
   * @throws IllegalStateException if it is alive
   * @throws BackendMissing if it does not start
   */
  public void restart() {
    if (alive) {
      throw new IllegalStateException("this Redis is alive: kill it before you restart it");
    }
    try {
      server.restart();
      alive = true;
    } catch (IOException e) {
      throw BackendMissing.cannotWrite(run.folder(), e);
    }
  }

  /**
   * Stops the process where it stands ({@code SIGSTOP}): connections stay open and nobody answers.
   *
   * @throws BackendMissing on Windows, which has no such signal
   * @throws IllegalStateException if it is dead
   */
  public void freeze() {
    if (Platform.here().isWindows()) {
      throw new BackendMissing(
          "Windows can't freeze a process: run this step on Linux or macOS, or in WSL.");
    }
    signal(true);
  }

  /**
   * Lets a frozen process go on; it answers what has been sent meanwhile. Does nothing to one that
   * is not frozen.
   */
  public void thaw() {
    if (frozen) {
      signal(false);
    }
  }

  private void signal(boolean freeze) {
    if (!alive) {
      throw new IllegalStateException("this Redis is dead: restart it first");
    }
    try {
      if (freeze) {
        Signals.stop(server.process().server());
      } else {
        Signals.resume(server.process().server());
      }
      frozen = freeze;
    } catch (IOException e) {
      throw new IllegalStateException("the process of Redis could not be reached", e);
    }
  }

  /** Bytes that the server has written to its append-only file; 0 without one. */
  public long written() {
    return onFile(file::length);
  }

  /**
   * Forces the append-only file to the disk, as Redis does.
   *
   * @return bytes that are on the disk now, at least
   */
  public long force() {
    return onFile(file::force);
  }

  /**
   * Cuts the append-only file to this length; one that is shorter stays as it is.
   *
   * @throws IllegalStateException if the server is alive
   */
  public void cutTo(long bytes) {
    if (alive) {
      throw new IllegalStateException("this Redis is alive and writes: kill it first");
    }
    onFile(
        () -> {
          file.cutTo(bytes);
          return bytes;
        });
  }

  private long onFile(Work work) {
    try {
      return work.run();
    } catch (IOException e) {
      throw BackendMissing.cannotWrite(run.folder(), e);
    }
  }

  /** Something done with the file. */
  private interface Work {
    long run() throws IOException;
  }

  /** Ends the server and removes its files. */
  @Override
  public void close() {
    server.process().end();
    server.process().awaitEnd();
    run.close();
  }
}
