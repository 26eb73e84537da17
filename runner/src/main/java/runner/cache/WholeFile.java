package runner.cache;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes files that appear whole or not at all, however full the disk is. */
public final class WholeFile {
  private WholeFile() {}

  /** Writes a file by way of a new one beside it; another one of that name is replaced. */
  public static void write(Path file, byte[] content) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new" + ProcessHandle.current().pid());
    try {
      Files.write(fresh, content);
      move(fresh, file);
    } finally {
      Files.deleteIfExists(fresh); // on a full disk it holds the last room
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException plain) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
