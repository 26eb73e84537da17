package slides.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import lab.backend.Progress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import runner.course.Chapter;
import runner.run.ChosenServers;
import runner.run.Limits;
import runner.run.Runner;
import slides.MiniDecks;
import slides.TheCourse;
import slides.deck.Block;
import slides.deck.DeckError;
import slides.deck.Decks;

/** Timelines of the course's programs, made anew. */
class TimelineRecorderTest {
  /** What is left of a lifetime, in milliseconds: it depends on how fast a run was. */
  private static final String LEFT = "\\b\\d{5}\\b";

  private final List<String> progress = new ArrayList<>();
  private Runner runner;

  @BeforeEach
  void start() {
    runner = new Runner(new ChosenServers(Progress.NONE), Limits.usual());
  }

  @AfterEach
  void stop() {
    runner.close();
  }

  static Stream<Arguments> timelines() {
    return Decks.of(TheCourse.course()).stream()
        .flatMap(
            deck ->
                deck.slides().stream()
                    .flatMap(slide -> slide.all(Block.Timeline.class).stream())
                    .map(timeline -> Arguments.of(deck.chapter().orElseThrow(), timeline)));
  }

  @ParameterizedTest
  @MethodSource("timelines")
  void a_slide_shows_what_the_program_does_today(Chapter chapter, Block.Timeline timeline)
      throws Exception {
    String kept = Files.readString(Timelines.existing(chapter, timeline));

    String made = new TimelineRecorder(runner, progress::add).record(chapter, timeline);

    assertThat(made.replaceAll(LEFT, "left"))
        .as("./workbook slides --record makes it anew")
        .isEqualTo(kept.replaceAll(LEFT, "left"));
  }

  @Test
  void a_program_that_does_not_compile_has_none(@TempDir Path folder) {
    Chapter chapter = MiniDecks.in(folder).course().chapters().get(0);
    Block.Timeline wanted = new Block.Timeline("mistakes/minus", 1);
    TimelineRecorder recorder = new TimelineRecorder(runner, progress::add);

    assertThatThrownBy(() -> recorder.record(chapter, wanted))
        .isInstanceOf(DeckError.class)
        .hasMessageStartingWith("step 1 told no timeline of solutions/mistakes/ch01_adder/minus")
        .hasMessageContaining("cannot find symbol");
    assertThat(progress).containsExactly("ch01_adder: step 1 of the mistake: minus");
  }
}
