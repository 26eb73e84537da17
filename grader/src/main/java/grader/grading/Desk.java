package grader.grading;

import static java.util.stream.Collectors.toMap;

import grader.judge.Judge;
import grader.judge.Sitting;
import grader.model.ChapterGrade;
import grader.model.StepGrade;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import runner.cache.Hash;
import runner.compile.Sources;
import runner.course.Chapter;
import runner.course.SourceText;
import runner.protocol.Status;
import runner.run.Abandoned;
import runner.trouble.MachineLacks;

/**
 * Judges answers, each once. One that did not come to an end is tried again, once, when nothing
 * else runs: a busy machine must not cost anybody points. Nothing else is tried again.
 */
final class Desk {
  private final Judge judge;
  private final String conditions;
  private final Kept kept;
  private final Progress progress;
  private final Expected.Blame blame;

  /** Written by the threads of the crew. */
  private final Map<Answer, ChapterGrade> grades = new ConcurrentHashMap<>();

  /** Written before the answers of its chapter are judged. */
  private final Map<Chapter, Expected> expected = new ConcurrentHashMap<>();

  /**
   * @param conditions all but the answer and the tests that a grade depends on
   * @param blame what to throw if a reference answer does not pass
   */
  Desk(Judge judge, String conditions, Kept kept, Progress progress, Expected.Blame blame) {
    this.judge = judge;
    this.conditions = conditions;
    this.kept = kept;
    this.progress = progress;
    this.blame = blame;
  }

  /**
   * Grades of all answers so far, and of the references that they are held against.
   *
   * @param sittings answers to be judged one after another, at most one of each chapter together
   * @param what the answers are, for those who wait
   */
  Map<Answer, ChapterGrade> judge(List<List<Answer>> sittings, String what, Crew crew)
      throws InterruptedException {
    List<Answer> answers = sittings.stream().flatMap(List::stream).toList();
    List<Chapter> chapters = answers.stream().map(Answer::chapter).distinct().toList();
    List<Answer> references = chapters.stream().map(Answer::reference).toList();
    List<Answer> all = new ArrayList<>(references);
    answers.stream().filter(answer -> !references.contains(answer)).forEach(all::add);
    all.forEach(answer -> kept.find(key(answer)).ifPresent(grade -> grades.put(answer, grade)));
    long known = all.stream().filter(grades::containsKey).count();
    progress.begun(what, all.size(), (int) known);
    crew.each(unknown(List.of(references)), this::judgeReferences);
    chapters.forEach(each -> expected.put(each, Expected.of(each, reference(each), blame)));
    crew.each(unknown(sittings), this::judge);
    tryAgain();
    return new LinkedHashMap<>(grades);
  }

  private ChapterGrade reference(Chapter chapter) {
    return grade(Answer.reference(chapter));
  }

  private ChapterGrade grade(Answer answer) {
    ChapterGrade grade = grades.get(answer);
    if (grade == null) {
      throw new IllegalStateException("not judged: " + answer.chapter().folder());
    }
    return grade;
  }

  /** What is still to be judged of each. */
  private List<List<Answer>> unknown(List<List<Answer>> sittings) {
    return sittings.stream()
        .map(each -> each.stream().filter(answer -> !grades.containsKey(answer)).toList())
        .filter(each -> !each.isEmpty())
        .toList();
  }

  private void judgeReferences(List<Answer> answers) throws InterruptedException {
    try (Sitting sitting = sitting(answers)) {
      for (Answer answer : answers) {
        note(answer, Marks.ofReference(sitting.judge(answer.chapter())));
      }
    }
  }

  private void judge(List<Answer> answers) throws InterruptedException {
    try (Sitting sitting = sitting(answers)) {
      for (Answer answer : answers) {
        note(answer, mark(answer, sitting));
      }
    }
  }

  private Sitting sitting(List<Answer> answers) {
    return judge.sitting(answers.stream().collect(toMap(Answer::chapter, Answer::text)));
  }

  private ChapterGrade mark(Answer answer, Sitting sitting) throws InterruptedException {
    Expected tests = expected.getOrDefault(answer.chapter(), new Expected(Map.of()));
    try {
      return Marks.of(sitting.judge(answer.chapter()), tests);
    } catch (MachineLacks | Abandoned all) {
      throw all;
    } catch (RuntimeException broken) { // one answer must not cost the others their grades
      return Marks.ofBreakdown(answer.chapter(), broken);
    }
  }

  /** One that is late is not kept: whoever resumes has it still to be tried again. */
  private void note(Answer answer, ChapterGrade grade) {
    if (!grade.late()) {
      keep(answer, grade);
    }
    grades.put(answer, grade);
    progress.judged(grade.folder());
  }

  /** What the grader broke down over is judged again by whoever resumes: it may lack room. */
  private void keep(Answer answer, ChapterGrade grade) {
    if (!Marks.isBreakdown(grade)) {
      kept.keep(key(answer), grade);
    }
  }

  private void tryAgain() throws InterruptedException {
    List<Answer> late =
        grades.keySet().stream()
            .filter(answer -> grade(answer).late() && kept.find(key(answer)).isEmpty())
            .toList();
    if (!late.isEmpty()) {
      progress.tryingAgain(late.size());
    }
    for (Answer answer : late) {
      try (Sitting alone = sitting(List.of(answer))) {
        ChapterGrade grade = merge(grade(answer), mark(answer, alone));
        keep(answer, grade);
        grades.put(answer, grade);
      }
    }
  }

  /** Of the first try what was judged; of the second what had not ended, or had waited for that. */
  private static ChapterGrade merge(ChapterGrade first, ChapterGrade second) {
    List<StepGrade> steps = new ArrayList<>();
    for (int i = 0; i < first.steps().size(); i++) {
      StepGrade step = first.steps().get(i);
      boolean waited = step.status() == Status.TIMEOUT || step.status() == Status.NOT_RUN;
      steps.add(waited ? second.steps().get(i).again() : step);
    }
    return ChapterGrade.of(first.folder(), steps, first.suspicions());
  }

  private String key(Answer answer) {
    Chapter chapter = answer.chapter();
    SourceText file = new SourceText(Path.of(chapter.fileName()), answer.text());
    return new Hash()
        .add(conditions)
        .add(chapter.folder())
        .add(Sources.of(chapter, file).key())
        .key();
  }
}
