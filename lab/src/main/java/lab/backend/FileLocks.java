package lab.backend;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** Lets one thread of one JVM of this machine work at a time. */
final class FileLocks {
  /**
   * One lock per file, for the threads of this JVM. A file lock belongs to the whole process, and
   * closing a second channel on the same file would give it up.
   */
  private static final ConcurrentMap<Path, ReentrantLock> THREADS = new ConcurrentHashMap<>();

  private static final long ASK_EVERY_MILLIS = 5;

  private FileLocks() {}

  /** What is done while the lock is held. */
  interface Work {
    void run() throws IOException;
  }

  /** Waits for the lock on this file, which is created when missing, and works under it. */
  @SuppressWarnings("try") // the lock is held, not used
  static void locked(Path file, Work work) throws IOException {
    ReentrantLock threads = THREADS.computeIfAbsent(file, path -> new ReentrantLock());
    threads.lock();
    try (FileChannel channel =
            FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = await(channel)) {
      work.run();
    } finally {
      threads.unlock();
    }
  }

  /**
   * Asks again and again. POSIX sees a deadlock where two processes wait for each other, though it
   * be with different threads, and then refuses to wait at all.
   */
  private static FileLock await(FileChannel channel) throws IOException {
    for (; ; ) {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return lock;
      }
      try {
        TimeUnit.MILLISECONDS.sleep(ASK_EVERY_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("interrupted while another JVM held a lock");
      }
    }
  }
}
