package runner.demo;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import lab.demo.Recording;
import org.jspecify.annotations.Nullable;
import runner.compile.Sources;
import runner.run.Performance;
import runner.run.Played;

/** One showing of a demo: plays its programs one after another, and keeps what each has left. */
public final class Showing {
  private static final int PROBLEMS = 3;

  private final Path root;
  private final Performance performance;
  private final int runs;
  private final String command;
  private final Consumer<String> progress;
  private final Map<String, String> reasons = new LinkedHashMap<>();
  private @Nullable Recording recording;

  /**
   * @param root of the course, from which paths are told
   * @param runs how often each program is played
   * @param command that the recording will name
   * @param progress is told what is being played
   */
  public Showing(
      Path root, Performance performance, int runs, String command, Consumer<String> progress) {
    this.root = root;
    this.performance = performance;
    this.runs = runs;
    this.command = command;
    this.progress = progress;
  }

  /** Plays all programs; one that fails does not keep the others from being played. */
  public Showing play(Cast cast) {
    cast.parts().forEach(this::play);
    return this;
  }

  private void play(String program, Sources sources) {
    progress.accept("Playing " + program);
    Played played =
        performance.play(
            program,
            sources,
            runs,
            command,
            run -> progress.accept("Playing " + program + ", run " + run + " of " + runs));
    if (played instanceof Played.Recorded recorded) {
      Recording next = recorded.recording();
      recording = recording == null ? next : recording.and(next);
    } else if (played instanceof Played.Failed failed) {
      reasons.put(program, failed.why());
    } else if (played instanceof Played.Uncompiled uncompiled) {
      reasons.put(program, "it does not compile.\n" + problems(uncompiled));
    }
  }

  private String problems(Played.Uncompiled uncompiled) {
    return uncompiled.problems().stream()
        .limit(PROBLEMS)
        .map(problem -> problem.told(root))
        .collect(Collectors.joining("\n"));
  }

  /** What was recorded of the programs that were played to their end; empty if none was. */
  public Optional<Recording> recording() {
    return Optional.ofNullable(recording);
  }

  /** Why the other programs were not, by their names. */
  public Map<String, String> reasons() {
    return Collections.unmodifiableMap(reasons);
  }
}
