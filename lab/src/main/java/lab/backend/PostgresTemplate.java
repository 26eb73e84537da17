package lab.backend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.stream.Stream;
import lab.backend.Servers.Login;
import lab.shop.Schema;

/**
 * A data folder with every place's database and role in it, made once for all runs, which start
 * from a copy: making one takes a second, copying it a twentieth of that.
 *
 * @param data the data folder; never started itself
 * @param admin login of the superuser
 */
record PostgresTemplate(Path data, Login admin) {
  private static final String ADMIN = "lab";
  private static final String PASSWORD = "password";
  private static final String PREPARING = "preparing the shop's databases";

  /** Changes whenever what is put into a template changes. */
  private static String key(Platform platform) {
    String content =
        PostgresSettings.config(platform)
            + PostgresSettings.access()
            + PostgresPlaces.text()
            + Schema.create()
            + Schema.data();
    return PostgresBinaries.VERSION + "-" + Passwords.sha256(content).substring(0, 12);
  }

  /**
   * Finds the template in the cache, or makes it.
   *
   * @throws BackendMissing if it can't be made
   */
  static PostgresTemplate find(
      Cache cache, PostgresBinaries binaries, Account account, Progress progress) {
    String name = "shop-" + key(binaries.platform()) + (account.other() ? "-other" : "");
    Cache.Filler making = into -> make(into, binaries, account, progress);
    Path folder = cache.get(name, making);
    try {
      if (!isWhole(folder)) {
        cache.drop(name);
        cache.get(name, making);
      }
      Login admin = new Login(ADMIN, Files.readString(folder.resolve(PASSWORD)).strip());
      return new PostgresTemplate(folder.resolve(PostgresServer.DATA), admin);
    } catch (IOException e) {
      throw BackendMissing.cannotWrite(folder, e);
    }
  }

  /** Whether every place's database is there: somebody may have tidied up. */
  private static boolean isWhole(Path folder) throws IOException {
    Path databases = folder.resolve(PostgresServer.DATA).resolve("base");
    if (!Files.isDirectory(databases) || !Files.exists(folder.resolve(PASSWORD))) {
      return false;
    }
    try (Stream<Path> each = Files.list(databases)) {
      return each.count() >= Servers.PLACES;
    }
  }

  private static void make(
      Path folder, PostgresBinaries binaries, Account account, Progress progress)
      throws IOException {
    progress.step(PREPARING, 0, -1);
    Login admin = new Login(ADMIN, Passwords.random());
    Path data = folder.resolve(PostgresServer.DATA);
    Files.writeString(folder.resolve(PASSWORD), admin.password() + "\n");
    account.own(folder);
    Program.mustRun(
        folder,
        account.command(
            binaries.program("initdb"),
            "--pgdata=" + PostgresServer.DATA,
            "--username=" + ADMIN,
            "--pwfile=" + PASSWORD,
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            "--locale=C",
            "--wal-segsize=1",
            "--no-sync"));
    Files.writeString(
        data.resolve("postgresql.conf"), PostgresSettings.config(binaries.platform()));
    Files.writeString(data.resolve("pg_hba.conf"), PostgresSettings.access());
    fill(folder, binaries, account, admin, progress);
  }

  private static void fill(
      Path folder, PostgresBinaries binaries, Account account, Login admin, Progress progress)
      throws IOException {
    PostgresServer server = PostgresServer.on(folder, binaries, account, Ports::free);
    try {
      PostgresPlaces.create(
          server.port(),
          admin,
          place -> progress.step(PREPARING + ": " + (place + 1) + " of " + Servers.PLACES, 0, -1));
    } catch (SQLException e) {
      server.process().end();
      throw new IOException("the shop's databases could not be made: " + e.getMessage(), e);
    }
    Program.mustRun(
        folder,
        account.command(
            binaries.program("pg_ctl"), "stop", "-D", PostgresServer.DATA, "-m", "fast", "-w"));
    server.process().awaitEnd();
    Files.deleteIfExists(folder.resolve(ServerProcess.OUTPUT));
    Files.deleteIfExists(folder.resolve(ServerProcess.NOTE));
    dropMaps(folder);
  }

  /**
   * Removes the maps of free space and of visibility, a quarter of all files: PostgreSQL takes a
   * missing one for an empty one.
   */
  private static void dropMaps(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve(PostgresServer.DATA))) {
      for (Path file : files.filter(PostgresTemplate::isMap).toList()) {
        Files.delete(file);
      }
    }
  }

  private static boolean isMap(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith("_fsm") || name.endsWith("_vm");
  }
}
