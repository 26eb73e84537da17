package lab.backend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntSupplier;

/** A Redis of our own, empty at its start, that keeps everything in memory. */
final class RedisServer {
  private static final String CONFIG = "redis.conf";

  private final Path folder;
  private final RedisBinary binary;
  private RedisConfig config;
  private ServerProcess process;

  private RedisServer(Path folder, RedisBinary binary, RedisConfig config, ServerProcess process) {
    this.folder = folder;
    this.binary = binary;
    this.config = config;
    this.process = process;
  }

  /**
   * Starts a server and waits until it answers.
   *
   * @param folder a new folder is made here for its files
   * @param ports draws ports, of which the first that is still free is used
   * @throws BackendMissing if it does not start
   */
  static RedisServer start(Path folder, RedisBinary binary, IntSupplier ports) throws IOException {
    Folders.createPrivate(folder);
    Starting starting = new Starting("Redis", folder.resolve(RedisConfig.LOG));
    RedisConfig drawn = RedisConfig.on(ports.getAsInt(), binary);
    for (; ; ) {
      ServerProcess process = launch(folder, binary, drawn);
      if (starting.awaitReady(process, () -> isReady(folder))) {
        return new RedisServer(folder, binary, drawn, process);
      }
      drawn = drawn.on(ports.getAsInt());
    }
  }

  private static ServerProcess launch(Path folder, RedisBinary binary, RedisConfig config)
      throws IOException {
    Files.deleteIfExists(folder.resolve(RedisConfig.LOG));
    Files.writeString(folder.resolve(CONFIG), config.text(binary));
    // nothing is to be saved, so the end may be a sudden one
    return ServerProcess.start(folder, "KILL", List.of(binary.program().toString(), CONFIG));
  }

  private static boolean isReady(Path folder) throws IOException {
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
