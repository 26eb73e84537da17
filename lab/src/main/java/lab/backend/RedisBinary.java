package lab.backend;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Redis server program that starts on this machine.
 *
 * @param program its file
 * @param version major version times 100 plus minor version: 602 is 6.2
 */
record RedisBinary(Path program, int version) {
  private static final int FIRST_WITH_USERS = 600;
  private static final int FIRST_WITH_SETINFO = 702;
  private static final Pattern VERSION = Pattern.compile("v=(\\d+\\.\\d+)");

  /**
   * Finds one: a binary from the class path made for this platform, else one from the PATH.
   *
   * @throws BackendMissing if none starts
   */
  static RedisBinary find(Cache cache, Platform platform) {
    return find(cache, platform, Program.folders());
  }

  /** The same with other folders in the place of the PATH. */
  static RedisBinary find(Cache cache, Platform platform, List<String> path) {
    List<String> failures = new ArrayList<>();
    for (String resource : platform.redisResources()) {
      Path folder = cache.get(resource, into -> unpack(resource, into.resolve(program(platform))));
      Optional<RedisBinary> found = probe(folder.resolve(program(platform)), failures);
      if (found.isPresent()) {
        return found.get();
      }
    }
    return onPath(platform, path, failures)
        .orElseThrow(
            () ->
                new BackendMissing(
                    "None of the packed Redis programs starts on this machine: install Redis so "
                        + "that redis-server or valkey-server is on the PATH (Debian: apt-get "
                        + "install redis-server; macOS: brew install redis). Tried: "
                        + String.join("; ", failures)));
  }

  private static String program(Platform platform) {
    return platform.program("redis-server");
  }

  private static Optional<RedisBinary> onPath(
      Platform platform, List<String> path, List<String> failures) {
    for (String name : List.of("redis-server", "valkey-server")) {
      Optional<RedisBinary> found =
          Program.find(platform.program(name), path).flatMap(program -> probe(program, failures));
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static void unpack(String resource, Path program) throws IOException {
    try (InputStream in = RedisBinary.class.getResourceAsStream("/" + resource)) {
      if (in == null) {
        throw new IOException("the class path lacks " + resource);
      }
      Files.copy(in, program);
    }
    program.toFile().setExecutable(true);
  }

  private static Optional<RedisBinary> probe(Path program, List<String> failures) {
    Path folder = Objects.requireNonNull(program.toAbsolutePath().getParent());
    Program answer = Program.run(folder, line(program));
    Matcher version = VERSION.matcher(answer.output());
    if (!answer.worked() || !version.find()) {
      failures.add(program + ": " + answer.output().strip());
      return Optional.empty();
    }
    return Optional.of(new RedisBinary(program, number(version.group(1))));
  }

  /** The number that stands here for a version: 702 for 7.2.5. */
  static int number(String version) {
    String[] parts = version.split("\\.");
    return Integer.parseInt(parts[0]) * 100 + Integer.parseInt(parts[1]);
  }

  private static List<String> line(Path program) {
    return List.of(program.toString(), "--version");
  }

  /** Whether the server knows users and their rights; before 6.0 there is one password for all. */
  boolean hasUsers() {
    return version >= FIRST_WITH_USERS;
  }

  /** Whether the server knows CLIENT SETINFO, with which clients say what library they are. */
  static boolean hasSetInfo(int version) {
    return version >= FIRST_WITH_SETINFO;
  }
}
