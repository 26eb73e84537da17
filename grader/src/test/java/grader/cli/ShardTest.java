package grader.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import grader.intake.Submission;
import grader.intake.Submissions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import runner.FakeCourse;
import runner.cli.Status;
import runner.trouble.CommandError;

class ShardTest {
  @TempDir Path folder;

  private static final Submissions ALL =
      new Submissions(
          IntStream.range(0, 1000)
              .mapToObj(i -> new Submission("student" + i, Path.of("work", "student" + i)))
              .toList(),
          List.of("notes.txt is neither a folder nor a zip, and was not used."));

  @Test
  void each_submission_belongs_to_one_part() {
    List<Submission> together = new ArrayList<>();
    for (int i = 1; i <= 8; i++) {
      List<Submission> part = Shard.read(i + "/8").of(ALL).all();
      assertThat(part.size()).isBetween(80, 180);
      together.addAll(part);
    }
    assertThat(together).containsExactlyInAnyOrderElementsOf(ALL.all());
  }

  @Test
  void does_not_move_when_others_hand_in() {
    Submissions few = new Submissions(ALL.all().subList(500, 600), List.of());
    assertThat(Shard.read("2/3").of(ALL).all()).containsAll(Shard.read("2/3").of(few).all());
    assertThat(Shard.read("1/1").of(ALL)).isEqualTo(ALL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "3", "0/3", "4/3", "a/b", "1/0", "-1/3"})
  void must_be_one_of_its_parts(String text) {
    assertThatThrownBy(() -> Shard.read(text))
        .isInstanceOf(CommandError.class)
        .hasMessage("--shard must be one of 1/N to N/N, as in 2/8, but was " + text + ".");
  }

  @Test
  void parts_put_together_are_the_whole_to_the_byte() throws IOException {
    Workplace workplace = classOfFour();
    for (String part : List.of("1/3", "2/3", "3/3")) {
      String out = "part" + part.charAt(0);
      assertThat(grade(workplace, "--out", out, "--shard", part)).isEqualTo(Status.DONE);
    }
    assertThat(grade(workplace, "--out", "whole")).isEqualTo(Status.DONE);
    assertThat(workplace.read("whole/results.json")).doesNotContain("\"shard\"");
    assertThat(workplace.grade("merge", "part3", "part1", "part2", "--out", "merged"))
        .isEqualTo(Status.DONE);
    assertThat(reports("merged")).isEqualTo(reports("whole"));
    assertThat(workplace.read("merged/feedback/zoe.md")).contains("Nothing was handed in");
  }

  @Test
  void a_missing_part_is_not_taken_for_students_who_did_nothing() throws IOException {
    Workplace workplace = classOfFour();
    for (String part : List.of("1/3", "2/3", "3/3", "1/2")) {
      String out = "part" + part.replace("/", "of");
      assertThat(grade(workplace, "--out", out, "--shard", part)).isEqualTo(Status.DONE);
    }
    assertThat(workplace.grade("merge", "part1of3", "part3of3", "--out", "merged"))
        .isEqualTo(Status.WRONG_COMMAND);
    assertThat(workplace.err())
        .isEqualToIgnoringWhitespace(
            "Part 2 of 3 is missing, and its students would get nothing: grade it with --shard 2/3,"
                + " then name its folder too.");
    assertThat(workplace.grade("merge", "part3of3", "--out", "merged"))
        .isEqualTo(Status.WRONG_COMMAND);
    assertThat(workplace.err()).contains("Parts 1, 2 of 3 are missing");
    assertThat(workplace.grade("merge", "part1of3", "part1of3", "--out", "merged"))
        .isEqualTo(Status.WRONG_COMMAND);
    assertThat(workplace.err()).contains("Here is part 1 of 3 twice: name each part once.");
    assertThat(workplace.grade("merge", "part1of3", "part1of2", "--out", "merged"))
        .isEqualTo(Status.WRONG_COMMAND);
    assertThat(workplace.err()).contains("several gradings (part 1 of 3, part 1 of 2)");
    assertThat(folder.resolve("merged")).doesNotExist();
  }

  @Test
  void a_part_says_nothing_of_who_may_be_in_another() throws IOException {
    Workplace workplace = classOfFour();
    List<String> told = new ArrayList<>();
    for (String part : List.of("1/2", "2/2")) {
      String out = "part" + part.charAt(0);
      assertThat(grade(workplace, "--out", out, "--shard", part)).isEqualTo(Status.DONE);
      String where = "part " + part.replace("/", " of ");
      assertThat(workplace.out()).contains("This is " + where);
      assertThat(workplace.read(out + "/overview.html"))
          .contains("<strong>This is " + where + "</strong>")
          .doesNotContain("zoe");
      assertThat(workplace.read(out + "/grades.csv")).doesNotContain("false");
      told.addAll(reports(out).keySet());
      JsonNode results = new ObjectMapper().readTree(workplace.read(out + "/results.json"));
      assertThat(results.path("shard").path("of").asInt()).isEqualTo(2);
      assertThat(results.path("shard").path("others").findValuesAsText("id")).contains("zoe");
      JsonSchema schema =
          JsonSchemaFactory.getInstance(VersionFlag.V202012)
              .getSchema(workplace.read(out + "/results.schema.json"));
      assertThat(schema.validate(results)).isEmpty();
    }
    assertThat(told)
        .filteredOn(name -> name.startsWith("feedback"))
        .containsExactlyInAnyOrder("feedback/ann.md", "feedback/bob.md", "feedback/eve.md");
  }

  /** Three hand in, and zoe does not. */
  private Workplace classOfFour() throws IOException {
    Workplace workplace = Workplace.in(folder);
    workplace.save("class.csv", "id\nann\nbob\neve\nzoe\n");
    workplace.submit("ann", FakeCourse.SOLUTION);
    workplace.submit("bob", FakeCourse.CHECKPOINT);
    workplace.submit("eve", FakeCourse.SOLUTION);
    workplace.save("work/notes.txt", "");
    return workplace;
  }

  private static int grade(Workplace workplace, String... more) {
    String[] all = {"work", "--chapters", "0", "--roster", "class.csv"};
    return workplace.grade(Workplace.with(all, more));
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
    return reports;
  }
}
