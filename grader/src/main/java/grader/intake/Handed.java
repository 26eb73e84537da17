package grader.intake;

import runner.course.SourceText;

/** What a submission has for one chapter. */
public sealed interface Handed {

  /** The file to edit. */
  record File(SourceText source) implements Handed {}

  /** Nothing. */
  record Missing() implements Handed {}

  /**
   * Something that can't be taken.
   *
   * @param why a sentence for the student
   */
  record Refused(String why) implements Handed {}
}
