package grader.jplag;

import grader.intake.Handed;
import grader.intake.Intake;
import grader.intake.Submission;
import grader.intake.Submissions;
import grader.report.FileNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import runner.cache.Reasons;
import runner.course.Chapter;
import runner.course.SourceText;
import runner.trouble.MachineLacks;

/**
 * Two folders for JPlag: {@code submissions} with a root for each chapter and in that a folder for
 * each submission, and {@code base-code} with the starter of each chapter. A root a chapter,
 * because in one for all a single copied chapter would be a small part of a large likeness.
 *
 * @see <a href="https://github.com/jplag/JPlag/wiki/1.-How-to-Use-JPlag">How to use JPlag</a>
 */
public record JplagFolder(Path path) {

  /**
   * Writes the files that were handed in; what is there is written over.
   *
   * @throws MachineLacks if the folder can't be written
   */
  public void write(Submissions submissions, List<Chapter> chapters) {
    Map<String, String> names =
        FileNames.of(submissions.all().stream().map(Submission::name).toList());
    for (Chapter chapter : chapters) {
      Path starter = chapter.starter().resolve(chapter.fileName());
      save(path.resolve("base-code"), chapter, "", SourceText.read(starter).text());
    }
    for (Submission submission : submissions.all()) {
      String name = names.getOrDefault(submission.name(), submission.name());
      Intake.of(submission, chapters)
          .files()
          .forEach((chapter, handed) -> save(chapter, name, handed));
    }
  }

  private void save(Chapter chapter, String name, Handed handed) {
    if (handed instanceof Handed.File file) {
      save(path.resolve("submissions"), chapter, name, file.source().text());
    }
  }

  private static void save(Path root, Chapter chapter, String name, String text) {
    Path folder = root.resolve(chapter.folder()).resolve(name);
    try {
      Files.writeString(Files.createDirectories(folder).resolve(chapter.fileName()), text);
    } catch (IOException unwritable) {
      throw new MachineLacks(
          folder
              + " can't be written ("
              + Reasons.of(unwritable)
              + "): make room, or name another"
              + " folder with --jplag.",
          unwritable);
    }
  }
}
