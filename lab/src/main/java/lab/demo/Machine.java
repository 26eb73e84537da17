package lab.demo;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.stream.Stream;
import lab.backend.RedisInfo;
import lab.redis.Redis;
import lab.setup.ServersInUse;

/**
 * What measured figures depend on.
 *
 * @param cores that this program may use
 * @param processor as the machine names it
 * @param memory with its unit
 * @param system name of the operating system
 */
public record Machine(
    int cores,
    String processor,
    String memory,
    String system,
    String java,
    String redis,
    String postgres) {
  private static final Path PROCESSORS = Path.of("/proc/cpuinfo");
  private static final String UNKNOWN_VERSION = "of unknown version";
  private static final long GIGABYTE = 1 << 30;

  /** This machine, with the servers of this JVM. */
  public static Machine here() {
    ServersInUse servers = ServersInUse.ofThisJvm();
    return new Machine(
        Runtime.getRuntime().availableProcessors(),
        nameOfProcessor(),
        sizeOfMemory(),
        System.getProperty("os.name"),
        "JDK " + System.getProperty("java.version"),
        "Redis " + versionOf(servers.redis()),
        "PostgreSQL " + versionOf(servers));
  }

  /** This machine, for a picture whose servers another JVM has. */
  public static Machine withoutServers() {
    return new Machine(
        Runtime.getRuntime().availableProcessors(),
        nameOfProcessor(),
        sizeOfMemory(),
        System.getProperty("os.name"),
        "JDK " + System.getProperty("java.version"),
        "Redis",
        "PostgreSQL");
  }

  /** Some machine, for a recording that does not name it. */
  public static Machine unknown() {
    return new Machine(0, "", "", "", "", "", "");
  }

  private static String nameOfProcessor() {
    try (Stream<String> lines = Files.lines(PROCESSORS)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(System.getProperty("os.arch"));
    } catch (IOException notLinux) {
      return System.getProperty("os.arch");
    }
  }

  private static String sizeOfMemory() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
        ? String.format(
            Locale.ROOT, "%d GB", Math.round((double) system.getTotalMemorySize() / GIGABYTE))
        : "unknown memory";
  }

  private static String versionOf(Redis redis) {
    return RedisInfo.field(redis.admin().info("server"), "redis_version").orElse(UNKNOWN_VERSION);
  }

  private static String versionOf(ServersInUse servers) {
    try (Connection connection = servers.postgres().getConnection()) {
      return connection.getMetaData().getDatabaseProductVersion().split(" ", 2)[0];
    } catch (SQLException e) {
      return UNKNOWN_VERSION;
    }
  }

  /** All of it in one line. */
  public String line() {
    if (cores == 0) {
      return "The recording does not name its machine.";
    }
    return cores
        + " cores ("
        + processor
        + "), "
        + memory
        + ", "
        + system
        + ", "
        + java
        + ", "
        + redis
        + ", "
        + postgres;
  }
}
