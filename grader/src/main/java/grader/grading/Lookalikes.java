package grader.grading;

import grader.model.ChapterGrade;
import grader.model.StepGrade;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import runner.course.Chapter;
import runner.protocol.Status;

/**
 * Names the mistakes that a failed answer behaves like: in each step that rejects the mistake the
 * same tests fail, for the same likely cause. It is a guess for the instructor, and no proof.
 */
final class Lookalikes {
  private static final String CAUSE = "Likely cause:";

  private final List<Mistake> suspects = new ArrayList<>();

  /** The mistakes that may be seen in these grades: all of whose steps fail in one of them. */
  Lookalikes(Map<Answer, ChapterGrade> grades) {
    Set<Set<Integer>> seen = new HashSet<>();
    Set<Mistake> found = new LinkedHashSet<>();
    grades.forEach(
        (answer, grade) -> {
          if (grade.state() == Status.FAIL && seen.add(key(answer, grade))) {
            Mistake.of(answer.chapter()).stream()
                .filter(mistake -> failing(grade).keySet().containsAll(mistake.fails()))
                .forEach(found::add);
          }
        });
    suspects.addAll(found);
  }

  /** Steps of one chapter that fail together, as one set for all chapters. */
  private static Set<Integer> key(Answer answer, ChapterGrade grade) {
    return failing(grade).keySet().stream()
        .map(step -> answer.chapter().number() * 1000 + step)
        .collect(Collectors.toSet());
  }

  /** What must be judged before they can be named: at most one of each chapter together. */
  List<List<Answer>> answers() {
    Map<Chapter, Integer> seen = new HashMap<>();
    Map<Integer, List<Answer>> sittings = new TreeMap<>();
    for (Mistake suspect : suspects) {
      Answer answer = suspect.answer();
      int sitting = seen.merge(answer.chapter(), 1, Integer::sum);
      sittings.computeIfAbsent(sitting, number -> new ArrayList<>()).add(answer);
    }
    return List.copyOf(sittings.values());
  }

  /**
   * The names for one grade; not of a mistake whose steps are among those of another.
   *
   * @param grades of all suspects
   */
  List<String> of(Answer answer, ChapterGrade grade, Map<Answer, ChapterGrade> grades) {
    if (grade.state() != Status.FAIL) {
      return List.of();
    }
    List<Mistake> shown =
        suspects.stream()
            .filter(each -> each.answer().chapter().equals(answer.chapter()))
            .filter(each -> shows(grade, grades.get(each.answer())))
            .toList();
    return shown.stream()
        .filter(each -> shown.stream().noneMatch(other -> isPart(each, other)))
        .map(Mistake::name)
        .sorted()
        .toList();
  }

  private static boolean isPart(Mistake small, Mistake large) {
    return !small.fails().equals(large.fails()) && large.fails().containsAll(small.fails());
  }

  private static boolean shows(ChapterGrade grade, @Nullable ChapterGrade mistake) {
    if (mistake == null) {
      return false;
    }
    Map<Integer, String> symptoms = failing(mistake);
    return !symptoms.isEmpty() && failing(grade).entrySet().containsAll(symptoms.entrySet());
  }

  /** By failing step: which tests fail, and the likely cause without numbers, which are drawn. */
  private static Map<Integer, String> failing(ChapterGrade grade) {
    Map<Integer, String> symptoms = new TreeMap<>();
    for (StepGrade step : grade.steps()) {
      if (step.status() == Status.FAIL) {
        symptoms.put(step.step(), tests(step) + cause(step));
      }
    }
    return symptoms;
  }

  private static String tests(StepGrade step) {
    return step.tests().stream()
        .filter(test -> test.status() == Status.FAIL)
        .map(StepGrade.TestGrade::name)
        .collect(Collectors.joining(",", "", ";"));
  }

  private static String cause(StepGrade step) {
    return step.message()
        .lines()
        .filter(line -> line.startsWith(CAUSE))
        .map(line -> line.replaceAll("\\d+", "N"))
        .collect(Collectors.joining());
  }
}
