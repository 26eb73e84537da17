package grader.grading;

import grader.model.Gradebook;
import grader.model.Student;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import runner.trouble.CommandError;

/** Makes one gradebook of those of several parts of a class. */
public final class Merging {
  private Merging() {}

  /**
   * Puts gradebooks together. Who handed in stands in the part that has the submission; who stands
   * in none has handed nothing in.
   *
   * @throws CommandError if a part is missing, or they are not of the same chapters and policy, or
   *     two have a submission of the same student
   */
  public static Gradebook of(List<Gradebook> parts) {
    WholeClass.check(parts);
    Gradebook first = parts.get(0);
    Map<String, Student> students = new LinkedHashMap<>();
    TreeSet<String> remarks = new TreeSet<>();
    for (Gradebook part : parts) {
      if (!part.chapters().equals(first.chapters()) || !part.terms().equals(first.terms())) {
        throw new CommandError(
            "These gradings have other chapters, another version of the course or another policy"
                + " than the first, so they can't be put together: grade all parts alike.");
      }
      part.students().forEach(student -> add(student, students));
      remarks.addAll(part.remarks());
    }
    parts.stream()
        .flatMap(part -> others(part).stream())
        .forEach(student -> students.putIfAbsent(student.id(), student));
    List<Student> sorted = new ArrayList<>(students.values());
    sorted.sort(ClassBook.BY_NAME);
    String last = parts.stream().map(Gradebook::graded).max(String::compareTo).orElseThrow();
    return new Gradebook(
        Gradebook.VERSION,
        last,
        first.terms(),
        null,
        first.chapters(),
        Twins.marked(sorted),
        List.copyOf(remarks));
  }

  private static List<Student> others(Gradebook part) {
    return part.shard() == null ? List.of() : part.shard().others();
  }

  private static void add(Student student, Map<String, Student> students) {
    Student other = students.get(student.id());
    if (other != null && other.submitted() && student.submitted()) {
      throw new CommandError(
          "Two of these gradings have a submission of "
              + student.id()
              + ": a part was named twice, or the parts are not of one class.");
    } else if (other == null || !student.absent()) {
      students.put(student.id(), student);
    }
  }
}
