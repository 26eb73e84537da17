package lab.backend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import lab.backend.Servers.Login;

/**
 * A Redis and a PostgreSQL as somebody else would have set them up: nothing of the lab's in them.
 */
final class BareServers implements AutoCloseable {
  private static final Login ADMIN = new Login("lab", "nobody's business");

  private final Run run;
  private final RedisServer redis;
  private final PostgresServer postgres;

  private BareServers(Run run, RedisServer redis, PostgresServer postgres) {
    this.run = run;
    this.redis = redis;
    this.postgres = postgres;
  }

  static BareServers start() throws IOException {
    Account account = Account.find(Cache.ofUser().runs());
    Cache cache = account.reachable(Cache.ofUser());
    Run run = Run.create(cache);
    account.admit(cache.runs());
    account.admit(run.folder());
    PostgresBinaries binaries =
        PostgresBinaries.find(cache, account, Platform.here(), Progress.NONE);
    RedisBinary redis = RedisBinary.find(cache, Platform.here());
    return new BareServers(
        run,
        RedisServer.start(run.folder().resolve("redis"), redis, Ports::free),
        postgres(run.folder().resolve("postgres"), binaries, account));
  }

  private static PostgresServer postgres(Path folder, PostgresBinaries binaries, Account account)
      throws IOException {
    Folders.createPrivate(folder);
    Files.writeString(folder.resolve("password"), ADMIN.password() + "\n");
    account.own(folder);
    Program.mustRun(
        folder,
        account.command(
            binaries.program("initdb"),
            "--pgdata=" + PostgresServer.DATA,
            "--username=" + ADMIN.user(),
            "--pwfile=password",
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            "--no-sync"));
    Path data = folder.resolve(PostgresServer.DATA);
    Files.writeString(
        data.resolve("postgresql.conf"), PostgresSettings.config(binaries.platform()));
    Files.writeString(data.resolve("pg_hba.conf"), PostgresSettings.access());
    return PostgresServer.on(folder, binaries, account, Ports::free);
  }

  Address redis() {
    return new Address(Ports.LOOPBACK, redis.config().port(), redis.config().admin());
  }

  Address postgres() {
    return new Address(Ports.LOOPBACK, postgres.port(), ADMIN);
  }

  /** What a reader does who comes in. */
  SharedServers enter() {
    return SharedServers.enter(redis(), postgres(), "start them.");
  }

  @Override
  public void close() {
    redis.process().end();
    postgres.process().end();
    redis.process().awaitEnd();
    postgres.process().awaitEnd();
    run.close();
  }
}
