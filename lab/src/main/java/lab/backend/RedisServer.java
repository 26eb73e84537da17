package lab.backend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntSupplier;

/** A Redis of our own, empty at its start. */
final class RedisServer {
  private static final String CONFIG = "redis.conf";

  private final Path folder;
  private final RedisBinary binary;
  private final Persistence persistence;

  /** Passwords, and the port of the last try. */
  private RedisConfig config;

  private ServerProcess process;

  private RedisServer(Path folder, RedisBinary binary, Persistence persistence, int port)
      throws IOException {
    this.folder = folder;
    this.binary = binary;
    this.persistence = persistence;
    this.config = RedisConfig.on(port, binary);
    this.process = launch();
  }

  /**
   * Starts a server that keeps everything in memory, and waits until it answers.
   *
   * @param folder a new folder is made here for its files
   * @param ports draws ports, of which the first that is still free is used
   * @throws BackendMissing if it does not start
   */
  static RedisServer start(Path folder, RedisBinary binary, IntSupplier ports) throws IOException {
    return start(folder, binary, Persistence.NONE, ports);
  }

  /** The same, for a server that may write its data down. */
  static RedisServer start(
      Path folder, RedisBinary binary, Persistence persistence, IntSupplier ports)
      throws IOException {
    Folders.createPrivate(folder);
    Starting starting = starting(folder);
    RedisServer server = new RedisServer(folder, binary, persistence, ports.getAsInt());
    while (!starting.awaitReady(server.process, server::isReady)) {
      server.config = server.config.on(ports.getAsInt());
      server.process = server.launch();
    }
    return server;
  }

  /**
   * Starts it again after it has ended: same port, same passwords, and what its files hold.
   *
   * @throws BackendMissing if it does not start, because somebody took its port for instance
   */
  void restart() throws IOException {
    process = launch();
    if (!starting(folder).awaitReady(process, this::isReady)) {
      throw new BackendMissing(
          "Somebody took port " + config.port() + " while Redis was down: try again.");
    }
  }

  private static Starting starting(Path folder) {
    return new Starting("Redis", folder.resolve(RedisConfig.LOG));
  }

  private ServerProcess launch() throws IOException {
    Files.deleteIfExists(folder.resolve(RedisConfig.LOG));
    Files.writeString(folder.resolve(CONFIG), config.text(binary, persistence));
    // nobody needs the data once its owner has gone, so the end may be a sudden one
    return ServerProcess.start(folder, "KILL", List.of(binary.program().toString(), CONFIG));
  }

  private boolean isReady() throws IOException {
    Path log = folder.resolve(RedisConfig.LOG);
    return Files.exists(log) && Files.readString(log).contains("eady to accept connections");
  }

  RedisConfig config() {
    return config;
  }

  ServerProcess process() {
    return process;
  }
}
