package lab.backend;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One running backend's folder, and the proof that its owner lives: a lock on the file beside the
 * folder, which the operating system gives up when the owner's process ends in any way.
 */
final class Run implements AutoCloseable {
  /** Lock files held by this JVM, which must never be opened a second time. */
  private static final Set<Path> MINE = ConcurrentHashMap.newKeySet();

  private final Path folder;
  private final Path lockFile;
  private final FileChannel channel;

  private Run(Path folder, Path lockFile, FileChannel channel) {
    this.folder = folder;
    this.lockFile = lockFile;
    this.channel = channel;
  }

  /** Creates a folder for a new backend. */
  static Run create(Cache cache) throws IOException {
    // unique, without the 20 ms that a young JVM needs for its first good random number
    String name = ProcessHandle.current().pid() + "-" + Long.toString(System.nanoTime(), 36);
    Path lockFile = cache.runs().resolve(name + ".lock");
    Path folder = cache.runs().resolve(name);
    MINE.add(lockFile);
    FileChannel[] channel = new FileChannel[1];
    FileLocks.locked(cache.runsLock(), () -> channel[0] = lock(lockFile));
    Folders.createPrivate(folder);
    return new Run(folder, lockFile, channel[0]);
  }

  private static FileChannel lock(Path lockFile) throws IOException {
    FileChannel channel =
        FileChannel.open(lockFile, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    if (channel.tryLock() == null) {
      throw new IOException(lockFile + " is locked by somebody else");
    }
    return channel;
  }

  /** Says whether this JVM holds the lock of that run. */
  static boolean isMine(Path lockFile) {
    return MINE.contains(lockFile);
  }

  Path folder() {
    return folder;
  }

  /** Removes the folder, whatever is left in it. The servers must have ended. */
  @Override
  public void close() {
    try {
      Folders.delete(folder);
      channel.close();
      Files.deleteIfExists(lockFile);
    } catch (IOException e) {
      // what is left is the next start's to clean: it finds the lock free
    } finally {
      MINE.remove(lockFile);
    }
  }
}
