package runner.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import runner.FakeCourse;
import runner.course.Chapter;
import runner.course.Course;

class StateTest {
  @TempDir Path folder;

  /** As when {@code watch} runs in one terminal, and other commands in another. */
  @Test
  void what_another_command_noted_meanwhile_is_kept() {
    Course course = FakeCourse.in(folder).course();
    Chapter first = course.chapters().get(0);
    Chapter second = course.chapters().get(1);
    State watching = State.of(course);
    State.of(course).solved(second, List.of(1, 2));
    State.of(course).hints(first, 1, 2);
    watching.solved(first, List.of(1));
    State now = State.of(course);
    assertThat(now.solved(first)).containsExactly(1);
    assertThat(now.solved(second)).contains(1);
    assertThat(now.hints(first, 1)).isEqualTo(2);
    assertThat(watching.hints(first, 1)).isEqualTo(2);
  }
}
