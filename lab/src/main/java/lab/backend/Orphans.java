package lab.backend;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Servers and folders whose owner died before it could end them. On POSIX the servers' guards do
 * that work; this is for Windows, and for guards that were killed themselves.
 */
final class Orphans {
  /** The clock may have been set between two readings of a process's start. */
  private static final Duration CLOCK_CHANGE = Duration.ofSeconds(3);

  private Orphans() {}

  /** A dead owner's run, locked by us so that nobody else cleans it too. */
  private record Orphan(Path lockFile, FileChannel channel) {
    Path folder() {
      String name = lockFile.toString();
      return Path.of(name.substring(0, name.length() - ".lock".length()));
    }
  }

  /** Ends and removes what dead owners have left. Never touches what a living JVM owns. */
  static void clean(Cache cache) throws IOException {
    List<Orphan> orphans = new ArrayList<>();
    FileLocks.locked(cache.runsLock(), () -> find(cache, orphans));
    for (Orphan orphan : orphans) {
      try (FileChannel channel = orphan.channel()) {
        killServers(orphan.folder());
        Folders.delete(orphan.folder());
        Files.deleteIfExists(orphan.lockFile());
      }
    }
  }

  private static void find(Cache cache, List<Orphan> orphans) throws IOException {
    List<Path> lockFiles;
    try (Stream<Path> files = Files.list(cache.runs())) {
      lockFiles = files.filter(file -> file.toString().endsWith(".lock")).toList();
    }
    for (Path lockFile : lockFiles) {
      if (!Run.isMine(lockFile) && Files.exists(lockFile)) {
        lockOf(lockFile).ifPresent(channel -> orphans.add(new Orphan(lockFile, channel)));
      }
    }
  }

  private static Optional<FileChannel> lockOf(Path lockFile) throws IOException {
    FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.WRITE);
    FileLock lock = channel.tryLock();
    if (lock == null) {
      channel.close();
      return Optional.empty();
    }
    return Optional.of(channel);
  }

  private static void killServers(Path run) throws IOException {
    if (!Files.isDirectory(run)) {
      return;
    }
    List<Path> notes;
    try (Stream<Path> files = Files.walk(run, 2)) {
      notes = files.filter(file -> file.endsWith(ServerProcess.NOTE)).toList();
    }
    for (Path note : notes) {
      kill(Files.readString(note).strip().split(" "));
    }
  }

  private static void kill(String[] pidAndStart) {
    if (pidAndStart.length != 2) {
      return;
    }
    Instant noted = Instant.parse(pidAndStart[1]);
    ProcessHandle.of(Long.parseLong(pidAndStart[0]))
        .filter(process -> startedAt(process, noted))
        .ifPresent(process -> process.destroyForcibly());
  }

  /** A process number is given out again after a while; together with the start it is not. */
  private static boolean startedAt(ProcessHandle process, Instant noted) {
    return process
        .info()
        .startInstant()
        .filter(start -> Duration.between(start, noted).abs().compareTo(CLOCK_CHANGE) < 0)
        .isPresent();
  }
}
