package grader.report;

import grader.model.ChapterGrade;
import grader.model.Gradebook;
import grader.model.Student;
import java.util.ArrayList;
import java.util.List;
import runner.protocol.Status;

/**
 * What a human should look at, as {@code audit.schema.json} describes it. The grader draws no
 * conclusion from any of it.
 *
 * @param version of this form; another one when a field comes, goes, or changes its meaning
 */
record Audit(int version, List<Event> events) {
  private static final int VERSION = 1;

  /**
   * Something that was seen.
   *
   * @param chapter its folder; empty if it is about the submission as a whole
   * @param about what it is about
   * @param what a sentence
   */
  record Event(String student, String name, String chapter, About about, String what) {}

  /** Where something was seen. */
  enum About {
    /** Files of the submission: edited tests, links, entries that lead out of it. */
    SUBMISSION,
    /** What was refused. */
    POLICY,
    /** What was run although it is forbidden, what came back, and what else it is equal to. */
    ANSWER
  }

  /** By student, in the order of the gradebook. */
  static Audit of(Gradebook book) {
    List<Event> events = new ArrayList<>();
    book.students().forEach(student -> events.addAll(of(student)));
    return new Audit(VERSION, events);
  }

  /** What was seen of one student. */
  static List<Event> of(Student student) {
    List<Event> events = new ArrayList<>();
    student.suspicions().forEach(what -> events.add(event(student, "", About.SUBMISSION, what)));
    student.chapters().forEach(chapter -> add(student, chapter, events));
    return events;
  }

  private static void add(Student student, ChapterGrade chapter, List<Event> events) {
    if (chapter.state() == Status.POLICY_VIOLATION) {
      chapter
          .steps()
          .get(0)
          .message()
          .lines()
          .forEach(line -> events.add(event(student, chapter.folder(), About.POLICY, line)));
    }
    chapter
        .suspicions()
        .forEach(what -> events.add(event(student, chapter.folder(), About.ANSWER, what)));
  }

  private static Event event(Student student, String chapter, About about, String what) {
    return new Event(student.id(), student.name(), chapter, about, what);
  }
}
