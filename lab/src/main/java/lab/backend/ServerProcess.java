package lab.backend;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One server as a process of the operating system. It ends when this JVM ends, however that
 * happens; what it wrote lies in its folder, which goes with it.
 *
 * <p>On POSIX the server runs below a small shell, its guard, in a session of its own, so that
 * Ctrl-C reaches neither. The guard holds the read end of a pipe whose other end only this JVM has:
 * when the JVM is gone the pipe closes, the guard ends the server and removes the folder. Where
 * there is no such shell a shutdown hook and {@link Orphans} do it.
 */
final class ServerProcess {
  /** File in a server's folder that names its process: the number, a blank, the start. */
  static final String NOTE = "process";

  /** File in a server's folder that holds what it wrote to its standard streams. */
  static final String OUTPUT = "server.out";

  private static final Duration LONGEST_END = Duration.ofSeconds(10);

  /** $1 signal that ends the server, $2 its folder, $3... its command. */
  private static final String GUARD =
      """
      signal=$1 folder=$2
      shift 2
      exec 3<&0 </dev/null
      trap '' HUP INT QUIT
      "$@" 3<&- >>server.out 2>&1 &
      server=$!
      (
        read -r nothing <&3
        trap '' TERM
        kill -s "$signal" $server
        kill -s CONT $server
        exit 7
      ) >/dev/null 2>&1 &
      watcher=$!
      trap '' TERM
      echo $server
      wait $server
      code=$?
      kill -s TERM $watcher 2>/dev/null
      wait $watcher 2>/dev/null
      if [ $? -eq 7 ]; then
        cd /
        rm -rf "$folder"
        rmdir "${folder%/*}" 2>/dev/null && rm -f "${folder%/*}.lock"
      fi
      exit $code
      """;

  private final Path folder;
  private final Process started;
  private final ProcessHandle server;
  private final boolean guarded;

  private ServerProcess(Path folder, Process started, ProcessHandle server, boolean guarded) {
    this.folder = folder;
    this.started = started;
    this.server = server;
    this.guarded = guarded;
  }

  /**
   * Starts a server; says nothing about whether it stays.
   *
   * @param folder working folder of the server, deleted with it
   * @param endSignal what ends it at once, as {@code kill -s} names it; POSIX only
   */
  static ServerProcess start(Path folder, String endSignal, List<String> command)
      throws IOException {
    return Platform.here().isWindows()
        ? startAlone(folder, command)
        : startGuarded(folder, endSignal, command);
  }

  private static ServerProcess startGuarded(Path folder, String signal, List<String> command)
      throws IOException {
    List<String> line = new ArrayList<>(Sessions.own());
    line.addAll(List.of("/bin/sh", "-c", GUARD, "two-copies-guard", signal, folder.toString()));
    line.addAll(command);
    Process guard = inFolder(folder, line).redirectError(output(folder)).start();
    BufferedReader reader =
        new BufferedReader(new InputStreamReader(guard.getInputStream(), StandardCharsets.UTF_8));
    String number = reader.readLine();
    if (number == null) {
      throw new IOException("/bin/sh: " + Files.readString(folder.resolve(OUTPUT)).strip());
    }
    ProcessHandle server = ProcessHandle.of(Long.parseLong(number)).orElse(guard.toHandle());
    return noted(new ServerProcess(folder, guard, server, true));
  }

  private static ServerProcess startAlone(Path folder, List<String> command) throws IOException {
    Process process =
        inFolder(folder, command).redirectErrorStream(true).redirectOutput(output(folder)).start();
    return noted(new ServerProcess(folder, process, process.toHandle(), false));
  }

  private static ProcessBuilder inFolder(Path folder, List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    // messages that we read are in English, and PostgreSQL on macOS refuses to start without it
    builder.environment().put("LC_ALL", "C");
    return builder;
  }

  private static ProcessBuilder.Redirect output(Path folder) {
    File file = folder.resolve(OUTPUT).toFile();
    return ProcessBuilder.Redirect.appendTo(file);
  }

  private static ServerProcess noted(ServerProcess process) throws IOException {
    Instant start = process.server.info().startInstant().orElse(Instant.EPOCH);
    Files.writeString(process.folder.resolve(NOTE), process.server.pid() + " " + start + "\n");
    return process;
  }

  /** The server itself, below the guard: to be killed, frozen or looked at. */
  ProcessHandle server() {
    return server;
  }

  boolean isAlive() {
    return started.isAlive();
  }

  /** What the server wrote to its standard streams so far. */
  String output() throws IOException {
    Path file = folder.resolve(OUTPUT);
    return Files.exists(file) ? Files.readString(file) : "";
  }

  /** Begins to end the server, without waiting; the guard then removes its folder. */
  void end() {
    try {
      started.getOutputStream().close();
    } catch (IOException e) {
      // the guard has gone before us: there is nobody left to tell
    }
    if (!guarded) {
      server.descendants().forEach(ProcessHandle::destroyForcibly);
      server.destroyForcibly();
    }
  }

  /** Waits until the server has ended; kills it when that takes longer than 10 s. */
  void awaitEnd() {
    try {
      if (!started.waitFor(LONGEST_END.toMillis(), TimeUnit.MILLISECONDS)) {
        server.destroyForcibly();
        started.destroyForcibly();
      }
    } catch (InterruptedException e) {
      server.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
