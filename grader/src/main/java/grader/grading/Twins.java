package grader.grading;

import grader.model.ChapterGrade;
import grader.model.Student;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Says of files that are equal but for comments and layout whose else they are. It accuses nobody:
 * short files can be equal by chance.
 */
final class Twins {
  private static final String BEGINNING = "But for comments and layout, it is equal to that of ";
  private static final int MOST_NAMES = 5;

  /** Who handed in a file: ids by chapter and fingerprint, in the order of the students. */
  private final Map<String, List<String>> owners = new HashMap<>();

  private Twins(List<Student> students) {
    for (Student student : students) {
      for (ChapterGrade chapter : student.chapters()) {
        if (!chapter.fingerprint().isEmpty()) {
          owners.computeIfAbsent(key(chapter), key -> new ArrayList<>()).add(student.id());
        }
      }
    }
  }

  /** The same students, with these sentences; what an earlier look at some of them said goes. */
  static List<Student> marked(List<Student> students) {
    Twins twins = new Twins(students);
    return students.stream().map(twins::marked).toList();
  }

  private Student marked(Student student) {
    return student.with(
        student.chapters().stream().map(chapter -> marked(chapter, student.id())).toList());
  }

  private ChapterGrade marked(ChapterGrade chapter, String id) {
    List<String> others =
        owners.getOrDefault(key(chapter), List.of()).stream()
            .filter(other -> !other.equals(id))
            .sorted()
            .toList();
    Stream<String> before =
        chapter.suspicions().stream().filter(each -> !each.startsWith(BEGINNING));
    Stream<String> now = others.isEmpty() ? Stream.of() : Stream.of(sentence(others));
    return chapter.suspecting(Stream.concat(before, now).toList());
  }

  private static String sentence(List<String> others) {
    String names = others.stream().limit(MOST_NAMES).collect(Collectors.joining(", "));
    int more = others.size() - MOST_NAMES;
    return BEGINNING + names + (more > 0 ? " and " + more + " more" : "") + ".";
  }

  private static String key(ChapterGrade chapter) {
    return chapter.folder() + " " + chapter.fingerprint();
  }
}
