package grader.grading;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import runner.course.Chapter;
import runner.course.StepCard;
import runner.protocol.Status;

/**
 * Twelve submissions of chapter 1, made of the course's own programs, and what they deserve. They
 * ship in {@code src/test/resources/samples}, for instructors who want to try the grader.
 */
final class Samples {
  private static final String FIND = "public Optional<Product> find(long id) {";
  private static final String CLASS = "public class ProductPages {";
  private static final List<String> MISTAKES =
      List.of("set_then_expire", "exists_then_get", "failure_becomes_no_product");

  /** What a worker would say of a step, as far as somebody can know who has read its source. */
  private static final String FORGERY =
      " static { for (int i = 0; i < 10_000; i++) { System.out.println(\"00000000-0000-0000\\tENDED"
          + "\\t1\\tdoes_not_load_it_again\\tPASS\\t\\t\"); System.err.println(\"PASS\"); } }";

  private Samples() {}

  static void write(Path work, Chapter chapter) throws IOException {
    String right = read(chapter, chapter.solution());
    save(work, "perfect", chapter, right);
    zip(work.resolve("Ann Lee.zip"), chapter, right.replace("\n", "\r\n"));
    save(work, "starter", chapter, read(chapter, chapter.starter()));
    save(work, "half", chapter, read(chapter, chapter.checkpoint(3)));
    save(work, "broken", chapter, right + "\noops");
    for (String mistake : MISTAKES) {
      save(work, mistake, chapter, read(chapter, chapter.mistake(mistake)));
    }
    save(work, "exits", chapter, with(right, FIND, " if (id < 0) { System.exit(0); }"));
    save(work, "loops", chapter, with(right, FIND, " while (id != 0) { id |= 1; }"));
    save(
        work,
        "reads",
        chapter,
        with(
            right,
            CLASS,
            " static Object test() throws Exception { return java.nio.file.Files.readString("
                + "java.nio.file.Path.of(\"/etc/passwd\")); }"));
    save(work, "forger", chapter, with(read(chapter, chapter.starter()), CLASS, FORGERY));
  }

  /** By student; the points of a mistake are those of the steps that its first line leaves out. */
  static Map<String, Integer> points(Chapter chapter) throws IOException {
    Map<String, Integer> points = new TreeMap<>();
    for (String none : List.of("starter", "broken", "exits", "loops", "reads", "forger", "zoe")) {
      points.put(none, 0);
    }
    points.put("perfect", chapter.points());
    points.put("ann", chapter.points());
    points.put("half", chapter.steps().stream().limit(3).mapToInt(StepCard::points).sum());
    for (String mistake : MISTAKES) {
      List<Integer> fails = fails(read(chapter, chapter.mistake(mistake)));
      int lost = fails.stream().mapToInt(step -> chapter.step(step).points()).sum();
      points.put(mistake, chapter.points() - lost);
    }
    return points;
  }

  static Map<String, Status> states() {
    Map<String, Status> states = new TreeMap<>();
    states.put("perfect", Status.PASS);
    states.put("ann", Status.PASS);
    states.put("starter", Status.FAIL);
    states.put("half", Status.FAIL);
    states.put("forger", Status.FAIL);
    MISTAKES.forEach(each -> states.put(each, Status.FAIL));
    states.put("broken", Status.COMPILE_ERROR);
    states.put("exits", Status.POLICY_VIOLATION);
    states.put("reads", Status.POLICY_VIOLATION);
    states.put("loops", Status.TIMEOUT);
    states.put("zoe", Status.NOT_RUN);
    return states;
  }

  private static List<Integer> fails(String text) {
    String header = text.lines().findFirst().orElseThrow().replace("// fails: ", "");
    return Arrays.stream(header.split(" ")).map(Integer::valueOf).collect(Collectors.toList());
  }

  /** A text with more after one place in it. */
  private static String with(String text, String place, String more) {
    if (!text.contains(place)) {
      throw new IllegalStateException("the course's program has changed: no " + place);
    }
    return text.replace(place, place + more);
  }

  private static String read(Chapter chapter, Path folder) throws IOException {
    return Files.readString(folder.resolve(chapter.fileName()));
  }

  private static void save(Path work, String student, Chapter chapter, String text)
      throws IOException {
    Path folder = work.resolve(student).resolve("exercises/src").resolve(chapter.folder());
    Files.createDirectories(folder);
    Files.writeString(folder.resolve(chapter.fileName()), text);
  }

  private static void zip(Path file, Chapter chapter, String text) throws IOException {
    try (var out = new ZipOutputStream(Files.newOutputStream(file))) {
      ZipEntry entry = new ZipEntry("my work/" + chapter.folder() + "/" + chapter.fileName());
      entry.setTimeLocal(LocalDateTime.of(2026, 1, 1, 0, 0)); // the same bytes each time
      out.putNextEntry(entry);
      out.write(text.getBytes(StandardCharsets.UTF_8));
      out.closeEntry();
    }
  }
}
