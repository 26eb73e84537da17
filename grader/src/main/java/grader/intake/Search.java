package grader.intake;

import grader.source.Bare;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import runner.cache.Reasons;
import runner.course.Chapter;
import runner.course.SourceText;

/** One look through the files of a submission. */
final class Search {
  /** The way to the chapters in the course itself. */
  private static final String HOME = "exercises/src/";

  private static final int MOST_ODD = 10;

  private final Submission submission;
  private final List<Content.Item> items;
  private final List<String> notes = new ArrayList<>();
  private final List<String> suspicions = new ArrayList<>();

  Search(Submission submission, List<Content.Item> items) {
    this.submission = submission;
    this.items = items.stream().filter(Search::isInside).toList();
    note(
        items.stream()
            .filter(item -> !isInside(item))
            .map(Content.Item::path)
            .map(path -> "A file calls itself " + path + ", which leads out of the submission."));
    note(
        this.items.stream()
            .filter(item -> !item.isPlain())
            .map(item -> item.path() + " is no plain file."));
  }

  /** Notes odd entries; of many, the first are enough. */
  private void note(Stream<String> odd) {
    List<String> all = odd.sorted().toList();
    all.stream().limit(MOST_ODD).forEach(suspicions::add);
    if (all.size() > MOST_ODD) {
      suspicions.add("And " + (all.size() - MOST_ODD) + " more such entries.");
    }
  }

  private static boolean isInside(Content.Item item) {
    return !item.path().startsWith("/")
        && !List.of(item.path().split("/", -1)).contains("..")
        && !item.path().contains(":");
  }

  Intake all(List<Chapter> chapters) {
    Map<Chapter, Handed> files = new LinkedHashMap<>();
    for (Chapter chapter : chapters) {
      files.put(chapter, of(chapter));
    }
    Intake found = new Intake(files, List.copyOf(notes), List.copyOf(suspicions));
    if (found.isEmpty() && items.stream().anyMatch(item -> Submission.isZip(item.name()))) {
      notes.add("It holds other archives, and no chapter: unpack it once.");
    }
    return new Intake(files, List.copyOf(notes), List.copyOf(suspicions));
  }

  private Handed of(Chapter chapter) {
    List<Content.Item> placed = nearest(chapter.folder() + "/" + chapter.fileName());
    List<Content.Item> candidates = placed.isEmpty() ? loose(chapter) : placed;
    compareTests(chapter);
    if (candidates.isEmpty()) {
      noteStrays(chapter);
      return new Handed.Missing();
    } else if (candidates.size() > 1) {
      return new Handed.Refused(
          "It can't be told which file is meant: "
              + candidates.stream().map(Content.Item::path).collect(Collectors.joining(" or "))
              + ".");
    }
    return text(candidates.get(0));
  }

  /** A file right in the submission, if its package says that it is of this chapter. */
  private List<Content.Item> loose(Chapter chapter) {
    return items.stream()
        .filter(item -> item.path().equals(chapter.fileName()))
        .filter(
            item ->
                text(item) instanceof Handed.File file
                    && Bare.text(file.source().text())
                        .startsWith("package " + chapter.folder() + ";"))
        .toList();
  }

  /** A file of the right name in the wrong place is no answer, but worth a word. */
  private void noteStrays(Chapter chapter) {
    items.stream()
        .filter(item -> item.name().equals(chapter.fileName()))
        .filter(item -> !("/" + item.path()).contains("/solutions/"))
        .map(Content.Item::path)
        .sorted()
        .findFirst()
        .ifPresent(
            path ->
                notes.add(
                    "It holds "
                        + path
                        + " outside of the folder "
                        + chapter.folder()
                        + ", where it belongs: it was not used."));
  }

  /** Files of that path in the course's own folder, or else as near to the root as any. */
  private List<Content.Item> nearest(String path) {
    List<Content.Item> found =
        items.stream()
            .filter(item -> item.path().equals(path) || item.path().endsWith("/" + path))
            .filter(item -> !("/" + item.path()).contains("/solutions/"))
            .toList();
    List<Content.Item> home =
        found.stream().filter(item -> ("/" + item.path()).endsWith("/" + HOME + path)).toList();
    List<Content.Item> best = home.isEmpty() ? found : home;
    int depth = best.stream().mapToInt(Search::depth).min().orElse(0);
    return best.stream()
        .filter(item -> depth(item) == depth)
        .sorted(Comparator.comparing(Content.Item::path))
        .toList();
  }

  private static int depth(Content.Item item) {
    return (int) item.path().chars().filter(c -> c == '/').count();
  }

  private Handed text(Content.Item item) {
    if (!item.isPlain()) {
      return new Handed.Refused(item.path() + " is a link or encrypted, not a plain file.");
    }
    try {
      byte[] bytes = item.read(Intake.MOST_BYTES + 1);
      if (bytes.length > Intake.MOST_BYTES) {
        return new Handed.Refused(
            item.path()
                + " is longer than "
                + Intake.MOST_BYTES / 1024
                + " KiB, the most that is taken.");
      }
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      Path path = Path.of(submission.name(), item.path().split("/"));
      return new Handed.File(
          new SourceText(path, text.startsWith("\uFEFF") ? text.substring(1) : text));
    } catch (CharacterCodingException other) {
      return new Handed.Refused(item.path() + " is not written in UTF-8. Save it as UTF-8.");
    } catch (IOException unreadable) {
      return new Handed.Refused(item.path() + " can't be read (" + Reasons.of(unreadable) + ").");
    }
  }

  private void compareTests(Chapter chapter) {
    String name = chapter.test().getFileName().toString();
    for (Content.Item item : nearest(chapter.folder() + "/" + name)) {
      try {
        byte[] theirs = item.read(Intake.MOST_BYTES);
        if (!sameText(theirs, Files.readAllBytes(chapter.test()))) {
          suspicions.add(item.path() + " differs from the course's. It was not used.");
        }
      } catch (IOException unreadable) {
        suspicions.add(item.path() + " can't be read. It was not used.");
      }
    }
  }

  private static boolean sameText(byte[] a, byte[] b) {
    return text(a).equals(text(b));
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8).replace("\r\n", "\n").strip();
  }
}
