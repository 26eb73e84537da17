package grader.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;
import runner.FakeCourse;
import runner.cli.Status;
import runner.course.Course;

/**
 * The examples of grader/deploy, as far as they can be run here: their shell commands are run with
 * the variables that GitHub or Kubernetes would set, and what they ask of the workbook is done.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the examples are for machines with a shell")
class DeployTest {
  private static final Path COURSE = Course.around(Path.of("")).root();

  /** Stands in the place of the workbook and says with what it was called. */
  private static final String STUB = "#!/bin/sh\nprintf '%s\\n' \"$@\"\n";

  @TempDir Path folder;
  private Workplace place;

  @BeforeEach
  void a_class() throws IOException {
    place = Workplace.in(folder);
    for (String student : List.of("ann", "bob", "cleo", "dan", "eve")) {
      place.save(
          "class/submissions/" + student + "/ch00_zero/Adder.java",
          FakeCourse.inPackage("ch00_zero", FakeCourse.CHECKPOINT));
    }
    assertThat(run(List.of("grade", "class/submissions", "--out", "whole"))).isEqualTo(Status.DONE);
  }

  @Test
  void the_matrix_of_github_actions_grades_everybody_once() throws Exception {
    Map<?, ?> jobs = (Map<?, ?>) example("github-actions.yml").get("jobs");
    Map<?, ?> part = (Map<?, ?>) jobs.get("part");
    List<?> parts = (List<?>) ((Map<?, ?>) at(part, "strategy", "matrix")).get("part");
    assertThat(parts).isEqualTo(IntStream.rangeClosed(1, parts.size()).boxed().toList());
    String grade = command(part);
    for (Object number : parts) {
      Map<String, String> variables =
          Map.of("PART", String.valueOf(number), "PARTS", String.valueOf(parts.size()));
      assertThat(run(allowingNone(shell(grade, variables)))).isEqualTo(Status.DONE);
    }
    assertThat(run(shell(command((Map<?, ?>) jobs.get("whole")), Map.of()))).isEqualTo(Status.DONE);
    assertThat(folder.resolve("grades/grades.csv"))
        .hasSameTextualContentAs(folder.resolve("whole/grades.csv"));
  }

  @Test
  void the_pods_of_kubernetes_grade_everybody_once() throws Exception {
    Map<?, ?> job = example("kubernetes-job.yaml");
    int pods = (Integer) at(job, "spec", "completions");
    Map<?, ?> pod = (Map<?, ?>) at(job, "spec", "template", "spec");
    Map<?, ?> container = (Map<?, ?>) ((List<?>) pod.get("containers")).get(0);
    String grade = String.valueOf(((List<?>) container.get("command")).get(2));
    List<String> merge = new ArrayList<>(List.of("grade", "merge", "--out", "grades"));
    for (int index = 0; index < pods; index++) {
      List<String> words = shell(grade, Map.of("JOB_COMPLETION_INDEX", String.valueOf(index)));
      assertThat(run(here(words))).isEqualTo(Status.DONE);
      assertThat(run(here(words))).as("a pod that is lost is replaced").isEqualTo(Status.DONE);
      merge.add("parts/part-" + index);
    }
    assertThat(run(merge)).isEqualTo(Status.DONE);
    assertThat(folder.resolve("grades/grades.csv"))
        .hasSameTextualContentAs(folder.resolve("whole/grades.csv"));
  }

  private static Map<?, ?> example(String name) throws IOException {
    String text = Files.readString(COURSE.resolve("grader/deploy").resolve(name));
    return (Map<?, ?>) new Yaml().loadAll(text).iterator().next();
  }

  private static Object at(Map<?, ?> map, String... keys) {
    Object found = map;
    for (String key : keys) {
      found = ((Map<?, ?>) found).get(key);
    }
    return found;
  }

  /** The command of a job that calls the workbook. */
  private static String command(Map<?, ?> job) {
    return ((List<?>) job.get("steps"))
        .stream()
            .map(step -> String.valueOf(((Map<?, ?>) step).get("run")))
            .filter(run -> run.contains("workbook"))
            .findFirst()
            .orElseThrow();
  }

  /** With what the workbook is called. */
  private List<String> shell(String command, Map<String, String> variables) throws Exception {
    for (String place : List.of("workbook", "course/workbook")) {
      Path stub = folder.resolve(place);
      Files.createDirectories(stub.getParent());
      Files.writeString(stub, STUB);
      assertThat(stub.toFile().setExecutable(true)).isTrue();
    }
    ProcessBuilder builder =
        new ProcessBuilder("/bin/sh", "-c", command).directory(folder.toFile());
    builder.environment().putAll(variables);
    Process process = builder.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said.lines().toList();
  }

  /** A machine on which the tests run need not have a sandbox. */
  private static List<String> allowingNone(List<String> words) {
    assertThat(words).contains("--require-sandbox");
    return words.stream().filter(word -> !word.equals("--require-sandbox")).toList();
  }

  /** The same with folders of this test in the place of what is mounted. */
  private static List<String> here(List<String> words) {
    return words.stream()
        .map(word -> word.replace("/submissions", "class/submissions"))
        .map(word -> word.replace("/grades", "parts"))
        .toList();
  }

  private int run(List<String> words) {
    assertThat(words).first().isEqualTo("grade");
    return place.grade(words.stream().skip(1).toArray(String[]::new));
  }
}
