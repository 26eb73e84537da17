package grader.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import grader.intake.Submission;
import grader.intake.Submissions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import runner.trouble.CommandError;

class ShardTest {
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
}
