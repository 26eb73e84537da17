package slides.cli;

import java.util.List;
import runner.cli.Screen;
import runner.cli.Workbook;
import runner.course.Chapter;
import runner.report.Waiting;
import runner.run.Limits;
import runner.run.Runner;
import runner.trouble.CommandError;
import slides.deck.Block;
import slides.deck.Deck;
import slides.deck.DeckError;
import slides.deck.Fault;
import slides.deck.Slide;
import slides.timeline.TimelineRecorder;
import slides.timeline.Timelines;

/** Makes the timelines of all decks. */
record Recordings(Workbook workbook) {

  /** Makes them; {@link CommandError} says which slide asks for one that can't be made. */
  void make(List<Deck> decks) {
    Screen screen = workbook.screen();
    try (Waiting waiting = new Waiting(screen.err(), screen.terminal(), "Starting the servers");
        Runner runner = new Runner(workbook.servers(waiting), Limits.usual())) {
      TimelineRecorder recorder = new TimelineRecorder(runner, waiting::on);
      for (Deck deck : decks) {
        deck.chapter().ifPresent(chapter -> make(deck, chapter, recorder));
      }
    }
  }

  private void make(Deck deck, Chapter chapter, TimelineRecorder recorder) {
    for (Slide slide : deck.slides()) {
      for (Block.Timeline timeline : slide.all(Block.Timeline.class)) {
        try {
          var file = Timelines.keep(chapter, timeline, recorder.record(chapter, timeline));
          workbook.screen().say(chapter.root().relativize(file) + " is recorded.");
        } catch (DeckError wrong) {
          throw new CommandError(
              Fault.of(deck, slide, String.valueOf(wrong.getMessage())).toString());
        }
      }
    }
  }
}
