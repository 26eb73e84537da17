package runner.cli;

import java.nio.file.Path;
import java.util.Optional;
import lab.timeline.Timeline;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import runner.chart.PictureFile;
import runner.chart.TimelinePicture;
import runner.trouble.CommandError;

/** Where {@code check} writes the timeline that it shows. */
final class TimelineFile {
  @Option(
      names = "--svg",
      paramLabel = "FILE",
      description =
          "Write the timeline that is shown there too; replaces only pictures of this workbook.")
  private @Nullable Path svg;

  @Option(names = "--force", description = "Let --svg replace any file.")
  private boolean force;

  /** The file, if one is wanted; {@link CommandError} if it may not be written. */
  Optional<PictureFile> at(Path here) {
    return Optional.ofNullable(svg).map(path -> PictureFile.at(here.resolve(path), force));
  }

  static void write(PictureFile file, Optional<Timeline> timeline) {
    file.write(timeline.map(TimelinePicture::of).orElseThrow(TimelineFile::nothing));
  }

  private static CommandError nothing() {
    return new CommandError(
        "--svg writes the timeline that is shown, but no test has told one, so no picture was"
            + " written; --trace STEP asks the tests of one step for it.");
  }
}
