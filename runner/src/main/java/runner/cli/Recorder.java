package runner.cli;

import java.util.List;
import lab.demo.Recording;
import org.jspecify.annotations.Nullable;
import runner.chart.TerminalDrawing;
import runner.course.Chapter;
import runner.course.DemoCard;
import runner.demo.Cast;
import runner.demo.KeptRecording;
import runner.demo.Showing;
import runner.report.Waiting;
import runner.run.Limits;
import runner.run.Runner;

/** Makes the recordings that lie beside the chapters, and that prose quotes. */
record Recorder(Workbook workbook, @Nullable Integer runs) {

  /** Records the demos of these chapters; those without a demo are passed over. */
  int record(List<Chapter> chapters) {
    Screen screen = workbook.screen();
    int status = Status.DONE;
    try (Waiting waiting = new Waiting(screen.err(), screen.terminal(), "Starting the servers");
        Runner runner = new Runner(workbook.servers(waiting), Limits.usual())) {
      for (Chapter chapter : chapters) {
        DemoCard card = DemoCard.of(chapter).orElse(null);
        if (card != null && !record(chapter, card, runner, waiting)) {
          status = Status.NOT_SOLVED;
        }
      }
    }
    return status;
  }

  private boolean record(Chapter chapter, DemoCard card, Runner runner, Waiting waiting) {
    String command =
        "./workbook demo "
            + chapter.number()
            + (runs == null ? "" : " --runs " + runs)
            + " --record";
    Showing showing =
        new Showing(
                chapter.root(),
                runner.lane(0).perform(chapter, card),
                runs == null ? card.runs() : runs,
                command,
                doing -> waiting.on(chapter.folder() + ": " + doing))
            .play(Cast.ofCourse(chapter, card));
    Screen screen = workbook.screen();
    if (!showing.reasons().isEmpty()) {
      screen.say(chapter.folder() + " was not recorded.");
      screen.say(TerminalDrawing.told(showing.reasons(), screen.ink()));
      return false;
    }
    Recording recording = showing.recording().orElseThrow();
    KeptRecording.write(chapter, recording);
    screen.say(chapter.folder() + " is recorded: demo.json and demo.svg.");
    return true;
  }
}
