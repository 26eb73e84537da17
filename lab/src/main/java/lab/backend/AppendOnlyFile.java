package lab.backend;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The append-only file of a Redis: {@code appendonly.aof} in its folder, or from version 7 on the
 * last increment in a folder of its own.
 */
record AppendOnlyFile(Path folder) {
  private static final String BEFORE_7 = "appendonly.aof";
  private static final String SINCE_7 = ".incr.aof";

  /** Bytes that were written so far; 0 if there is no file. */
  long length() throws IOException {
    Optional<Path> file = find();
    return file.isPresent() ? Files.size(file.get()) : 0;
  }

  /**
   * Forces the file to the disk, on whosever behalf it was written.
   *
   * @return bytes that are on the disk now, at least
   */
  long force() throws IOException {
    Optional<Path> file = find();
    if (file.isEmpty()) {
      return 0;
    }
    try (FileChannel channel = FileChannel.open(file.get(), StandardOpenOption.WRITE)) {
      long length = channel.size();
      channel.force(false);
      return length;
    }
  }

  /** Cuts the file to this length; one that is shorter stays as it is. */
  void cutTo(long length) throws IOException {
    Optional<Path> file = find();
    if (file.isPresent()) {
      try (FileChannel channel = FileChannel.open(file.get(), StandardOpenOption.WRITE)) {
        channel.truncate(length);
      }
    }
  }

  private Optional<Path> find() throws IOException {
    try (Stream<Path> files = Files.walk(folder, 2)) {
      return files.filter(AppendOnlyFile::isOne).max(Comparator.comparing(Path::toString));
    }
  }

  private static boolean isOne(Path file) {
    String name = file.getFileName().toString();
    return Files.isRegularFile(file) && (name.equals(BEFORE_7) || name.endsWith(SINCE_7));
  }
}
