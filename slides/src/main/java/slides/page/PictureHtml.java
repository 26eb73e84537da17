package slides.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    String name = String.join("-", picture.only());
    String file = chapter.folder() + "-demo" + (name.isEmpty() ? "" : "-" + name) + ".svg";
    String svg = Picture.forSlide(only(recording, picture.only()));
    return material.show(file, svg, picture.alternative());
  }

  private static Recording only(Recording all, List<String> names) {
    List<String> charts = all.charts().stream().map(Recording.Chart::name).toList();
    Set<String> programs = all.takes().keySet();
    for (String name : names) {
      if (!charts.contains(name) && !programs.contains(name)) {
        throw new DeckError(
            "demo.svg#%s: the recording has no such chart or program. It has the charts %s, and the programs %s."
                .formatted(name, String.join(", ", charts), String.join(", ", programs)));
      }
    }
    Map<String, Take> takes = new LinkedHashMap<>(all.takes());
    if (programs.stream().anyMatch(names::contains)) {
      takes.keySet().retainAll(names);
    }
    boolean someCharts = charts.stream().anyMatch(names::contains);
    return new Recording(
        all.chapter(),
        all.title(),
        all.note(),
        all.command(),
        all.date(),
        all.machine(),
        all.charts().stream().filter(chart -> !someCharts || names.contains(chart.name())).toList(),
        takes);
  }

  String of(Block.Timeline timeline) {
    String label = Timelines.program(chapter, timeline).label();
    var file = Timelines.existing(chapter, timeline);
    String title = Timelines.title(file);
    String alternative = "Timeline, " + label + ", step " + timeline.step() + ": " + title;
    return material.show(file.getFileName().toString(), SourceText.read(file).text(), alternative);
  }
}
