package grader.grading;

import grader.further.FurtherTests;
import grader.intake.Handed;
import grader.intake.Intake;
import grader.intake.Submission;
import grader.model.Account;
import grader.model.ChapterGrade;
import grader.model.Clean;
import grader.model.Column;
import grader.model.Gradebook;
import grader.model.StepGrade;
import grader.model.Student;
import grader.model.Terms;
import grader.roster.Person;
import grader.roster.Roster;
import grader.rules.Rules;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import runner.course.Chapter;
import runner.course.Hints;
import runner.course.StepCard;
import runner.protocol.Status;

/** Sums up: who earned what in which chapter. */
final class ClassBook {
  static final Comparator<Student> BY_NAME =
      Comparator.<Student, String>comparing(student -> student.shown().toLowerCase(Locale.ROOT))
          .thenComparing(Student::id);

  /** For who handed in something, but nothing of a chapter. */
  private static final String EMPTY = "The submission holds no file of the chapters.";

  private final List<Chapter> chapters;
  private final Map<Answer, ChapterGrade> grades;
  private final Roster roster;
  private final Rules rules;
  private final FurtherTests further;
  private final List<Column> columns;
  private final Programs programs;
  private final List<Student> students = new ArrayList<>();
  private final List<String> remarks = new ArrayList<>();

  ClassBook(
      List<Chapter> chapters,
      Map<Answer, ChapterGrade> grades,
      Roster roster,
      Rules rules,
      FurtherTests further) {
    this.chapters = chapters;
    this.grades = grades;
    this.roster = roster;
    this.rules = rules;
    this.further = further;
    this.programs = new Programs(chapters);
    this.columns = chapters.stream().map(this::column).toList();
  }

  Gradebook of(
      Map<Submission, Intake> intakes,
      Owners owners,
      List<String> ignored,
      Terms terms,
      String graded) {
    intakes.forEach(
        (submission, intake) -> {
          owners.remark(submission).ifPresent(remarks::add);
          students.add(student(submission, intake, owners.of(submission)));
        });
    List<Person> absent = new ArrayList<>(roster.people());
    intakes.keySet().forEach(submission -> owners.of(submission).ifPresent(absent::remove));
    absent.forEach(person -> students.add(absent(person)));
    students.sort(BY_NAME);
    ignored.forEach(sentence -> remarks.add(Clean.line(sentence)));
    remarks.sort(Comparator.naturalOrder());
    return new Gradebook(
        Gradebook.VERSION,
        graded,
        terms,
        null,
        columns,
        Twins.marked(students),
        List.copyOf(remarks));
  }

  private Student student(Submission submission, Intake intake, Optional<Person> owner) {
    String name = Clean.line(submission.name());
    Person person =
        owner.orElseGet(
            () -> new Person(name, "", Account.unknown(roster.people().isEmpty()), null));
    if (intake.isEmpty()) {
      remarks.add("The submission \"" + name + "\" holds no chapter's file: it counts as nothing.");
      List<String> notes = new ArrayList<>(List.of(EMPTY));
      notes.addAll(intake.notes());
      return student(person, false, none(), notes, intake.suspicions());
    }
    if (person.handedIn() == null && rules.areDue(chapters)) {
      remarks.add("It is not known when \"" + name + "\" handed in, so nothing was taken off.");
    }
    List<ChapterGrade> own =
        intake.files().entrySet().stream()
            .map(each -> late(each.getKey(), grade(each.getKey(), each.getValue()), person))
            .toList();
    return student(person, true, own, intake.notes(), intake.suspicions());
  }

  private Student absent(Person person) {
    return student(person, false, none(), List.of(), List.of());
  }

  private Student student(
      Person person,
      boolean submitted,
      List<ChapterGrade> own,
      List<String> notes,
      List<String> suspicions) {
    OffsetDateTime handedIn = submitted ? person.handedIn() : null;
    return new Student(
        person.id(),
        person.name(),
        person.account(),
        submitted,
        handedIn == null ? "" : handedIn.toString(),
        own.stream().mapToInt(ChapterGrade::points).sum(),
        Student.counted(columns, own),
        own,
        notes.stream().map(Clean::line).toList(),
        suspicions.stream().map(Clean::line).toList());
  }

  /** Grades of who handed nothing in. */
  private List<ChapterGrade> none() {
    return chapters.stream()
        .map(each -> all(each, Status.NOT_RUN, "No submission.").asMissing())
        .toList();
  }

  private ChapterGrade late(Chapter chapter, ChapterGrade grade, Person person) {
    OffsetDateTime handedIn = person.handedIn();
    int days = handedIn == null || grade.missing() ? 0 : rules.daysLate(chapter, handedIn);
    return grade.handedIn(days, rules.of(chapter));
  }

  private ChapterGrade grade(Chapter chapter, Handed handed) {
    if (handed instanceof Handed.Refused refused) {
      return all(chapter, Status.COMPILE_ERROR, Clean.text(refused.why()));
    }
    Answer answer = Answer.of(chapter, handed).orElseThrow();
    ChapterGrade grade = Objects.requireNonNull(grades.get(answer));
    return handed instanceof Handed.Missing ? grade.asMissing() : marked(answer, grade);
  }

  private ChapterGrade marked(Answer answer, ChapterGrade grade) {
    List<String> all = new ArrayList<>(grade.suspicions());
    programs.mark(answer).ifPresent(all::add);
    String print = programs.isOwn(answer) ? Programs.fingerprint(answer.text()) : "";
    ChapterGrade marked = grade.with(print).suspecting(all);
    return programs.isStarter(answer) ? marked.asUnchanged() : marked;
  }

  /** A chapter none of whose steps was run, for one reason. */
  private ChapterGrade all(Chapter chapter, Status status, String message) {
    ChapterGrade own = none(chapter, status, message);
    return further.of(chapter).map(tests -> own.with(none(tests, status, message))).orElse(own);
  }

  private static ChapterGrade none(Chapter chapter, Status status, String message) {
    List<StepGrade> steps =
        chapter.steps().stream()
            .map(step -> new StepGrade(step.number(), status, 0, false, message, List.of()))
            .toList();
    return ChapterGrade.of(chapter.folder(), steps, List.of());
  }

  private Column column(Chapter chapter) {
    Hints hints = Hints.of(chapter);
    return new Column(
        chapter.folder(),
        chapter.number(),
        chapter.id(),
        chapter.title(),
        chapter.points(),
        rules.of(chapter),
        chapter.steps().stream().map(step -> task(step, hints)).toList(),
        further.tasks(chapter));
  }

  private static Column.Task task(StepCard step, Hints hints) {
    return new Column.Task(
        step.number(),
        step.title(),
        step.points(),
        step.kind().name(),
        step.name(),
        hints.of(step.number()).stream().findFirst().orElse(""));
  }
}
