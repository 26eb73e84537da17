package grader.grading;

import grader.further.FurtherTests;
import grader.intake.Handed;
import grader.intake.Intake;
import grader.intake.Submission;
import grader.intake.Submissions;
import grader.judge.Judge;
import grader.model.ChapterGrade;
import grader.model.Gradebook;
import grader.model.Terms;
import grader.roster.Roster;
import grader.rules.Rules;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import runner.course.Chapter;

/** Grades a folder of submissions. */
public final class Grading {
  private final List<Chapter> chapters;
  private final Roster roster;
  private final Terms terms;
  private final Kept kept;
  private final Progress progress;

  /** How much each chapter counts, and until when. */
  private Rules rules = Rules.none();

  /** Those of the whole class, of which these may be a part; empty if these are all. */
  private List<Submission> among = List.of();

  /** Which part of the class these are; the whole if left as it is. */
  private UnaryOperator<Gradebook> part = UnaryOperator.identity();

  /** The instructor's own. */
  private FurtherTests further = FurtherTests.none();

  /** Whether to name the mistakes that an answer looks like. */
  private boolean mistakes;

  /**
   * A grading that has not begun.
   *
   * @param chapters to be graded, by number
   * @param kept what an earlier run has judged
   */
  public Grading(List<Chapter> chapters, Roster roster, Terms terms, Kept kept, Progress progress) {
    this.chapters = List.copyOf(chapters);
    this.roster = roster;
    this.terms = terms;
    this.kept = kept;
    this.progress = progress;
  }

  /** Says of each failed answer which of the course's mistakes it looks like, from now on. */
  public Grading namingMistakes(boolean yes) {
    mistakes = yes;
    return this;
  }

  /** Counts by these rules, from now on. */
  public Grading by(Rules some) {
    rules = some;
    return this;
  }

  /**
   * Decides who owns what among all of these, from now on: a part of a class says of a person with
   * two submissions what the whole class would say.
   */
  public Grading among(Submissions all) {
    among = all.all();
    return this;
  }

  /** Makes a gradebook of the given part of the class, from now on. */
  public Grading part(int number, int of) {
    part = book -> book.part(number, of);
    return this;
  }

  /** Runs these tests too, from now on. */
  public Grading beside(FurtherTests some) {
    further = some;
    return this;
  }

  /**
   * Grades submissions; their order and the number of jobs change nothing in the result.
   *
   * @param conditions all but answers and tests that a verdict depends on: what was kept under
   *     others is judged again
   * @param jobs how many submissions are judged side by side
   * @param graded the time to be written into the gradebook
   * @throws runner.trouble.CommandError if the course's solution does not pass a further test
   * @throws runner.trouble.MachineLacks if this machine can't run it; what was judged is kept
   */
  public Gradebook grade(
      Submissions submissions, Judge judge, String conditions, int jobs, String graded)
      throws InterruptedException {
    Map<Submission, Intake> intakes = new LinkedHashMap<>();
    submissions.all().forEach(each -> intakes.put(each, Intake.of(each, chapters)));
    Desk desk = new Desk(judge, conditions, kept, progress, Expected::machine);
    Desk second = new Desk(judge, conditions, kept, progress, Expected::instructor);
    Map<Answer, ChapterGrade> grades;
    try (Crew crew = new Crew(jobs)) {
      if (!further.chapters().isEmpty()) {
        tryOut(desk, second, crew);
      }
      String what = intakes.size() + (intakes.size() == 1 ? " submission" : " submissions");
      List<List<Answer>> answers = answers(intakes);
      grades = desk.judge(answers, what, crew);
      if (mistakes) {
        grades = named(desk, grades, crew);
      }
      if (!further.chapters().isEmpty()) {
        grades = besides(grades, second.judge(further(answers), "Your further tests", crew));
      }
    }
    ClassBook book = new ClassBook(chapters, grades, roster, rules, further);
    Owners owners = new Owners(roster, among.isEmpty() ? intakes.keySet() : among);
    return part.apply(book.of(intakes, owners, submissions.ignored(), terms, graded));
  }

  /** What does not pass on the course's own solutions is no test of anybody else. */
  private void tryOut(Desk desk, Desk second, Crew crew) throws InterruptedException {
    List<List<Answer>> references =
        List.of(further.chapters().keySet().stream().map(Answer::reference).toList());
    desk.judge(references, "The course's solutions", crew);
    second.judge(further(references), "Your further tests on the course's solutions", crew);
  }

  private List<List<Answer>> further(List<List<Answer>> answers) {
    return answers.stream()
        .map(each -> each.stream().flatMap(answer -> further(answer).stream()).toList())
        .toList();
  }

  /** The same text, for the further tests of its chapter; empty if there are none. */
  private Optional<Answer> further(Answer answer) {
    return further.of(answer.chapter()).map(chapter -> new Answer(chapter, answer.text()));
  }

  private Map<Answer, ChapterGrade> besides(
      Map<Answer, ChapterGrade> grades, Map<Answer, ChapterGrade> own) {
    Map<Answer, ChapterGrade> both = new LinkedHashMap<>();
    grades.forEach(
        (answer, grade) ->
            both.put(answer, further(answer).map(own::get).map(grade::with).orElse(grade)));
    return both;
  }

  private static Map<Answer, ChapterGrade> named(
      Desk desk, Map<Answer, ChapterGrade> grades, Crew crew) throws InterruptedException {
    Lookalikes lookalikes = new Lookalikes(grades);
    if (lookalikes.answers().isEmpty()) {
      return grades;
    }
    Map<Answer, ChapterGrade> all =
        desk.judge(lookalikes.answers(), "Mistakes of the course to compare with", crew);
    Map<Answer, ChapterGrade> named = new LinkedHashMap<>();
    grades.forEach(
        (answer, grade) -> named.put(answer, grade.like(lookalikes.of(answer, grade, all))));
    return named;
  }

  /** The answers of each submission but those that another has too, which is judged before it. */
  private List<List<Answer>> answers(Map<Submission, Intake> intakes) {
    Set<Answer> known = new HashSet<>();
    List<List<Answer>> all = new ArrayList<>();
    for (Intake intake : intakes.values().stream().filter(each -> !each.isEmpty()).toList()) {
      List<Answer> answers = new ArrayList<>();
      for (Map.Entry<Chapter, Handed> each : intake.files().entrySet()) {
        Answer.of(each.getKey(), each.getValue()).filter(known::add).ifPresent(answers::add);
      }
      all.add(answers);
    }
    return all;
  }
}
