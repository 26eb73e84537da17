package runner.chart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import runner.trouble.CommandError;

/** A picture that a reader wants to have as a file. */
public record PictureFile(Path path) {

  /**
   * A file that may be written: a new one, or one that holds a picture of this workbook already.
   *
   * @param force whether anything may be replaced
   * @throws CommandError if it may not, or if there is no such folder
   */
  public static PictureFile at(Path path, boolean force) {
    Path folder = path.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new CommandError("There is no folder " + folder + " for the picture.");
    } else if (Files.isDirectory(path)) {
      throw new CommandError(path + " is a folder; the picture needs the name of a file.");
    } else if (Files.exists(path) && !force && !isPicture(path)) {
      throw new CommandError(
          path + " is there already and is no picture of this workbook; --force replaces it.");
    }
    return new PictureFile(path);
  }

  private static boolean isPicture(Path path) {
    try {
      String text = Files.readString(path);
      return Picture.isOurs(text) || TimelinePicture.isOurs(text);
    } catch (IOException notText) {
      return false;
    }
  }

  /** Writes a picture into it. */
  public void write(String svg) {
    try {
      Files.writeString(path, svg);
    } catch (IOException refused) {
      throw new UncheckedIOException(path + " can't be written", refused);
    }
  }
}
