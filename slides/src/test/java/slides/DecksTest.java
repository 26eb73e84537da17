package slides;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import runner.chart.TimelinePicture;
import slides.agenda.Plan;
import slides.page.Pages;

/** The decks of the course: all that they name is there, and their days add up. */
class DecksTest {
  private final Pages pages = TheCourse.pages();

  @Test
  void no_deck_has_a_fault() {
    assertThat(pages.decks()).isNotEmpty();
    assertThat(pages.faults()).isEmpty();
  }

  @Test
  void both_days_are_planned_and_end_in_time() {
    assertThat(pages.agenda().plans())
        .extracting(plan -> plan.day().name())
        .containsExactly("half-day", "full-day");
    assertThat(pages.agenda().plans()).extracting(Plan::minutesLeft).allMatch(left -> left >= 0);
  }

  /** One that no slide shows was left behind. */
  @Test
  void each_timeline_is_a_picture_that_a_deck_shows() throws Exception {
    Path folder = TheCourse.course().root().resolve("slides/timelines");
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> timelines = files.toList();
      assertThat(timelines)
          .allSatisfy(
              file -> assertThat(pages.pictures()).containsKey(file.getFileName().toString()))
          .allMatch(file -> TimelinePicture.isOurs(read(file)));
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
