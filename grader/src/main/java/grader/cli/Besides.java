package grader.cli;

import grader.jplag.JplagFolder;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that ask for more than grades. */
final class Besides {
  @Option(
      names = "--mistakes",
      description =
          "Name the mistakes of the course that a failed answer looks like. Judges those too, "
              + "once.")
  private boolean mistakes;

  @Option(
      names = "--jplag",
      paramLabel = "DIR",
      description =
          "Write what was handed in to a folder as JPlag wants it, a root a chapter; the README of "
              + "grader says how to go on.")
  private @Nullable Path jplag;

  boolean mistakes() {
    return mistakes;
  }

  /**
   * Where JPlag's folders go; empty if nobody asked for them.
   *
   * @param submissions the folder that is graded
   * @param over whether what is there may be written over
   */
  Optional<JplagFolder> jplag(Path here, Path submissions, boolean over) {
    return Optional.ofNullable(jplag)
        .map(name -> OutFolder.named("--jplag", here.resolve(name), submissions, over))
        .map(JplagFolder::new);
  }
}
