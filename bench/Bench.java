import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Measures the workbook from outside, as its reader meets it: processes that are started, files that
 * are saved, lines that appear. The files are solutions, so that every step runs to its end; each
 * save differs, so that it is compiled.
 */
final class Bench {
  private static final Pattern VERDICT = Pattern.compile("^checked .*: (\\d+) of (\\d+) steps pass");
  private static final Duration BETWEEN_SAVES = Duration.ofMillis(1500);

  /** Saves that come first and are not counted: the JVMs compile meanwhile. */
  private static final int WARM_UP = 5;

  /** The folder of this program. */
  private final Path here;

  private final Path clone;
  private final boolean quick;
  private final boolean brief;

  /** Folders of the chapters with a gallery, in their order; the first is measured in every way. */
  private final List<String> chapters;

  private final List<String> rows = new ArrayList<>();
  private int saves;

  private Bench(Path here, Path clone, List<String> options) throws IOException {
    this.here = here;
    this.clone = clone;
    this.quick = options.contains("--quick");
    this.brief = options.contains("--brief");
    this.chapters = children(clone.resolve("solutions/mistakes"));
  }

  public static void main(String[] arguments) throws Exception {
    List<String> options = List.of(arguments);
    Bench bench = new Bench(Path.of(arguments[0]).getParent(), Path.of(arguments[1]), options);
    String report = bench.measure();
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
    row("first start, libraries in Maven's repository: build, unpack, check", seconds(time(0, check())), "60 s");
    TimeUnit.SECONDS.sleep(15); // the class-data archive is made after the first check

    List<Double> cold = new ArrayList<>();
    String first = chapters.get(0);
    for (int i = 0; i < (quick ? 3 : 10); i++) {
      save(first);
      cold.add(time(0, check()));
    }
    row("`check` of chapter 1 from a cold shell, " + median(cold), "1.5 s");

    List<Double> warm = watch(first);
    List<Double> maven = maven(first);
    row("save to verdict in `watch`, chapter 1, " + median(warm), "0.30 s");
    for (String chapter : chapters.subList(1, chapters.size())) {
      String what = "save to verdict in `watch`, chapter " + number(chapter) + ", ";
      row(what + median(watch(chapter)), "0.50 s");
    }
    row("`mvn -o -q test` of chapter 1, " + median(maven), "");
    String ratio = String.format(Locale.ROOT, "%.1f times", middle(maven) / middle(warm));
    row("`watch` is faster than Maven", ratio, "15 times");
    row("most memory while watching: parent, two workers, servers", memory + " MB", "600 MB");
    String orders = "schedules a second, warm, 3 acts and 4 from a fresh state each time, ";
    row(orders + "in Redis, " + rates("rateInRedis"), "1,500");
    row(orders + "in Redis and PostgreSQL, " + rates("rate"), "");
    row("share of those in chapter 3's tests, by time, " + shares(), "");
    if (!brief) {
      measureWhole();
    }
    return heading() + String.join("\n", rows) + "\n";
  }

  /** What takes minutes. */
  private void measureWhole() throws Exception {
    double selfCheck = time(0, "./workbook", "self-check");
    row("`self-check`, chapters with a gallery: " + chapters.size(), seconds(selfCheck), "20 s a chapter");
    row("`mvn verify`, warm", seconds(time(0, "mvn", "-o", "-q", "verify")), "");
  }

  private static String[] check() {
    return new String[] {"./workbook", "check", "1"};
  }

  // --- one measurement each -----------------------------------------------------------------------

  /** How long a command takes from its start to its end, in seconds. */
  private double time(int expected, String... command) throws Exception {
    if (saves == 0) {
      save(chapters.get(0));
    }
    Path log = Files.createTempFile("bench", ".log");
    long began = System.nanoTime();
    Process process = start(command).redirectOutput(log.toFile()).start();
    int ended = process.waitFor();
    double taken = (System.nanoTime() - began) / 1e9;
    if (ended != expected) {
      throw new IllegalStateException(
          String.join(" ", command) + " ended with " + ended + ":\n" + Files.readString(log));
    }
    Files.delete(log);
    return taken;
  }

  private List<Double> maven(String chapter) throws Exception {
    String[] command = {
      "mvn", "-o", "-q", "-pl", "exercises", "-am", "test", "-Dchapter=" + chapter
    };
    time(0, command); // compiles the lab
    List<Double> all = new ArrayList<>();
    for (int i = 0; i < (quick ? 2 : 10); i++) {
      save(chapter);
      all.add(time(0, command));
    }
    return all;
  }

  private int memory;

  /** From the moment a file is saved until its verdict can be read, in seconds. */
  private List<Double> watch(String chapter) throws Exception {
    save(chapter);
    Process watch = start("./workbook", "watch", number(chapter)).start();
    List<Double> all = new ArrayList<>();
    try (BufferedReader lines = watch.inputReader()) {
      awaitVerdict(lines);
      int counted = quick ? 9 : 30;
      for (int i = -WARM_UP; i < counted; i++) {
        Thread.sleep(BETWEEN_SAVES.toMillis());
        double taken = saveToVerdict(chapter, lines);
        if (i >= 0) {
          all.add(taken);
        }
      }
      for (int i = 0; i < 5; i++) { // apart, because looking costs time too
        Thread looking = new Thread(() -> look(watch));
        looking.start();
        Thread.sleep(BETWEEN_SAVES.toMillis());
        saveToVerdict(chapter, lines);
        looking.interrupt();
        looking.join();
      }
    } finally {
      watch.destroy();
      watch.waitFor();
    }
    return all;
  }

  private double saveToVerdict(String chapter, BufferedReader lines) throws IOException {
    long began = System.nanoTime();
    save(chapter);
    awaitVerdict(lines);
    return (System.nanoTime() - began) / 1e9;
  }

  private static void awaitVerdict(BufferedReader lines) throws IOException {
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      Matcher verdict = VERDICT.matcher(line);
      if (verdict.find()) {
        if (!verdict.group(1).equals(verdict.group(2))) {
          throw new IllegalStateException("The solution failed: " + line);
        }
        return;
      }
    }
    throw new IllegalStateException("watch ended");
  }

  private void look(Process root) {
    while (!Thread.currentThread().isInterrupted()) {
      long kilobytes = Stream.concat(Stream.of(root.toHandle()), root.descendants())
          .mapToLong(process -> proportionalSize(process.pid())).sum();
      memory = Math.max(memory, (int) (kilobytes / 1024));
    }
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

  // --- schedules, in a JVM like a worker's ---------------------------------------------------------

  private String rates(String kind) throws Exception {
    List<Double> all = races(classPath(), kind, quick ? "10" : "50");
    return median(all, "%.0f", "");
  }

  /** Each from a JVM of its own: a check is not warm. */
  private String shares() throws Exception {
    Path classes = Files.createTempDirectory("bench");
    String paths = classes + ":" + classPath();
    time(
        0, "javac", "-parameters", "-proc:none", "-nowarn", "-cp", paths, "-d", classes.toString(),
        "-sourcepath", "solutions/src", "exercises/src/ch03_stampede/PriceBoardTest.java");
    List<Double> all = new ArrayList<>();
    for (int i = 0; i < (quick ? 3 : 10); i++) {
      all.addAll(races(paths, "share", "ch03_stampede.PriceBoardTest"));
    }
    return median(all, "%.2f", "");
  }

  private List<Double> races(String paths, String... what) throws Exception {
    List<String> command = new ArrayList<>(List.of(
        "java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-ea", "-cp", paths,
        here.resolve("Races.java").toString()));
    command.addAll(List.of(what));
    Process process = start(command.toArray(String[]::new)).start();
    List<String> lines = process.inputReader().lines().toList();
    if (process.waitFor() != 0) {
      throw new IllegalStateException(String.join("\n", lines));
    }
    return lines.stream().map(Double::valueOf).toList();
  }

  /** What the launcher's build stands on: the last line of the file that it reads. */
  private static String classPath() throws IOException {
    try (Stream<Path> builds = Files.walk(Path.of(System.getenv("TWO_COPIES_CACHE"), "launcher"), 2)) {
      Path current = builds.filter(path -> path.endsWith("current")).findFirst().orElseThrow();
      return Files.readAllLines(current).get(3);
    }
  }

  // --- what they stand on -------------------------------------------------------------------------

  /** Saves the chapter's solution as the reader's file, each time with another last line. */
  private void save(String chapter) throws IOException {
    saves++;
    Path solutions = clone.resolve("solutions/src").resolve(chapter);
    for (String name : children(solutions)) {
      if (name.endsWith(".java")) {
        Files.writeString(
            clone.resolve("exercises/src").resolve(chapter).resolve(name),
            Files.readString(solutions.resolve(name)) + "// save " + saves + "\n");
      }
    }
  }

  /** "ch03_stampede" is "3". */
  private static String number(String chapter) {
    return String.valueOf(Integer.parseInt(chapter.substring(2, 4)));
  }

  private ProcessBuilder start(String... command) {
    return new ProcessBuilder(command).directory(clone.toFile()).redirectErrorStream(true);
  }

  private static List<String> children(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(child -> child.getFileName().toString()).sorted().toList();
    }
  }

  private void row(String... cells) {
    rows.add("| " + String.join(" | ", cells) + " |");
  }

  private static String median(List<Double> all) {
    return median(all, "%.2f", " s");
  }

  /** The end of a measurement's name, and its value in this form and unit. */
  private static String median(List<Double> all, String form, String unit) {
    return String.format(
        Locale.ROOT,
        "median of %d | " + form + unit + " (" + form + " to " + form + ")",
        all.size(), middle(all), Collections.min(all), Collections.max(all));
  }

  private static double middle(List<Double> all) {
    List<Double> sorted = all.stream().sorted().toList();
    return (sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2;
  }

  private static String seconds(double taken) {
    return String.format(Locale.ROOT, "%.1f s", taken);
  }

  private String heading() throws Exception {
    Process git = start("git", "log", "-1", "--format=%h").start();
    String commit = new String(git.getInputStream().readAllBytes()).strip();
    String total = Files.readAllLines(Path.of("/proc/meminfo")).get(0).replaceAll("\\D", "");
    return String.format(
        Locale.ROOT,
        "## Measured%n%n%s, commit %s, %d cores, %d GB, Java %s.%n%n",
        LocalDate.now(), commit, Runtime.getRuntime().availableProcessors(),
        Long.parseLong(total) / 1_000_000, System.getProperty("java.version"));
  }
}
