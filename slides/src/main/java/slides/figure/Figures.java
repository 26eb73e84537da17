package slides.figure;

import java.nio.file.Files;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import lab.demo.Figure;
import lab.demo.Recording;
import runner.course.Chapter;
import runner.course.Course;
import runner.course.StepCard;
import runner.recording.RecordingText;
import runner.trouble.CommandError;
import slides.deck.DeckError;

/** The numbers that slides quote, by their names. */
public final class Figures {
  private static final String MINUTES = "minutes";

  private final Course course;
  private final Map<String, Recording> recordings = new HashMap<>();

  public Figures(Course course) {
    this.course = course;
  }

  /**
   * What is shown for a name: the median of all runs.
   *
   * @param name as in {@code naive.queries}, {@code ch03:naive.queries}, {@code minutes}
   * @param own chapter of the deck
   * @throws DeckError if nothing has that name
   */
  public String text(String name, Optional<Chapter> own) {
    Chapter chapter = chapter(name, own);
    String figure = local(name);
    return figure.equals(MINUTES)
        ? String.valueOf(coreMinutes(chapter))
        : figure(chapter, figure).text();
  }

  /** What the speaker is told of a figure whose runs differ: its range; empty if they do not. */
  public Optional<String> range(String name, Optional<Chapter> own) {
    if (local(name).equals(MINUTES)) {
      return Optional.empty();
    }
    Figure figure = figure(chapter(name, own), local(name));
    return figure.range().equals(figure.text())
        ? Optional.empty()
        : Optional.of(
            "%s: %s %s, the median; %s over all runs"
                .formatted(figure.label(), figure.text(), figure.unit(), figure.range()));
  }

  /** What a chapter's recording holds. */
  public Recording recording(Chapter chapter) {
    if (!Files.exists(chapter.recording())) {
      throw new DeckError(
          "chapter "
              + chapter.number()
              + " has no recording; ./workbook demo "
              + chapter.number()
              + " --record makes it.");
    }
    return recordings.computeIfAbsent(
        chapter.folder(), folder -> RecordingText.read(chapter.recording()));
  }

  /** Minutes of a chapter's core steps. */
  public static int coreMinutes(Chapter chapter) {
    return chapter.steps().stream()
        .filter(step -> step.kind() == StepCard.Kind.CORE)
        .mapToInt(StepCard::minutes)
        .sum();
  }

  private Chapter chapter(String name, Optional<Chapter> own) {
    int colon = name.indexOf(':');
    if (colon < 0) {
      return own.orElseThrow(
          () ->
              new DeckError(
                  "{"
                      + name
                      + "}: this deck belongs to no chapter; name one, as in {ch03:"
                      + name
                      + "}."));
    }
    try {
      return course.find(name.substring(0, colon));
    } catch (CommandError unknown) {
      throw new DeckError("{" + name + "}: " + unknown.getMessage());
    }
  }

  private static String local(String name) {
    return name.substring(name.indexOf(':') + 1);
  }

  private Figure figure(Chapter chapter, String name) {
    Recording recording = recording(chapter);
    return recording
        .figure(name)
        .orElseThrow(
            () ->
                new DeckError(
                    "{%s}: the recording of chapter %d has no such figure. It has: %s."
                        .formatted(name, chapter.number(), String.join(", ", names(recording)))));
  }

  private static Set<String> names(Recording recording) {
    return recording.takes().entrySet().stream()
        .flatMap(
            take ->
                take.getValue().figures().stream()
                    .map(figure -> take.getKey() + "." + figure.name()))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
