package runner.selfcheck;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import lab.backend.Servers;
import lab.redis.Redis;

/** What Redis 5.0 knows: Windows gets no younger one, and the course must run there too. */
final class RedisFive {
  private static final String STATISTIC = "cmdstat_";

  /** With HELLO a client asks for a protocol that Redis 5 lacks; refused, it goes on without. */
  private static final String OFFER = "HELLO";

  private RedisFive() {}

  /** The commands that a server has executed so far and that Redis 5.0 would not know. */
  static Set<String> newerThanThat(Servers servers) {
    try (Redis redis = new Redis(servers)) {
      Set<String> executed =
          redis
              .admin()
              .info("commandstats")
              .lines()
              .filter(line -> line.startsWith(STATISTIC))
              .map(line -> line.substring(STATISTIC.length()).split("[:|]")[0])
              .map(name -> name.toUpperCase(Locale.ROOT))
              .collect(Collectors.toCollection(TreeSet::new));
      executed.removeAll(commands());
      executed.remove(OFFER);
      return executed;
    }
  }

  /** Names of its commands, in upper case. */
  static Set<String> commands() {
    try (InputStream list = RedisFive.class.getResourceAsStream("/redis-5.0-commands.txt")) {
      return new String(Objects.requireNonNull(list).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .flatMap(line -> Arrays.stream(line.split(" ")))
          .collect(Collectors.toSet());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
