package lab.backend;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The servers can't be had on this machine. The message is one plain sentence: what is missing and
 * what to do about it.
 */
public final class BackendMissing extends RuntimeException {
  private static final long serialVersionUID = 1;

  public BackendMissing(String sentence) {
    super(sentence);
  }

  public BackendMissing(String sentence, @Nullable Throwable cause) {
    super(sentence, cause);
  }

  /** Says in plain words why a file in this folder could not be written. */
  static BackendMissing cannotWrite(Path folder, IOException cause) {
    String text = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
    if (text.contains("no space left")
        || text.contains("not enough space")
        || text.contains("quota exceeded")) {
      return noRoom(folder, cause);
    }
    if (cause instanceof AccessDeniedException || text.contains("read-only")) {
      return new BackendMissing(
          "The folder "
              + folder
              + " can't be written to: allow it, or set the environment variable "
              + Cache.VARIABLE
              + " to a folder that can.",
          cause);
    }
    return new BackendMissing(
        "The servers' files could not be put into "
            + folder
            + " ("
            + onOneLine(cause)
            + "): repair that, or "
            + "set the environment variable "
            + Cache.VARIABLE
            + " to another folder.",
        cause);
  }

  /** What a program wrote before it failed may be several lines. */
  private static String onOneLine(IOException cause) {
    return cause.toString().lines().map(String::strip).collect(joining("; "));
  }

  /** Says that the disk below this folder is full. */
  static BackendMissing noRoom(Path folder, @Nullable Throwable cause) {
    return new BackendMissing(
        "There is no room left on the disk of "
            + folder
            + ": free 200 MB there, or set the "
            + "environment variable "
            + Cache.VARIABLE
            + " to a folder on another disk.",
        cause);
  }
}
