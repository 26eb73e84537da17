package slides.page;

import java.util.Map;
import lab.demo.Recording;
import lab.demo.Take;
import runner.chart.Picture;
import runner.course.Chapter;
import runner.course.SourceText;
import slides.deck.Block;
import slides.deck.DeckError;
import slides.timeline.Timelines;

/** Pictures of recordings and of timelines. */
record PictureHtml(Material material, Chapter chapter) {

  String of(Block.Picture picture) {
    Recording recording = material.figures().recording(chapter);
    String program = picture.program();
    String name = chapter.folder() + "-demo" + (program.isEmpty() ? "" : "-" + program) + ".svg";
    String svg = Picture.forSlide(program.isEmpty() ? recording : alone(recording, program));
    return material.show(name, svg, picture.alternative());
  }

  /** One program of a recording. */
  private static Recording alone(Recording all, String program) {
    Take take = all.takes().get(program);
    if (take == null) {
      throw new DeckError(
          "demo.svg#%s: the recording has no such program. It has: %s."
              .formatted(program, String.join(", ", all.takes().keySet())));
    }
    return new Recording(
        all.chapter(),
        all.title(),
        all.note(),
        all.command(),
        all.date(),
        all.machine(),
        all.charts(),
        Map.of(program, take));
  }

  String of(Block.Timeline timeline) {
    String label = Timelines.program(chapter, timeline).label();
    var file = Timelines.existing(chapter, timeline);
    String title = Timelines.title(file);
    String alternative = "Timeline, " + label + ", step " + timeline.step() + ": " + title;
    return material.show(file.getFileName().toString(), SourceText.read(file).text(), alternative);
  }
}
