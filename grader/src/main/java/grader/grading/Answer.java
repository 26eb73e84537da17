package grader.grading;

import grader.intake.Handed;
import java.nio.file.Path;
import java.util.Optional;
import runner.course.Chapter;
import runner.course.SourceText;

/** One text as the file of one chapter. Whoever hands in an equal one gets an equal grade. */
record Answer(Chapter chapter, String text) {

  /** What was handed in, or the starter in place of nothing; empty if it can't be taken. */
  static Optional<Answer> of(Chapter chapter, Handed handed) {
    if (handed instanceof Handed.File file) {
      return Optional.of(new Answer(chapter, file.source().text()));
    }
    return handed instanceof Handed.Missing
        ? Optional.of(read(chapter, chapter.starter()))
        : Optional.empty();
  }

  /** The reference answer of a chapter. */
  static Answer reference(Chapter chapter) {
    return read(chapter, chapter.solution());
  }

  private static Answer read(Chapter chapter, Path folder) {
    return new Answer(chapter, SourceText.read(folder.resolve(chapter.fileName())).text());
  }
}
