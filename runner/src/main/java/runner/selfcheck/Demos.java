package runner.selfcheck;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lab.demo.Recording;
import runner.chart.Picture;
import runner.course.Chapter;
import runner.course.DemoCard;
import runner.demo.Cast;
import runner.recording.RecordingText;
import runner.trouble.Broken;

/** Whether a chapter has a demo, and a recording and a picture that fit it and each other. */
final class Demos {
  private final Chapter chapter;
  private final List<Fault> faults = new ArrayList<>();

  private Demos(Chapter chapter) {
    this.chapter = chapter;
  }

  /** What is missing or does not fit, seen without playing anything. */
  static List<Fault> faults(Chapter chapter) {
    Demos demos = new Demos(chapter);
    try {
      Optional<DemoCard> card = DemoCard.of(chapter);
      if (card.isPresent()) {
        demos.check(card.get());
      } else if (chapter.card().gallery()) {
        demos.fault("a chapter has a Demo.java", "it has none", "write it");
      }
    } catch (Broken broken) {
      String found = String.valueOf(broken.getMessage());
      demos.fault("a demo says what it plays", found, "edit its @Scenario");
    }
    return demos.faults;
  }

  private void check(DemoCard card) {
    Cast.folders(chapter, card)
        .forEach(
            (name, folder) -> {
              if (!Files.exists(folder.resolve(chapter.fileName()))) {
                fault(
                    "every program of a demo exists",
                    "the program '" + name + "' has no " + chapter.fileName(),
                    "write it, or change the demo's @Scenario");
              }
            });
    for (Path file : List.of(chapter.recording(), chapter.picture())) {
      if (!Files.exists(file)) {
        mustRecord(file.getFileName() + " is missing");
      }
    }
    if (Files.exists(chapter.recording())) {
      fits(card);
    }
  }

  private void fits(DemoCard card) {
    try {
      fits(card, RecordingText.read(chapter.recording()));
    } catch (Broken unreadable) {
      mustRecord("demo.json: " + unreadable.getMessage());
    }
  }

  private void fits(DemoCard card, Recording recording) {
    Set<String> programs = Cast.folders(chapter, card).keySet();
    if (!recording.takes().keySet().equals(programs)) {
      mustRecord("demo.json has " + recording.takes().keySet() + ", the demo plays " + programs);
    }
    if (!recording.title().equals(card.title())) {
      mustRecord(
          "demo.json is called '" + recording.title() + "', the demo '" + card.title() + "'");
    }
    if (recording.figure(card.answer()).isEmpty()) {
      mustRecord("demo.json has no figure " + card.answer() + ", which answers the question");
    }
    if (Files.exists(chapter.picture()) && !text(chapter.picture()).equals(Picture.of(recording))) {
      mustRecord("demo.svg is not the picture of demo.json");
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file).replace("\r\n", "\n");
    } catch (IOException unreadable) {
      throw new UncheckedIOException(file + " can't be read", unreadable);
    }
  }

  private void mustRecord(String found) {
    fault(
        "demo.json is what the demo left, and demo.svg its picture",
        found,
        "./workbook demo " + chapter.number() + " --record");
  }

  private void fault(String rule, String found, String repair) {
    faults.add(new Fault(chapter.folder() + ", demo", rule, found, repair));
  }
}
