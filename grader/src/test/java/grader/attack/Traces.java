package grader.attack;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import runner.cache.CacheFolder;

/**
 * What attacks leave behind. Looks again and again which processes descend from this one, so that
 * one that lives on after its parent is known too, and in which folders they work. With the
 * processes their ports are gone.
 */
final class Traces implements AutoCloseable {
  /**
   * Where attacks try to write: they know no other name that this test could look for, and those of
   * another JVM know another.
   */
  static final Path LOOT = Path.of("/tmp/two-copies-attack-" + ProcessHandle.current().pid());

  private static final String WORKING_FOLDER = "java.io.tmpdir";

  /** Of the grader's processes those that compile are told this, and they alone: they stay. */
  private static final String COMPILER = "-D" + CacheFolder.PROPERTY;

  /** Part of the name of every folder in which a server works, if it lies in memory. */
  private static final String RUNS = "/dev/shm/two-copies-";

  private final Path folder;
  private final String former = System.getProperty(WORKING_FOLDER);
  private final ScheduledExecutorService eye = Executors.newSingleThreadScheduledExecutor();

  /** Processes of workers, with the folder in which each was seen; empty where nobody can tell. */
  private final Map<ProcessHandle, Optional<Path>> seen = new ConcurrentHashMap<>();

  /** Folders of the servers that were seen before the last look. */
  private Set<Path> last = Set.of();

  /**
   * @param folder in which workers are started from now on; empty
   */
  Traces(Path folder) {
    this.folder = folder;
    System.setProperty(WORKING_FOLDER, folder.toString());
    eye.scheduleWithFixedDelay(this::look, 0, 50, TimeUnit.MILLISECONDS);
  }

  private void look() {
    ProcessHandle.current()
        .descendants()
        .forEach(each -> seen.computeIfAbsent(each, Traces::workingFolder));
  }

  private static Optional<Path> workingFolder(ProcessHandle process) {
    try {
      return Optional.of(Path.of("/proc/" + process.pid() + "/cwd").toRealPath());
    } catch (IOException over) {
      return Optional.empty();
    }
  }

  /**
   * Fails unless all that was seen is gone; servers may take a moment to see that they must. The
   * folder of the last run may stay until the next worker starts, which removes it.
   */
  void mustBeGone() {
    Set<Path> now = folders();
    Set<Path> earlier = now.isEmpty() ? Set.of() : last;
    await("processes of the workers are gone, and folders of those before")
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> {
              assertThat(seen.keySet()).filteredOn(Traces::isLeft).isEmpty();
              assertThat(earlier).filteredOn(Files::exists).isEmpty();
            });
    assertThat(folder).isEmptyDirectory();
    assertThat(LOOT).doesNotExist();
    last = now.isEmpty() ? last : now;
    seen.clear();
  }

  /** Not those that have ended, which have no program, and that nobody has asked for yet. */
  private static boolean isLeft(ProcessHandle process) {
    return process.isAlive()
        && process.info().command().isPresent()
        && !process.info().commandLine().orElse("").contains(COMPILER);
  }

  private Set<Path> folders() {
    return seen.values().stream()
        .flatMap(Optional::stream)
        .filter(each -> each.toString().contains(RUNS))
        .collect(toSet());
  }

  @Override
  public void close() {
    eye.shutdownNow();
    System.setProperty(WORKING_FOLDER, former);
  }
}
