package lab.backend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/**
 * Servers of our own, started as processes of this machine from binaries on the class path; no
 * Docker, nothing installed. They listen on loopback only, and end with this JVM at the latest.
 */
public final class EmbeddedBackend implements Backend {
  private final Run run;
  private final RedisServer redis;
  private final PostgresServer postgres;
  private final Servers servers;

  /** PostgreSQL reads in it whenever somebody connects. */
  private final Path programs;

  private final AtomicBoolean closed = new AtomicBoolean();
  private final Thread hook = new Thread(this::close, "end the servers");

  private EmbeddedBackend(
      Run run, RedisServer redis, PostgresServer postgres, Servers servers, Path programs) {
    this.run = run;
    this.programs = programs;
    this.redis = redis;
    this.postgres = postgres;
    this.servers = servers;
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /**
   * Starts both servers, side by side, and returns when both take connections.
   *
   * @param progress hears of fetching and unpacking, which happen at the first start only
   * @throws BackendMissing if this machine lacks something
   */
  public static EmbeddedBackend start(Progress progress) {
    return start(Cache.ofUser(), progress);
  }

  static EmbeddedBackend start(Cache cache, Progress progress) {
    try {
      Account account = Account.find(cache.runs());
      Cache reachable = account.reachable(cache);
      aside(() -> cleanOrphans(reachable));
      Run run = Run.create(reachable);
      try {
        return start(reachable, account, run, progress);
      } catch (IOException | RuntimeException e) {
        run.close();
        throw e;
      }
    } catch (IOException e) {
      throw BackendMissing.cannotWrite(cache.folder(), e);
    }
  }

  /**
   * Makes ready in this user's cache what a start takes from there, so that starts without a
   * network, or that can only read it, need nothing else.
   *
   * @throws BackendMissing if this machine lacks something
   */
  public static Prepared prepare(Progress progress) {
    Cache mine = Cache.ofUser();
    try {
      Account account = Account.find(mine.runs());
      Cache cache = account.reachable(mine);
      Path redis = RedisBinary.find(cache, Platform.here()).program().toAbsolutePath();
      PostgresBinaries binaries = PostgresBinaries.find(cache, account, Platform.here(), progress);
      Path template =
          PostgresTemplate.find(cache, binaries, account, progress).data().toAbsolutePath();
      List<Path> read =
          Stream.of(redis, binaries.folder().toAbsolutePath(), template)
              .filter(path -> path.startsWith(cache.folder()))
              .map(path -> cache.folder().resolve(cache.folder().relativize(path).getName(0)))
              .toList();
      return new Prepared(cache.folder(), read);
    } catch (IOException e) {
      throw BackendMissing.cannotWrite(mine.folder(), e);
    }
  }

  /**
   * What a start finds ready.
   *
   * @param cache where it looks
   * @param folders those in there that it reads
   */
  public record Prepared(Path cache, List<Path> folders) {}

  /** On a thread of its own: the common pool has only one on two cores. */
  private static void aside(Runnable work) {
    Thread thread = new Thread(work, "start the servers");
    thread.setDaemon(true);
    thread.start();
  }

  private static void cleanOrphans(Cache cache) {
    try {
      Orphans.clean(cache);
      Orphans.clean(cache.onDisk());
    } catch (IOException | BackendMissing e) {
      // they stay for the next start; this one does not depend on it
    }
  }

  private static EmbeddedBackend start(Cache cache, Account account, Run run, Progress progress)
      throws IOException {
    CompletableFuture<RedisServer> redis =
        CompletableFuture.supplyAsync(() -> startRedis(cache, run), EmbeddedBackend::aside);
    PostgresBinaries binaries;
    PostgresTemplate template;
    PostgresServer postgres;
    try {
      binaries = PostgresBinaries.find(cache, account, Platform.here(), progress);
      account.admit(cache.runs());
      template = PostgresTemplate.find(cache, binaries, account, progress);
      account.admit(run.folder());
      Path folder = run.folder().resolve("postgres");
      postgres = PostgresServer.start(folder, binaries, template, account, Ports::free);
    } catch (IOException | RuntimeException e) {
      redis.thenAccept(started -> end(started.process())).exceptionally(failed -> null).join();
      throw e;
    }
    RedisServer started = joined(redis, postgres);
    Servers servers = servers(started.config(), postgres.port(), template.admin());
    return new EmbeddedBackend(run, started, postgres, servers, binaries.folder());
  }

  private static RedisServer joined(CompletableFuture<RedisServer> redis, PostgresServer postgres)
      throws IOException {
    try {
      return redis.join();
    } catch (CompletionException e) {
      end(postgres.process());
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IOException(e.getCause());
    }
  }

  private static RedisServer startRedis(Cache cache, Run run) {
    try {
      RedisBinary binary = RedisBinary.find(cache, Platform.here());
      return RedisServer.start(run.folder().resolve("redis"), binary, Ports::free);
    } catch (IOException e) {
      throw BackendMissing.cannotWrite(cache.folder(), e);
    }
  }

  private static Servers servers(RedisConfig redis, int postgresPort, Servers.Login admin) {
    return Servers.of(
        new Address(Ports.LOOPBACK, redis.port(), redis.admin()),
        redis.student(),
        new Address(Ports.LOOPBACK, postgresPort, admin),
        0,
        EnumSet.allOf(Ability.class));
  }

  @Override
  public Servers servers() {
    return servers;
  }

  @Override
  public boolean isServing() {
    return isWhole()
        && SharedServers.accepts(Ports.LOOPBACK, servers.redisPort())
        && SharedServers.accepts(Ports.LOOPBACK, servers.postgresPort());
  }

  @Override
  public List<String> programs() {
    return Stream.of(redis(), postgres())
        .flatMap(process -> process.info().command().stream())
        .toList();
  }

  /** The process of Redis, for tests that crash or freeze it. */
  public ProcessHandle redis() {
    return redis.process().server();
  }

  /** The process of PostgreSQL, parent of those that serve the connections. */
  public ProcessHandle postgres() {
    return postgres.process().server();
  }

  /** Whether the files that the running servers need are still there. */
  private boolean isWhole() {
    return Files.isDirectory(programs) && Files.isDirectory(run.folder());
  }

  /** The folder that holds both servers' files while they run. */
  Path folder() {
    return run.folder();
  }

  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    Hooks.forget(hook);
    redis.process().end();
    postgres.process().end();
    redis.process().awaitEnd();
    postgres.process().awaitEnd();
    run.close();
  }

  private static void end(ServerProcess process) {
    process.end();
    process.awaitEnd();
  }
}
