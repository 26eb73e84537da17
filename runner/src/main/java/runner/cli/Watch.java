package runner.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;
import runner.course.Chapter;
import runner.course.Course;
import runner.progress.State;
import runner.report.Waiting;
import runner.run.Limits;
import runner.run.Runner;
import runner.watch.Watching;

@Command(
    name = "watch",
    description = "Check a chapter again on every save, until you end it with q or Ctrl-C.",
    mixinStandardHelpOptions = true)
final class Watch implements Callable<Integer> {
  private static final int WORKERS = 2;

  @ParentCommand private Workbook workbook;
  @Mixin private ChapterArgument argument;

  @Override
  public Integer call() throws InterruptedException {
    Screen screen = workbook.screen();
    Course course = workbook.course();
    State state = State.of(course);
    Optional<Chapter> chapter = Optional.of(argument.chapter(course, state));
    Waiting waiting = new Waiting(screen.err(), screen.terminal(), "Starting");
    try (Runner runner = new Runner(workbook.servers(waiting), Limits.usual(), WORKERS)) {
      while (chapter.isPresent()) {
        chapter = watch(runner, new Watcher(screen, course, state, chapter.get(), waiting));
      }
      return Status.DONE;
    } finally {
      waiting.close();
    }
  }

  /** Watches one chapter; the next one if the reader wants to go on. */
  private Optional<Chapter> watch(Runner runner, Watcher watcher) throws InterruptedException {
    Chapter chapter = watcher.chapter();
    Path here = workbook.screen().here();
    watcher.remembers(argument.isReaders());
    new Watching(
            runner.lane(0),
            chapter,
            argument.folder(chapter, here),
            () -> argument.sources(chapter, here),
            watcher)
        .watch();
    return watcher.next();
  }
}
