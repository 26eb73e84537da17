package grader.model;

import java.util.List;
import runner.protocol.Status;

/**
 * What became of one student's work.
 *
 * @param id of the roster; the name of the submission if that is not in it
 * @param name of the roster; empty if unknown
 * @param account what else the roster says
 * @param submitted whether a file of any chapter was handed in
 * @param handedIn when, as the roster says it in ISO 8601; empty if it does not
 * @param points earned
 * @param counted what counts of them, by the chapters' weights and due dates
 * @param chapters one for each column of the gradebook, in its order
 * @param notes sentences for the student: what was found and not used
 * @param suspicions sentences for the instructor alone
 */
public record Student(
    String id,
    String name,
    Account account,
    boolean submitted,
    String handedIn,
    int points,
    double counted,
    List<ChapterGrade> chapters,
    List<String> notes,
    List<String> suspicions) {

  /** The same, with other grades of the same points. */
  public Student with(List<ChapterGrade> grades) {
    return new Student(
        id, name, account, submitted, handedIn, points, counted, grades, notes, suspicions);
  }

  /** The sum of some chapters. */
  public static double counted(List<Column> columns, List<ChapterGrade> chapters) {
    double sum = 0;
    for (int i = 0; i < columns.size(); i++) {
      sum += columns.get(i).counting().weight() * chapters.get(i).counted();
    }
    return Counting.rounded(sum);
  }

  /** Whether no submission is theirs; of who handed in an empty one, a note says so. */
  public boolean absent() {
    return !submitted && notes.isEmpty();
  }

  /** What a person is called by. */
  public String shown() {
    return name.isEmpty() ? id : name;
  }

  /** How many steps pass. */
  public int passed() {
    return (int)
        chapters.stream()
            .flatMap(chapter -> chapter.steps().stream())
            .filter(step -> step.status() == Status.PASS)
            .count();
  }
}
