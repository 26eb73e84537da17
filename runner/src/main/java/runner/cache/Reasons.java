package runner.cache;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.ReadOnlyFileSystemException;

/** Says in a few words why a file operation failed. */
public final class Reasons {
  private Reasons() {}

  /** For example "no permission" or "No space left on device". */
  public static String of(Exception failure) {
    if (failure instanceof AccessDeniedException) {
      return "no permission";
    } else if (failure instanceof ReadOnlyFileSystemException) {
      return "it is read-only";
    } else if (failure instanceof FileSystemException file && file.getReason() != null) {
      return file.getReason();
    } else if (failure instanceof IOException && failure.getMessage() != null) {
      return failure.getMessage();
    }
    return failure.toString();
  }
}
