package lab.backend;

import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Another JVM that runs {@link Owner}, and what it said about its servers. */
record OwnerJvm(Process process, Servers servers, Path folder, List<ProcessHandle> serverProcesses)
    implements AutoCloseable {

  /** Starts the JVM, with its cache in this folder, without waiting for its servers. */
  static Process launch(Path cache) throws IOException {
    return launch(Owner.class, cache);
  }

  /** Starts a JVM that runs another program, with its cache in this folder. */
  static Process launch(Class<?> program, Path cache) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    ProcessBuilder builder =
        new ProcessBuilder(java, "-cp", System.getProperty("java.class.path"), program.getName());
    builder.environment().put(Cache.VARIABLE, cache.toString());
    builder.environment().put("LC_ALL", "C.UTF-8");
    return builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  /** Waits until the JVM has told where its servers are. */
  static OwnerJvm joined(Process process) throws IOException {
    BufferedReader said =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String line = said.readLine();
    if (line == null) {
      throw new AssertionError("the owner's JVM started no servers; see its standard error");
    }
    Servers servers = Servers.fromLine(line);
    Path folder = Path.of(said.readLine());
    ProcessHandle redis = ProcessHandle.of(Long.parseLong(said.readLine())).orElseThrow();
    ProcessHandle postgres = ProcessHandle.of(Long.parseLong(said.readLine())).orElseThrow();
    return new OwnerJvm(process, servers, folder, List.of(redis, postgres));
  }

  static OwnerJvm start(Path cache) throws IOException {
    return joined(launch(cache));
  }

  void awaitServersGone() {
    await("the servers end after their owner")
        .atMost(Duration.ofSeconds(20))
        .until(() -> serverProcesses.stream().noneMatch(ProcessHandle::isAlive));
  }

  void awaitFolderGone() {
    await("the folder of the run is removed")
        .atMost(Duration.ofSeconds(20))
        .until(() -> !Files.exists(folder) && !Files.exists(Path.of(folder + ".lock")));
  }

  @Override
  public void close() {
    process.destroyForcibly();
    awaitServersGone();
  }
}
