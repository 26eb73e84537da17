package grader.intake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import runner.cache.Reasons;
import runner.course.Chapter;

/**
 * What was taken from one submission: of each chapter the one file to edit. Tests, build files and
 * everything else come from the course, whatever the submission holds.
 *
 * @param files by chapter, in the order of the course
 * @param notes sentences for the student and the instructor: what was found and not used
 * @param suspicions sentences for the instructor alone: tests that were edited, and entries that
 *     are no plain files or lie outside
 */
public record Intake(Map<Chapter, Handed> files, List<String> notes, List<String> suspicions) {
  /** More than any answer needs. */
  static final int MOST_BYTES = 256 * 1024;

  /**
   * Looks into a submission.
   *
   * @param chapters those to be graded
   */
  public static Intake of(Submission submission, List<Chapter> chapters) {
    try (Content content = Content.of(submission)) {
      Intake own = new Search(submission, content.items()).all(chapters);
      return own.isEmpty()
          ? content.zip().map(zip -> own.replacedBy(zip, submission, chapters)).orElse(own)
          : own;
    } catch (IOException
        | RuntimeException unreadable) { // an archive may be made to break its reader
      return unreadable(Reasons.of(unreadable), chapters);
    } catch (
        OutOfMemoryError large) { // or to fill its memory, before anything of it can be counted
      return unreadable("its table of contents is too large", chapters);
    }
  }

  private static Intake unreadable(String reason, List<Chapter> chapters) {
    String why = "The submission can't be read (" + reason + ").";
    Map<Chapter, Handed> files = new LinkedHashMap<>();
    chapters.forEach(chapter -> files.put(chapter, new Handed.Refused(why)));
    return new Intake(files, List.of(why), List.of());
  }

  /** Whether it has nothing of any chapter. */
  public boolean isEmpty() {
    return files.values().stream().allMatch(Handed.Missing.class::isInstance);
  }

  /** What is in the one zip of a folder that has no chapter itself. */
  private Intake replacedBy(Path zip, Submission submission, List<Chapter> chapters) {
    Intake inside = of(new Submission(submission.name(), zip), chapters);
    List<String> all = new ArrayList<>(suspicions);
    all.addAll(inside.suspicions());
    return new Intake(inside.files(), inside.notes(), List.copyOf(all));
  }
}
