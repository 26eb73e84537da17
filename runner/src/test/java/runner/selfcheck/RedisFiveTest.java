package runner.selfcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lab.backend.EmbeddedBackend;
import lab.backend.Progress;
import lab.redis.Redis;
import org.junit.jupiter.api.Test;
import runner.course.Course;

/** The course must run on Redis 5.0. {@link CourseTest} looks at the commands that it sends. */
class RedisFiveTest {
  /** Options that Redis 5.0 lacks, as Jedis and our scripts spell them. */
  private static final Pattern NEWER_OPTIONS =
      Pattern.compile(
          "\\.(keepTtl|exAt|pxAt|setGet|noMkStream|minId|expiryOption)\\(|\\bExpiryOption\\b"
              + "|(?i)'(keepttl|exat|pxat|nomkstream|minid)'");

  @Test
  void knows_old_commands_and_not_new_ones() {
    assertThat(RedisFive.commands())
        .contains("GET", "SET", "XADD", "XCLAIM", "RPOPLPUSH", "EVALSHA", "ZPOPMIN", "CLIENT")
        .doesNotContain("GETEX", "GETDEL", "LMOVE", "XAUTOCLAIM", "COPY", "PEXPIRETIME", "HELLO");
  }

  @Test
  void a_younger_command_is_found_even_inside_a_script() {
    try (EmbeddedBackend backend = EmbeddedBackend.start(Progress.NONE);
        Redis redis = new Redis(backend.servers())) {
      redis.admin().set("a", "1");
      assertThat(RedisFive.newerThanThat(backend.servers())).isEmpty();
      redis.admin().eval("return redis.call('GETDEL', 'a')");
      redis.admin().copy("a", "b", false);
      assertThat(RedisFive.newerThanThat(backend.servers())).containsExactly("COPY", "GETDEL");
    }
  }

  @Test
  void what_passes_uses_no_younger_option() throws IOException {
    Path root = Course.around(Path.of("")).root();
    List<String> places =
        List.of("lab/src/main/java", "exercises/src", "solutions/src", "solutions/alternatives");
    for (String place : places) {
      try (Stream<Path> files = Files.walk(root.resolve(place))) {
        assertThat(files.filter(file -> file.toString().endsWith(".java")))
            .allSatisfy(file -> assertThat(text(file)).doesNotContainPattern(NEWER_OPTIONS));
      }
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
