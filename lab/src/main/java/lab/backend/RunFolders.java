package lab.backend;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Chooses where running servers' files lie: in memory where the system has a file system for that,
 * since a run makes a thousand files and removes them again; else in the cache folder.
 */
final class RunFolders {
  private static final Path MEMORY = Path.of("/dev/shm");

  /** A run needs 40 MB; containers that give 64 MB in all are not asked. */
  private static final long LEAST_BYTES = 256L << 20;

  private RunFolders() {}

  /** Returns the folder for the runs of this user, or of this cache; it exists. */
  static Path of(Path cache) throws IOException {
    Optional<Path> inMemory = inMemory();
    return inMemory.isPresent() ? inMemory.get() : onDisk(cache);
  }

  /** Returns the folder for the runs of this cache that need a disk; it exists. */
  static Path onDisk(Path cache) throws IOException {
    return Files.createDirectories(cache.resolve("runs"));
  }

  private static Optional<Path> inMemory() {
    try {
      if (!Files.isDirectory(MEMORY) || !isRoomy(Files.getFileStore(MEMORY))) {
        return Optional.empty();
      }
      Object user = Files.getAttribute(Path.of("/proc/self"), "unix:uid");
      Path folder = MEMORY.resolve("two-copies-" + user);
      createOnce(folder);
      return isPrivate(folder, user) ? Optional.of(folder) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static boolean isRoomy(FileStore store) throws IOException {
    return store.type().equals("tmpfs") && store.getUsableSpace() >= LEAST_BYTES;
  }

  private static void createOnce(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      try {
        Folders.createPrivate(folder);
      } catch (FileAlreadyExistsException e) {
        // another JVM was faster
      }
    }
  }

  /** Everybody can make folders there: one that somebody else has made is not to be trusted. */
  private static boolean isPrivate(Path folder, Object user) throws IOException {
    return !Files.isSymbolicLink(folder)
        && Files.getAttribute(folder, "unix:uid").equals(user)
        && Files.isWritable(folder);
  }
}
