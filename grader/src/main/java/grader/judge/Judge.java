package grader.judge;

import grader.compile.CompilerProcess;
import grader.policy.Policy;
import grader.policy.PolicyText;
import grader.policy.Refusal;
import grader.runtime.SlimJava;
import grader.sandbox.Isolation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import runner.compile.Compiled;
import runner.course.Chapter;
import runner.course.SourceText;
import runner.protocol.Status;
import runner.run.ChapterResult;
import runner.run.Java;
import runner.run.Limits;
import runner.worker.WorkerMain;

/**
 * Judges the chapters of one submission: compiles them, asks the policy, and runs them in a JVM
 * that ends with them and has Redis and PostgreSQL of its own.
 */
public final class Judge implements AutoCloseable {
  private static final Duration COMPILING = Duration.ofSeconds(30);
  private static final int MOST_REFUSALS = 10;

  private static final List<String> OPTIONS =
      List.of(
          "-XX:+DisableAttachMechanism",
          "-XX:MaxDirectMemorySize=64m",
          "-Xss1m",
          "-Dlab.backend=embedded",
          "-Duser.timezone=UTC",
          "-Duser.language=en",
          "-Duser.country=");

  private final String policy;
  private final Enforcement enforcement;
  private final Limits limits;
  private final Isolation isolation;
  private final Java java = SlimJava.found();
  private final Seeds seeds = Seeds.kept();

  /** Compilers that nobody uses at the moment: as many as answers were judged side by side. */
  private final Queue<CompilerProcess> compilers = new ConcurrentLinkedQueue<>();

  private final Map<String, Policy> policies = new ConcurrentHashMap<>();

  /**
   * A judge of one course.
   *
   * @param policy its text, see {@link PolicyText}
   * @param limits of one run; its Java and its sandbox are not used
   * @param isolation in which answers run; closed by whoever made it
   */
  public Judge(String policy, Enforcement enforcement, Limits limits, Isolation isolation) {
    this.isolation = isolation;
    this.policy = policy;
    this.enforcement = enforcement;
    this.limits = limits;
  }

  /** A judge whose answers run in no sandbox. */
  public Judge(String policy, Enforcement enforcement, Limits limits) {
    this(policy, enforcement, limits, Isolation.NONE);
  }

  /**
   * Judges one text as a chapter's file, alone in a JVM. Texts that are equal draw equal values in
   * their tests, and nobody can tell beforehand which.
   *
   * @throws runner.trouble.MachineLacks if this machine can't run it
   */
  public Judgement judge(Chapter chapter, String text) throws InterruptedException {
    try (Sitting sitting = sitting(Map.of(chapter, text))) {
      return sitting.judge(chapter);
    }
  }

  /** Has texts of one submission judged, one after another in one JVM. */
  public Sitting sitting(Map<Chapter, String> texts) {
    return new Sitting(this, texts);
  }

  /** What can be said of an answer before it runs. */
  Sitting.Checked check(Chapter chapter, String text) throws InterruptedException {
    SourceText answer = new SourceText(Path.of(chapter.folder(), chapter.fileName()), text);
    Compiled compiled = compile(chapter, answer);
    if (compiled instanceof Compiled.Problems problems) {
      ChapterResult uncompiled = ChapterResult.uncompiled(chapter, problems.problems());
      return new Sitting.Checked(answer, List.of(), List.of(), uncompiled);
    }
    List<Path> folders = ((Compiled.Classes) compiled).folders();
    List<Refusal> refusals = refusals(chapter, folders.get(0));
    ChapterResult refused =
        refusals.isEmpty() || enforcement == Enforcement.REPORT
            ? null
            : ChapterResult.without(chapter, Status.POLICY_VIOLATION, told(refusals));
    return new Sitting.Checked(answer, folders, refusals, refused);
  }

  private Compiled compile(Chapter chapter, SourceText answer) throws InterruptedException {
    CompilerProcess idle = compilers.poll();
    CompilerProcess compiler = idle == null ? new CompilerProcess(COMPILING) : idle;
    try {
      return compiler.compile(chapter, answer);
    } finally {
      compilers.add(compiler);
    }
  }

  private List<Refusal> refusals(Chapter chapter, Path classes) {
    return enforcement == Enforcement.OFF
        ? List.of()
        : policy(chapter).refusals(read(classes), chapter.folder());
  }

  /** What the values are drawn from that the tests of an answer use. */
  long seed(SourceText answer) {
    return seeds.of(answer.text());
  }

  /**
   * Within which these chapters run. Where none of them asks the lab for anything, no servers are
   * needed.
   *
   * @param chapters with the folders of classes that they need
   */
  Limits limits(Map<Chapter, List<Path>> chapters) {
    boolean servers = chapters.keySet().stream().anyMatch(Judge::asksTheLab);
    List<String> options = new ArrayList<>(OPTIONS);
    options.add("-D" + WorkerMain.OWN_SERVERS + "=" + servers);
    List<Path> classes = chapters.values().stream().flatMap(List::stream).toList();
    return new Limits(
        limits.step(),
        limits.memoryMegabytes(),
        limits.timeouts(),
        java.with(options),
        isolation.showing(classes));
  }

  private static boolean asksTheLab(Chapter chapter) {
    return SourceText.read(chapter.test()).text().contains("import lab.junit.");
  }

  private static String told(List<Refusal> refusals) {
    String told =
        refusals.stream().limit(MOST_REFUSALS).map(Refusal::told).collect(Collectors.joining("\n"));
    int more = refusals.size() - MOST_REFUSALS;
    return more > 0 ? told + "\nAnd " + more + " more." : told;
  }

  private Policy policy(Chapter chapter) {
    return policies.computeIfAbsent(
        chapter.folder(), folder -> PolicyText.read(policy, folder, Judge.class.getClassLoader()));
  }

  private static List<byte[]> read(Path folder) {
    List<byte[]> classes = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        classes.add(Files.readAllBytes(file));
      }
      return classes;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(folder + " can't be read", unreadable);
    }
  }

  /** Ends the compilers. */
  @Override
  public void close() {
    compilers.forEach(CompilerProcess::close);
  }
}
