package lab.backend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntSupplier;

/** A PostgreSQL of our own on loopback. */
final class PostgresServer {
  /** Name of the data folder inside the server's folder. */
  static final String DATA = "data";

  private final int port;
  private final ServerProcess process;

  private PostgresServer(int port, ServerProcess process) {
    this.port = port;
    this.process = process;
  }

  /**
   * Starts a server on a copy of the template and waits until it takes connections.
   *
   * @param folder a new folder is made here for its files
   * @param ports draws ports, of which the first that is still free is used
   * @throws BackendMissing if it does not start
   */
  static PostgresServer start(
      Path folder,
      PostgresBinaries binaries,
      PostgresTemplate template,
      Account account,
      IntSupplier ports)
      throws IOException {
    Folders.createPrivate(folder);
    Folders.copy(template.data(), folder.resolve(DATA));
    account.own(folder);
    return on(folder, binaries, account, ports);
  }

  /** Starts a server on the data folder in this folder, and waits until it takes connections. */
  static PostgresServer on(
      Path folder, PostgresBinaries binaries, Account account, IntSupplier ports)
      throws IOException {
    Starting starting = new Starting("PostgreSQL", folder.resolve(ServerProcess.OUTPUT));
    Path status = folder.resolve(DATA).resolve("postmaster.pid");
    for (; ; ) {
      Files.deleteIfExists(folder.resolve(ServerProcess.OUTPUT));
      int port = ports.getAsInt();
      ServerProcess process = launch(folder, binaries, account, port);
      if (starting.awaitReady(process, () -> isReady(status))) {
        return new PostgresServer(port, process);
      }
    }
  }

  private static ServerProcess launch(
      Path folder, PostgresBinaries binaries, Account account, int port) throws IOException {
    List<String> command =
        account.command(binaries.program("postgres"), "-D", DATA, "-p", String.valueOf(port));
    // QUIT is the immediate end: no checkpoint, but no memory segment stays behind either
    return ServerProcess.start(folder, "QUIT", command);
  }

  /** The last line of this file says how far the server is; one that gives up removes it. */
  private static boolean isReady(Path status) throws IOException {
    try {
      return Files.readString(status).stripTrailing().endsWith("\nready");
    } catch (NoSuchFileException notThere) {
      return false;
    }
  }

  int port() {
    return port;
  }

  ServerProcess process() {
    return process;
  }
}
