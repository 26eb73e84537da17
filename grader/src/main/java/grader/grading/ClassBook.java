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
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import runner.course.Chapter;
import runner.course.Hints;
import runner.course.StepCard;
import runner.protocol.Status;

/** Sums up: who earned what in which chapter. */
final class ClassBook {
  static final Comparator<Student> BY_NAME =
      Comparator.<Student, String>comparing(student -> student.shown().toLowerCase(Locale.ROOT))
          .thenComparing(Student::id);

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

  Gradebook of(Map<Submission, Intake> intakes, List<String> ignored, Terms terms, String graded) {
    List<Person> absent = new ArrayList<>(roster.people());
    Map<Submission, Person> owners = owners(intakes.keySet());
    absent.removeAll(owners.values());
    intakes.forEach(
        (submission, intake) ->
            add(submission, intake, Optional.ofNullable(owners.get(submission))));
    absent.forEach(person -> students.add(absent(person)));
    students.sort(BY_NAME);
    ignored.forEach(sentence -> remarks.add(Clean.line(sentence)));
    remarks.sort(Comparator.naturalOrder());
    return new Gradebook(
        Gradebook.VERSION, graded, terms, columns, Twins.marked(students), List.copyOf(remarks));
  }

  /**
   * Who handed in what. Each person of the roster has one submission at most, and one that is
   * called by the id goes before one that is called by the name.
   */
  private Map<Submission, Person> owners(Set<Submission> submissions) {
    Map<Submission, Person> owners = new HashMap<>();
    for (Submission each : submissions) {
      roster.byId(each.name()).ifPresent(person -> owners.put(each, person));
    }
    for (Submission each : submissions) {
      if (!owners.containsKey(each)) {
        roster
            .byName(each.name())
            .filter(person -> !owners.containsValue(person))
            .ifPresent(person -> owners.put(each, person));
      }
    }
    return owners;
  }

  private void add(Submission submission, Intake intake, Optional<Person> person) {
    String name = Clean.line(submission.name());
    if (person.isEmpty() && !roster.people().isEmpty()) {
      remarks.add(
          "The submission \"" + name + "\" belongs to nobody on the roster, or to somebody twice.");
    }
    OffsetDateTime handedIn = person.map(Person::handedIn).orElse(null);
    if (handedIn == null && rules.areDue(chapters)) {
      remarks.add("It is not known when \"" + name + "\" handed in, so nothing was taken off.");
    }
    List<ChapterGrade> own =
        intake.files().entrySet().stream()
            .map(each -> late(each.getKey(), grade(each.getKey(), each.getValue()), handedIn))
            .toList();
    students.add(
        new Student(
            person.map(Person::id).orElse(name),
            person.map(Person::name).orElse(""),
            person.map(Person::account).orElse(Account.unknown(roster.people().isEmpty())),
            true,
            handedIn == null ? "" : handedIn.toString(),
            own.stream().mapToInt(ChapterGrade::points).sum(),
            Student.counted(columns, own),
            own,
            intake.notes().stream().map(Clean::line).toList(),
            intake.suspicions().stream().map(Clean::line).toList()));
  }

  private Student absent(Person person) {
    List<ChapterGrade> none =
        chapters.stream().map(each -> all(each, Status.NOT_RUN, "No submission.")).toList();
    return new Student(
        person.id(), person.name(), person.account(), false, "", 0, 0, none, List.of(), List.of());
  }

  private ChapterGrade late(
      Chapter chapter, ChapterGrade grade, @Nullable OffsetDateTime handedIn) {
    int days = handedIn == null ? 0 : rules.daysLate(chapter, handedIn);
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
    return grade.with(print).suspecting(all);
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
