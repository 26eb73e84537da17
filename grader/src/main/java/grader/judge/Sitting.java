package grader.judge;

import grader.policy.Refusal;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import runner.compile.Sources;
import runner.course.Chapter;
import runner.course.SourceText;
import runner.run.ChapterResult;
import runner.run.Runner;
import runner.run.ServerSource;

/**
 * Answers of one submission, judged one after another in one JVM: to start it and its servers takes
 * longer than many a chapter. A worker in which one ended badly, or left a thread at work, is
 * replaced before the next, and each answer has classes of its own.
 */
public final class Sitting implements AutoCloseable {
  private final Judge judge;
  private final Map<Chapter, String> texts;

  /** What is known of them before any runs; empty until the first is judged. */
  private final Map<Chapter, Checked> checked = new LinkedHashMap<>();

  /** What the grader broke down over before any ran: it costs that answer, and no other. */
  private final Map<Chapter, RuntimeException> broken = new LinkedHashMap<>();

  /** Made for the first that may run. */
  private @Nullable Runner runner;

  Sitting(Judge judge, Map<Chapter, String> texts) {
    this.judge = judge;
    this.texts = new LinkedHashMap<>(texts);
  }

  /**
   * An answer before it runs.
   *
   * @param classes folders of its compiled classes and of its tests
   * @param refusals what the policy does not allow
   * @param verdict of an answer that will not run
   */
  record Checked(
      SourceText answer,
      List<Path> classes,
      List<Refusal> refusals,
      @Nullable ChapterResult verdict) {}

  /**
   * Judges the text of one chapter, and compiles those of all others before the first.
   *
   * @throws runner.trouble.MachineLacks if this machine can't run it
   */
  public Judgement judge(Chapter chapter) throws InterruptedException {
    if (checked.isEmpty() && broken.isEmpty()) {
      check();
    }
    if (broken.containsKey(chapter)) {
      throw broken.get(chapter);
    }
    Checked answer = checked.get(chapter);
    if (answer == null) {
      throw new IllegalArgumentException("no text of " + chapter.folder() + " is in this sitting");
    }
    return answer.verdict() == null
        ? new Judgement(run(chapter, answer.answer()), answer.refusals())
        : new Judgement(answer.verdict(), List.of());
  }

  private void check() throws InterruptedException {
    for (Map.Entry<Chapter, String> each : texts.entrySet()) {
      try {
        checked.put(each.getKey(), judge.check(each.getKey(), each.getValue()));
      } catch (RuntimeException failure) { // thrown when this one is asked for
        broken.put(each.getKey(), failure);
      }
    }
  }

  private ChapterResult run(Chapter chapter, SourceText answer) {
    Runner mine = runner;
    if (mine == null) {
      mine = new Runner(ServerSource.none(), judge.limits(running()));
      runner = mine;
    }
    mine.seed(judge.seed(answer));
    return mine.lane(0).run(chapter, Sources.of(chapter, answer));
  }

  /** Those that will run, with their classes. */
  private Map<Chapter, List<Path>> running() {
    Map<Chapter, List<Path>> running = new LinkedHashMap<>();
    checked.forEach(
        (chapter, answer) -> {
          if (answer.verdict() == null) {
            running.put(chapter, answer.classes());
          }
        });
    return running;
  }

  /** Ends the JVM and its servers. */
  @Override
  public void close() {
    if (runner != null) {
      runner.close();
    }
  }
}
