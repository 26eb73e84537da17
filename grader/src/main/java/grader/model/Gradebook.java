package grader.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A graded folder. Its components, and those of the records in it, are the fields of {@code
 * results.json}; {@code results.schema.json} describes them.
 *
 * @param version of this form; another one when a field comes, goes, or changes its meaning
 * @param graded when, in UTC, as ISO 8601 has it; the one thing that differs from run to run
 * @param shard which part of the class this is; null, and no field, if it is the whole
 * @param chapters those that were graded, by number
 * @param students in the order of their names; those of a part have a submission in it
 * @param remarks sentences for the instructor: what else was found in the folder
 */
public record Gradebook(
    int version,
    String graded,
    Terms terms,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Part shard,
    List<Column> chapters,
    List<Student> students,
    List<String> remarks) {
  /** The form that this program writes. */
  public static final int VERSION = 4;

  /** The same as one of several parts: it can't tell who else has a submission in another. */
  public Gradebook part(int number, int of) {
    Map<Boolean, List<Student>> byAbsence =
        students.stream().collect(Collectors.partitioningBy(Student::absent));
    return new Gradebook(
        version,
        graded,
        terms,
        new Part(number, of, byAbsence.getOrDefault(true, List.of())),
        chapters,
        byAbsence.getOrDefault(false, List.of()),
        remarks);
  }

  /** Points for everything that was graded. */
  public int points() {
    return chapters.stream().mapToInt(Column::points).sum();
  }

  /** Whether points and what counts of them may differ. */
  public boolean weighs() {
    return chapters.stream().anyMatch(chapter -> !chapter.counting().equals(Counting.USUAL));
  }

  /** All that could count. */
  public double weighted() {
    return chapters.stream().mapToDouble(each -> each.points() * each.counting().weight()).sum();
  }

  /** Per cent of all that could count which a student has, to the hundredth. */
  public double percent(Student student) {
    double all = weighted();
    return all == 0 ? 0 : Counting.rounded(100 * student.counted() / all);
  }
}
