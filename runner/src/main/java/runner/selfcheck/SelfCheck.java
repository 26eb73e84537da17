package runner.selfcheck;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import runner.compile.Sources;
import runner.course.Chapter;
import runner.course.Course;
import runner.protocol.Status;
import runner.run.ChapterResult;
import runner.run.Lane;
import runner.run.Runner;
import runner.trouble.CommandError;

/**
 * Runs every program of every chapter and compares what it did with what it is for.
 *
 * <p>Two lanes work side by side, each with workers and a place in the servers of its own.
 */
public final class SelfCheck {
  private static final int LANES = 2;

  private final Course course;
  private final Runner runner;
  private final Consumer<String> progress;
  private final List<Fault> faults = Collections.synchronizedList(new ArrayList<>());
  private Set<Program.Kind> kinds = EnumSet.allOf(Program.Kind.class);
  private int programs;
  private int judgements;

  /**
   * @param progress is told what is being done, from several threads
   */
  public SelfCheck(Course course, Runner runner, Consumer<String> progress) {
    this.course = course;
    this.runner = runner;
    this.progress = progress;
  }

  /**
   * Runs no programs but those of these kinds, and then does not look for what is missing.
   *
   * @param words for instance {@code solution}; none for all
   * @throws CommandError if there is no such kind
   */
  public SelfCheck only(List<String> words) {
    if (!words.isEmpty()) {
      kinds = words.stream().map(Program.Kind::of).collect(Collectors.toSet());
    }
    return this;
  }

  private boolean everything() {
    return kinds.containsAll(EnumSet.allOf(Program.Kind.class));
  }

  /**
   * Checks one chapter, its programs so many times, and returns their results.
   *
   * @param repeat how often each program is run; from the second time on a result that differs from
   *     the first is a fault
   */
  Map<Program, ChapterResult> check(Gallery gallery, int repeat) {
    if (everything()) {
      faults.addAll(Completeness.faults(gallery));
      faults.addAll(Demos.faults(gallery.chapter()));
    }
    Map<Program, ChapterResult> first = run(gallery, 1, repeat);
    first.forEach((program, result) -> faults.addAll(Behaviour.faults(program, result)));
    if (everything()) {
      faults.addAll(Completeness.unproved(gallery, first));
    }
    for (int round = 2; round <= repeat; round++) {
      compare(first, run(gallery, round, repeat), round);
    }
    return first;
  }

  /** Checks what concerns no chapter alone: that each can be read, and the prose of all. */
  void checkCourse() {
    course
        .faults()
        .forEach(
            fault ->
                faults.add(new Fault("the course", "every chapter can be read", fault, "mend it")));
    faults.addAll(Contents.faults(course));
    faults.addAll(Links.faults(course));
  }

  List<Fault> faults() {
    return List.copyOf(faults);
  }

  /** Number of times that a program was run. */
  int programs() {
    return programs;
  }

  /** Number of steps that were judged. */
  int judgements() {
    return judgements;
  }

  private Map<Program, ChapterResult> run(Gallery gallery, int round, int rounds) {
    Queue<Program> waiting = new ConcurrentLinkedQueue<>(gallery.programs());
    waiting.removeIf(program -> !Files.exists(program.file()) || !kinds.contains(program.kind()));
    waiting.removeIf(program -> !runsHere(program));
    Map<Program, ChapterResult> results = Collections.synchronizedMap(new LinkedHashMap<>());
    String what = gallery.chapter().folder() + (rounds > 1 ? ", round " + round : "");
    int all = waiting.size();
    List<CompletableFuture<Void>> lanes = new ArrayList<>();
    for (int number = 0; number < LANES; number++) {
      Lane lane = runner.lane(number, LANES);
      lanes.add(
          CompletableFuture.runAsync(
              () -> {
                for (Program next = waiting.poll(); next != null; next = waiting.poll()) {
                  progress.accept(
                      what + ": " + (results.size() + 1) + " of " + all + ", " + next.name());
                  results.put(next, run(lane, next));
                }
              },
              task -> new Thread(task, "workbook lane").start()));
    }
    lanes.forEach(SelfCheck::join);
    programs += results.size();
    judgements += results.values().stream().mapToInt(result -> result.steps().size()).sum();
    return results;
  }

  /** Windows has no Redis younger than 5. */
  private static boolean runsHere(Program program) {
    return !System.getProperty("os.name", "").startsWith("Windows")
        || Header.of(program).filter(Header::youngRedis).isEmpty();
  }

  /** What must pass is tried in all schedules, what must fail in those that a reader's is. */
  private static ChapterResult run(Lane lane, Program program) {
    Chapter chapter = program.chapter();
    boolean right =
        program.kind() == Program.Kind.SOLUTION || program.kind() == Program.Kind.ALTERNATIVE;
    Sources sources = Sources.of(chapter, program.folder());
    return lane.run(chapter, sources, "lab.schedules", right ? "all" : "first");
  }

  private static void join(CompletableFuture<Void> lane) {
    try {
      lane.join();
    } catch (CompletionException failed) {
      throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
    }
  }

  private void compare(
      Map<Program, ChapterResult> first, Map<Program, ChapterResult> again, int round) {
    first.forEach(
        (program, result) -> {
          ChapterResult other = again.get(program);
          if (other != null && !statuses(result).equals(statuses(other))) {
            faults.add(
                new Fault(
                    program.chapter().folder() + ", " + program.name(),
                    "a test gives the same verdict on every run",
                    "first "
                        + statuses(result)
                        + ", in round "
                        + round
                        + " "
                        + statuses(other)
                        + other.first().map(step -> " (" + step.message() + ")").orElse(""),
                    "find what is left to luck"));
          }
        });
  }

  private static List<Status> statuses(ChapterResult result) {
    return result.steps().stream().map(step -> step.status()).toList();
  }
}
