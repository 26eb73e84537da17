package lab.backend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Stops a process where it stands, and lets it go on. POSIX only. */
final class Signals {
  private static final Path HERE = Path.of("/");

  private Signals() {}

  /** Stops a process; on return it does nothing any more. */
  static void stop(ProcessHandle process) throws IOException {
    send("STOP", process);
    while (process.isAlive() && !isStopped(process)) {
      Thread.onSpinWait();
    }
  }

  /** Lets a stopped process go on. */
  static void resume(ProcessHandle process) throws IOException {
    send("CONT", process);
  }

  /** By the shell, which has a kill of its own: a small system need not have the program. */
  private static void send(String signal, ProcessHandle process) throws IOException {
    String pid = String.valueOf(process.pid());
    Program.mustRun(HERE, List.of("/bin/sh", "-c", "kill -s \"$0\" \"$1\"", signal, pid));
  }

  /** The signal is on its way for a moment, and in it one more command could be answered. */
  private static boolean isStopped(ProcessHandle process) throws IOException {
    Path stat = Path.of("/proc", String.valueOf(process.pid()), "stat");
    if (Files.exists(stat)) {
      String line = Files.readString(stat);
      // 42 (redis-server) T ...: the name may hold anything, a parenthesis too
      return line.startsWith(" T", line.lastIndexOf(')') + 1);
    }
    List<String> ask = List.of("ps", "-o", "state=", "-p", String.valueOf(process.pid()));
    Program answer = Program.run(HERE, ask);
    return !answer.worked() || answer.output().strip().startsWith("T");
  }
}
