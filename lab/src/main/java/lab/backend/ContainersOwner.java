package lab.backend;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * The process that owns the containers: {@code lab.containers.Owner}, run from its source, because
 * only there is Testcontainers on the class path. It ends them when this JVM ends or closes it.
 */
final class ContainersOwner implements AutoCloseable {
  /** The release that the parent pom names too; a test keeps the two equal. */
  static final String TESTCONTAINERS = "org.testcontainers:testcontainers:2.0.5";

  static final String NO_LOG = "org.slf4j:slf4j-nop:2.0.17";

  private static final String SOURCE = "Owner.java";
  private static final String READY = "ready ";
  private static final String LACKS = "lacks ";
  private static final long LONGEST_END_SECONDS = 20;

  private final Process process;
  private final String line;

  private ContainersOwner(Process process, String line) {
    this.process = process;
    this.line = line;
  }

  /**
   * Starts it, and returns when both servers are ready.
   *
   * @param password of both servers
   * @throws BackendMissing if there is no Docker, or it can't start them
   */
  static ContainersOwner start(Cache cache, String password, Progress progress) {
    String classPath =
        new Fetch("Testcontainers", progress)
            .classPath(List.of(NO_LOG, TESTCONTAINERS)).stream()
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    progress.step("starting containers", 0, -1);
    try {
      return start(command(classPath, source(cache)), password);
    } catch (IOException e) {
      throw BackendMissing.cannotWrite(cache.folder(), e);
    }
  }

  /** Starts any program that speaks as the owner does. */
  static ContainersOwner start(List<String> command, String password) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().putAll(variables(password));
    // they listen on loopback; a guess, in a container itself, would fetch an image for it
    builder.environment().putIfAbsent("TESTCONTAINERS_HOST_OVERRIDE", "localhost");
    Process process = builder.start();
    String line = firstLine(process.getInputStream());
    ContainersOwner owner = new ContainersOwner(process, line);
    if (!line.startsWith(READY)) {
      owner.close();
      throw new BackendMissing(
          line.startsWith(LACKS)
              ? line.substring(LACKS.length())
              : "The program that starts the containers did not come up: " + line);
    }
    return owner;
  }

  /** Out of reach of the terminal's Ctrl-C: the end of its input ends it. */
  private static List<String> command(String classPath, Path source) {
    List<String> command = new ArrayList<>(Sessions.own());
    command.add(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx128m"));
    command.addAll(List.of("-cp", classPath, source.toString()));
    return command;
  }

  private static Map<String, String> variables(String password) {
    return Map.of(
        "LAB_REDIS_IMAGE", Images.redis(),
        "LAB_REDIS_COMMAND", String.join(" ", Images.redisCommand(password)),
        "LAB_POSTGRES_IMAGE", Images.postgres(),
        "LAB_POSTGRES_COMMAND", String.join(" ", Images.postgresCommand()),
        "POSTGRES_USER", Images.POSTGRES_ADMIN,
        "POSTGRES_PASSWORD", password);
  }

  private static Path source(Cache cache) throws IOException {
    try (InputStream in = ContainersOwner.class.getResourceAsStream("/" + SOURCE)) {
      if (in == null) {
        throw new IOException("the class path lacks " + SOURCE);
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      String name = "containers-" + Passwords.sha256(text).substring(0, 12);
      return cache.get(name, into -> Files.writeString(into.resolve(SOURCE), text)).resolve(SOURCE);
    }
  }

  private static String firstLine(InputStream output) throws IOException {
    var reader = new BufferedReader(new InputStreamReader(output, StandardCharsets.UTF_8));
    return Optional.ofNullable(reader.readLine()).orElse("it said nothing");
  }

  Address redis(String password) {
    return address(0, new Servers.Login("default", password));
  }

  Address postgres(String password) {
    return address(2, new Servers.Login(Images.POSTGRES_ADMIN, password));
  }

  private Address address(int at, Servers.Login admin) {
    String[] words = line.substring(READY.length()).split(" ");
    return new Address(words[at], Integer.parseInt(words[at + 1]), admin);
  }

  /** Ends the containers, unless they are to be used again; returns once that is done. */
  @Override
  public void close() {
    try {
      process.getOutputStream().close();
      if (!process.waitFor(LONGEST_END_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
