import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Measures the grader from outside: a command that is started, its processes, its end. A class is
 * made of the course's own programs, each with a last line of its own, so that nothing is judged
 * once for two.
 */
final class Grading {
  private final Path clone;
  private final Path place;
  private final String how;
  private final List<String> rows = new ArrayList<>();

  /** Of the last command: what its own process held at most, in MB. */
  private long memory;

  private Grading(Path clone, String how) {
    this.clone = clone;
    this.place = clone.resolveSibling("classes");
    this.how = how;
  }

  public static void main(String[] arguments) throws Exception {
    List<String> options = List.of(arguments);
    String how = Stream.of("--quick", "--brief").filter(options::contains).findFirst().orElse("");
    Grading grading = new Grading(Path.of(arguments[1]), how);
    String report = grading.measure();
    System.out.println(report);
    if (options.contains("--write")) {
      Path page = Path.of(arguments[0]);
      String text = Files.readString(page);
      int at = text.indexOf("## Measured");
      Files.writeString(page, (at < 0 ? text + "\n" : text.substring(0, at)) + report);
    }
  }

  private String measure() throws Exception {
    row("what", "measured", "goal");
    row("---", "---", "---");
    boolean quick = how.equals("--quick");
    int all = quick ? 6 : how.equals("--brief") ? 25 : 100;
    write("all", all, "ch");
    grade("all", "--chapters", "0"); // builds, unpacks, and makes the class-data archive
    TimeUnit.SECONDS.sleep(15);

    int chapters = children(clone.resolve("solutions/src")).size();
    double taken = grade("all");
    row(all + " submissions of all " + chapters + " chapters, a minute", number(all * 60 / taken), "");
    row("a submission and chapter of those, one at a time", seconds(taken / all / chapters), "1 s");
    row("most memory of the parent meanwhile", memory + " MB", "300 MB");
    row("the same again, with `--resume`", seconds(run("all", "--resume")), "");
    row("one answer of chapter 1, `--sandbox none`", seconds(one("none", quick)), "");
    row("one answer of chapter 1, `--sandbox bwrap`", seconds(one("bwrap", quick)), "");
    for (int size : quick ? List.of(10, 40) : List.of(10, 100, 400)) {
      write("size" + size, size, "ch00");
      double each = grade("size" + size, "--chapters", "0") / size;
      row("a submission of chapter 0 among " + size + "; parent " + memory + " MB", seconds(each), "");
    }
    return heading() + String.join("\n", rows) + "\n";
  }

  /** What one more of ten answers costs in this sandbox. */
  private double one(String sandbox, boolean quick) throws Exception {
    int more = quick ? 5 : 20;
    write("few", 1, "ch01");
    write("many", 1 + more, "ch01");
    double few = grade("few", "--chapters", "1", "--sandbox", sandbox);
    return (grade("many", "--chapters", "1", "--sandbox", sandbox) - few) / more;
  }

  /** Grades a class anew; how long that takes, in seconds. */
  private double grade(String name, String... more) throws Exception {
    String[] all = Stream.concat(Stream.of("--force"), Stream.of(more)).toArray(String[]::new);
    return run(name, all);
  }

  private double run(String name, String... more) throws Exception {
    List<String> command = new ArrayList<>(List.of("./workbook", "grade", place.resolve(name) + ""));
    command.addAll(List.of("--out", place.resolve("grades-" + name) + ""));
    command.addAll(List.of(more));
    memory = 0;
    long began = System.nanoTime();
    Process process = new ProcessBuilder(command).directory(clone.toFile()).inheritIO().start();
    while (!process.waitFor(200, TimeUnit.MILLISECONDS)) {
      memory = Math.max(memory, proportionalSize(process.pid()) / 1024);
    }
    if (process.exitValue() != 0) {
      throw new IllegalStateException(String.join(" ", command) + " failed");
    }
    return (System.nanoTime() - began) / 1e9;
  }

  /** What a process holds, with a share of what it shares with others, in kB; 0 if it has ended. */
  private static long proportionalSize(long process) {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + process + "/smaps_rollup"))) {
      return lines.filter(line -> line.startsWith("Pss:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", ""))).sum();
    } catch (IOException | java.io.UncheckedIOException ended) {
      return 0;
    }
  }

  // --- a class ------------------------------------------------------------------------------------

  /** Students who have chapters that begin so; the n-th has the n-th program of each, in turn. */
  private void write(String name, int students, String chapters) throws IOException {
    for (int student = 0; student < students; student++) {
      for (String chapter : children(clone.resolve("solutions/src"))) {
        if (chapter.startsWith(chapters)) {
          List<Path> programs = programs(chapter);
          Path program = programs.get(student % programs.size());
          Path file = place.resolve(name).resolve("student" + student).resolve(chapter);
          Files.createDirectories(file);
          Files.writeString(
              file.resolve(program.getFileName()),
              Files.readString(program) + "\n// of student " + student + "\n");
        }
      }
    }
  }

  /** Two right answers, a half one, the starter, and a wrong one. */
  private List<Path> programs(String chapter) throws IOException {
    Path solutions = clone.resolve("solutions");
    List<Path> folders = new ArrayList<>(List.of(
        solutions.resolve("src").resolve(chapter),
        solutions.resolve("src").resolve(chapter),
        solutions.resolve("starters").resolve(chapter)));
    for (String kind : List.of("checkpoints", "mistakes")) {
      Path all = solutions.resolve(kind).resolve(chapter);
      if (Files.isDirectory(all)) {
        folders.add(all.resolve(children(all).get(0)));
      }
    }
    List<Path> programs = new ArrayList<>();
    for (Path folder : folders) {
      children(folder).stream().filter(file -> file.endsWith(".java")).limit(1)
          .forEach(file -> programs.add(folder.resolve(file)));
    }
    return programs;
  }

  private static List<String> children(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(child -> child.getFileName().toString())
          .filter(child -> !child.startsWith(".")).sorted().toList();
    }
  }

  // --- the table ----------------------------------------------------------------------------------

  private void row(String... cells) {
    rows.add("| " + String.join(" | ", cells) + " |");
    System.out.println(rows.get(rows.size() - 1));
  }

  private static String seconds(double taken) {
    return String.format(Locale.ROOT, "%.2f s", taken);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  private String heading() throws Exception {
    Process git =
        new ProcessBuilder("git", "log", "-1", "--format=%h").directory(clone.toFile()).start();
    String commit = new String(git.getInputStream().readAllBytes()).strip();
    return String.format(
        Locale.ROOT,
        "## Measured%n%n%s, commit %s, %d cores, Java %s%s.%n%n",
        LocalDate.now(), commit, Runtime.getRuntime().availableProcessors(),
        System.getProperty("java.version"), how.isEmpty() ? "" : ", `" + how + "`");
  }
}
