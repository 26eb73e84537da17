package grader.jplag;

import grader.intake.Handed;
import grader.intake.Intake;
import grader.intake.Submission;
import grader.intake.Submissions;
import grader.report.FileNames;
import grader.report.OwnFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
   * Writes the files that were handed in, and takes away those that an earlier run has written.
   *
   * @throws MachineLacks if the folder can't be written
   */
  public void write(Submissions submissions, List<Chapter> chapters) {
    OwnFiles files = OwnFiles.afresh(path, "make room, or name another folder with --jplag.");
    Map<String, String> names =
        FileNames.of(submissions.all().stream().map(Submission::name).toList());
    for (Chapter chapter : chapters) {
      Path starter = chapter.starter().resolve(chapter.fileName());
      String name = String.join("/", "base-code", chapter.folder(), chapter.fileName());
      files.write(name, SourceText.read(starter).text());
    }
    for (Submission submission : submissions.all()) {
      String student = names.getOrDefault(submission.name(), submission.name());
      for (var each : Intake.of(submission, chapters).files().entrySet()) {
        if (each.getValue() instanceof Handed.File file) {
          Chapter chapter = each.getKey();
          String name =
              String.join("/", "submissions", chapter.folder(), student, chapter.fileName());
          files.write(name, file.source().text());
        }
      }
    }
  }
}
