package grader.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;

import grader.judge.Enforcement;
import grader.judge.Judge;
import grader.runtime.SlimJava;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import runner.course.Chapter;
import runner.course.Course;
import runner.course.SourceText;
import runner.run.Limits;
import runner.run.Sandbox;
import runner.trouble.CommandError;
import runner.trouble.MachineLacks;

/**
 * What a worker reaches in a sandbox, and what without one. A kind that does not work here is left
 * out, but not in CI, where {@code GRADER_TEST_SANDBOX} is set and both do.
 */
class IsolationTest {
  private static final int THREADS = 3000;
  private static final int MEGABYTES = 600;

  @TempDir Path folder;

  @Test
  void without_a_sandbox_everything_is_in_reach() throws Exception {
    assertThat(got(Isolation.NONE))
        .containsExactly(
            "read a file",
            "write beside the course",
            "call a server",
            "see other processes",
            "start many threads",
            "fill the disk");
    assertThat(folder.resolve("probe")).exists();
  }

  @ParameterizedTest
  @ValueSource(strings = {"bwrap", "docker"})
  void in_a_sandbox_nothing_of_it_is(String kind) throws Exception {
    try (Isolation isolation = working(kind)) {
      assertThat(isolation.name()).isEqualTo(kind);
      assertThat(got(isolation)).isEmpty();
    }
    assertThat(folder.resolve("probe")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"bwrap", "docker"})
  void a_right_answer_gets_all_its_points_there(String kind) throws Exception {
    Chapter chapter = Course.around(Path.of("")).find("cache_aside");
    Limits limits = new Limits(Duration.ofSeconds(20), 256, 1);
    String text = SourceText.read(chapter.solution().resolve(chapter.fileName())).text();
    try (Isolation isolation = working(kind);
        Judge judge = new Judge("", Enforcement.OFF, limits, isolation)) {
      assertThat(judge.judge(chapter, text).result().points()).isEqualTo(chapter.points());
    }
  }

  @Test
  void a_kind_that_does_not_exist_is_said_to() {
    assertThatThrownBy(() -> new Isolations("none").find("chroot", false))
        .isInstanceOf(CommandError.class)
        .hasMessage("--sandbox must be none, bwrap, docker or auto, but was chroot.");
  }

  @Test
  void none_is_not_enough_where_one_is_required() {
    assertThatThrownBy(() -> new Isolations("none").find("none", true))
        .isInstanceOf(CommandError.class)
        .hasMessageContaining("--require-sandbox");
  }

  @Test
  void docker_without_its_image_is_not_taken() {
    assertThatThrownBy(() -> new Isolations("two-copies-no-such-image").find("docker", false))
        .isInstanceOf(MachineLacks.class)
        .hasMessageContaining("docker: ")
        .hasMessageMatching("(?s).*[^.!?\\s][.?]");
  }

  private static Isolation working(String kind) {
    String image = System.getenv().getOrDefault("GRADER_SANDBOX_IMAGE", "debian:12-slim");
    try {
      return new Isolations(image).find(kind, true);
    } catch (MachineLacks lacks) {
      if (System.getenv("GRADER_TEST_SANDBOX") != null) {
        throw lacks;
      }
      return abort(lacks.getMessage());
    }
  }

  private List<String> got(Isolation isolation) throws IOException, InterruptedException {
    Path secret = Files.writeString(folder.resolve("secret"), "of another");
    Path classes = Path.of("target", "test-classes").toAbsolutePath();
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      List<String> java =
          List.of(
              SlimJava.found().program(), // the one that sandboxes show
              "-Xmx256m",
              "-Xlog:disable",
              "-cp",
              classes.toString(),
              Probe.class.getName(),
              secret.toString(),
              folder.toString(),
              String.valueOf(server.getLocalPort()),
              String.valueOf(THREADS),
              String.valueOf(MEGABYTES));
      Sandbox.Enclosed enclosed = isolation.showing(List.of(classes)).around(java);
      Process process =
          new ProcessBuilder(enclosed.command())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).as(out).isZero();
      enclosed.end().accept(process.pid());
      return out.lines().toList();
    } finally {
      Files.delete(secret);
    }
  }
}
