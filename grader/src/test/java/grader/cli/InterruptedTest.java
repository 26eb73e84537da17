package grader.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import runner.FakeCourse;
import runner.cache.CacheFolder;
import runner.cli.Status;

/** A grading that is killed, or that finds no room, goes on to what it would have been. */
class InterruptedTest {
  private static final String[] ALL = {"work", "--chapters", "0", "--jobs", "1", "--policy", "off"};

  @TempDir Path folder;
  private Workplace workplace;

  @BeforeEach
  void three_hand_in() throws IOException {
    workplace = Workplace.in(folder);
    workplace.submit("ann", FakeCourse.CHECKPOINT);
    workplace.submit("bob", FakeCourse.adding("return b + a;"));
    workplace.submit("eve", FakeCourse.adding("return Math.addExact(b, a);"));
  }

  /** The third answer waits for a file, so that the kill always meets the grading half-way. */
  @Test
  void one_that_was_killed_goes_on_to_the_same_bytes() throws Exception {
    Path gate = folder.resolve("gate");
    workplace.submit(
        "carl",
        FakeCourse.adding(
            "while (!java.nio.file.Files.exists(java.nio.file.Path.of(\"%s\"))) {} return a + b;"
                .formatted(gate.toUri().getPath())));
    Process grading = start();
    await("the answers before the one that waits")
        .atMost(Duration.ofMinutes(2))
        .until(() -> kept() == 3);
    grading.destroyForcibly();
    assertThat(grading.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(folder.resolve("grades/grades.csv")).doesNotExist();

    Files.createFile(gate);
    assertThat(workplace.grade(Workplace.with(ALL, "--resume"))).isEqualTo(Status.DONE);
    assertThat(workplace.err()).contains("4 submissions: 5 different answers, 3 of them judged");
    assertThat(workplace.grade(Workplace.with(ALL, "--out", "whole"))).isEqualTo(Status.DONE);
    assertThat(reports("grades")).isEqualTo(reports("whole"));
  }

  /** The roster is a pipe: while nobody writes into it, the grading stands there. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void one_that_was_stopped_before_it_judged_says_so() throws Exception {
    Path roster = folder.resolve("roster");
    assertThat(run("mkfifo", roster.toString())).isZero();
    Process grading = start("--roster", "roster");
    try (var met = new FileOutputStream(roster.toFile())) {
      grading.destroy();
      assertThat(grading.waitFor(1, TimeUnit.MINUTES)).isTrue();
    }
    assertThat(Files.readString(folder.resolve("log")))
        .isEqualToIgnoringWhitespace("Stopped. Nothing was judged yet.");
    assertThat(folder.resolve("grades")).doesNotExist();
  }

  /** On a file system of 256 KiB, of which so many are free; only root may make one. */
  @ParameterizedTest
  @ValueSource(ints = {0, 12, 40})
  @EnabledOnOs(OS.LINUX)
  void one_that_found_no_room_goes_on_when_there_is_some(int free) throws Exception {
    Path small = Files.createDirectory(folder.resolve("small"));
    assumeThat(run("mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", small.toString())).isZero();
    try {
      Path filler = Files.write(small.resolve("filler"), new byte[(256 - 4 - free) * 1024]);
      String[] all = Workplace.with(ALL, "--out", "small/grades");
      assertThat(workplace.grade(all)).isEqualTo(Status.MACHINE_LACKS);
      assertThat(workplace.err()).contains("(No space left on device): make room, then --resume.");
      Files.delete(filler);
      assertThat(workplace.grade(Workplace.with(all, "--resume"))).isEqualTo(Status.DONE);
      workplace.grade(Workplace.with(ALL, "--out", "whole"));
      assertThat(reports("small/grades")).isEqualTo(reports("whole"));
    } finally {
      run("umount", "-l", small.toString());
    }
  }

  /** For whoever may not mount: what a report is made from is a device which is always full. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void a_report_that_found_no_room_is_written_when_there_is_some() throws IOException {
    String fresh = "junit.xml.new" + ProcessHandle.current().pid();
    Path full = Files.createDirectory(folder.resolve("grades")).resolve(fresh);
    Files.createSymbolicLink(full, Path.of("/dev/full"));
    assertThat(workplace.grade(Workplace.with(ALL, "--force"))).isEqualTo(Status.MACHINE_LACKS);
    assertThat(workplace.err())
        .contains(
            "junit.xml can't be written (No space left on device): make room, then --resume.");
    assertThat(folder.resolve("grades/junit.xml")).doesNotExist();
    assertThat(workplace.grade(Workplace.with(ALL, "--resume"))).isEqualTo(Status.DONE);
    assertThat(workplace.err()).contains("4 different answers, 4 of them judged before");
    workplace.grade(Workplace.with(ALL, "--out", "whole"));
    assertThat(reports("grades")).isEqualTo(reports("whole"));
  }

  /** In no sandbox: there an answer would never see the file that one of them waits for. */
  private Process start(String... more) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> command =
        List.of(
            java,
            "-D" + CacheFolder.PROPERTY + "=" + CacheFolder.root(),
            "-cp",
            System.getProperty("java.class.path"),
            Program.class.getName(),
            "grade",
            "--sandbox",
            "none");
    Stream<String> arguments = Stream.of(Workplace.with(ALL, more));
    return new ProcessBuilder(Stream.concat(command.stream(), arguments).toList())
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("log").toFile())
        .start();
  }

  private int kept() {
    File[] files =
        folder.resolve("grades/.judged").toFile().listFiles(file -> isKept(file.getName()));
    return files == null ? 0 : files.length;
  }

  private static boolean isKept(String name) {
    return name.endsWith(".json");
  }

  private static int run(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }

  /** All reports by name, without the time of the grading. */
  private Map<String, String> reports(String name) throws IOException {
    Path root = folder.resolve(name);
    Map<String, String> reports = new TreeMap<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String path = root.relativize(file).toString();
        if (!path.startsWith(".judged")) {
          String text = Files.readString(file);
          reports.put(path, text.replaceAll("\\d{4}-\\d\\d-\\d\\dT[\\d:]{8}Z", "TIME"));
        }
      }
    }
    assertThat(reports).hasSizeGreaterThan(10);
    return reports;
  }
}
