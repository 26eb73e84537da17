package grader.judge;

import grader.compile.CompilerProcess;
import grader.intake.Handed;
import grader.policy.Policy;
import grader.policy.PolicyText;
import grader.policy.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import runner.compile.Compiled;
import runner.compile.Sources;
import runner.course.Chapter;
import runner.course.SourceText;
import runner.protocol.Status;
import runner.run.ChapterResult;
import runner.run.Limits;
import runner.run.Runner;
import runner.run.ServerSource;

/**
 * Judges one chapter of one submission: compiles it, asks the policy, and runs it in a JVM that
 * ends with it and has Redis and PostgreSQL of its own.
 */
public final class Judge implements AutoCloseable {
  private static final Duration COMPILING = Duration.ofSeconds(30);
  private static final int MOST_REFUSALS = 10;

  /**
   * What the tests, the lab and its libraries need of the JDK, and no more: no attaching, no
   * Unsafe, no scripts, no desktop.
   */
  private static final String MODULES =
      "java.base,java.logging,java.xml,java.sql,java.naming,java.management";

  private static final List<String> OPTIONS =
      List.of(
          "--limit-modules",
          MODULES,
          "-XX:+DisableAttachMechanism",
          "-XX:MaxDirectMemorySize=64m",
          "-Xss1m",
          "-Duser.timezone=UTC",
          "-Duser.language=en",
          "-Duser.country=");

  private final Path policyFile;
  private final CompilerProcess compiler = new CompilerProcess(COMPILING);
  private final Map<String, Policy> policies = new ConcurrentHashMap<>();

  /**
   * A judge of one course.
   *
   * @param policyFile text of the policy
   */
  public Judge(Path policyFile) {
    this.policyFile = policyFile;
  }

  /** Judges what was handed in for a chapter; nothing handed in is judged as the starter. */
  public ChapterResult judge(Chapter chapter, Handed handed) throws InterruptedException {
    if (handed instanceof Handed.Refused refused) {
      return ChapterResult.without(chapter, Status.COMPILE_ERROR, refused.why());
    } else if (handed instanceof Handed.File file) {
      return judge(chapter, file.source());
    }
    return judge(chapter, SourceText.read(chapter.starter().resolve(chapter.fileName())));
  }

  private ChapterResult judge(Chapter chapter, SourceText answer) throws InterruptedException {
    Compiled compiled = compiler.compile(chapter, answer);
    if (compiled instanceof Compiled.Problems problems) {
      return ChapterResult.uncompiled(chapter, problems.problems());
    }
    Path classes = ((Compiled.Classes) compiled).folders().get(0);
    List<Refusal> refusals = policy(chapter).refusals(read(classes), chapter.folder());
    return refusals.isEmpty()
        ? run(chapter, answer)
        : ChapterResult.without(chapter, Status.POLICY_VIOLATION, told(refusals));
  }

  private static ChapterResult run(Chapter chapter, SourceText answer) {
    Limits usual = Limits.usual();
    Limits limits = new Limits(usual.step(), usual.memoryMegabytes(), usual.timeouts(), OPTIONS);
    try (Runner runner = new Runner(ServerSource.none(), limits)) {
      return runner.lane(0).run(chapter, Sources.of(chapter, answer));
    }
  }

  private static String told(List<Refusal> refusals) {
    String told =
        refusals.stream().limit(MOST_REFUSALS).map(Refusal::told).collect(Collectors.joining("\n"));
    int more = refusals.size() - MOST_REFUSALS;
    return more > 0 ? told + "\nAnd " + more + " more." : told;
  }

  private Policy policy(Chapter chapter) {
    return policies.computeIfAbsent(
        chapter.folder(),
        folder -> PolicyText.read(text(policyFile), folder, Judge.class.getClassLoader()));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(file + " can't be read", unreadable);
    }
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

  /** Ends the compiler. */
  @Override
  public void close() {
    compiler.close();
  }
}
