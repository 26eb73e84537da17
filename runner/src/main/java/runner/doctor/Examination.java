package runner.doctor;

import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import lab.backend.BackendKind;
import runner.cache.CacheFolder;
import runner.cache.Reasons;
import runner.run.ServerSource;

/** Looks at everything that the workbook needs. */
public final class Examination {
  private static final long DISK_MEGABYTES = 500;

  private final ServerSource servers;
  private final Path root;
  private final boolean terminal;

  /**
   * An examination of this machine.
   *
   * @param servers are started, to see whether they do
   * @param root folder of the course
   */
  public Examination(ServerSource servers, Path root, boolean terminal) {
    this.servers = servers;
    this.root = root;
    this.terminal = terminal;
  }

  /**
   * Looks at everything; takes as long as a start of the servers, which brings what they lack.
   *
   * @param prefetch whether to bring, too, what Maven needs for a build without a network; takes a
   *     minute
   * @param begins is told of that minute
   */
  public Diagnosis diagnosis(boolean prefetch, Consumer<String> begins) {
    servers.settings();
    String path = System.getenv().getOrDefault("PATH", "");
    List<Finding> findings = new ArrayList<>();
    findings.add(java());
    findings.add(compiler());
    findings.add(builder(path));
    Optional<Maven> maven = Maven.on(path);
    maven.ifPresent(found -> findings.add(found.finding(root)));
    findings.add(writable("cache folder", CacheFolder.root()));
    findings.add(disk(CacheFolder.root()));
    findings.add(writable("course folder", root));
    findings.add(encoding());
    findings.add(Finding.well("terminal", terminal ? "yes" : "no: plain output"));
    findings.addAll(started());
    if (prefetch && maven.isPresent()) {
      begins.accept("Building the course once, so that Maven fetches its libraries");
      findings.add(maven.get().prefetch(root));
    }
    String backend = BackendKind.chosen().word();
    return new Diagnosis(backend, Machine.words(backend, root), findings);
  }

  private static Finding java() {
    String version = System.getProperty("java.version") + ", " + System.getProperty("java.home");
    boolean young = Runtime.version().feature() >= 17;
    return Finding.of("Java", young, version, "install a JDK 17 or later");
  }

  private static Finding compiler() {
    boolean there = ToolProvider.getSystemJavaCompiler() != null;
    String state = there ? "there" : "missing";
    return Finding.of("compiler", there, state, "install a JDK; this is only a JRE");
  }

  static Finding builder(String path) {
    String found =
        Stream.of("jbang", "mvn")
            .flatMap(name -> Maven.program(name, path).stream())
            .map(Path::toString)
            .reduce((one, other) -> one + ", " + other)
            .orElse("");
    return Finding.of(
        "jbang or Maven",
        !found.isEmpty(),
        found.isEmpty() ? "missing" : found,
        "install Maven (https://maven.apache.org/install.html) or jbang"
            + " (https://www.jbang.dev/download)");
  }

  static Finding writable(String subject, Path folder) {
    try {
      Files.createDirectories(folder);
      Files.delete(Files.createTempFile(folder, "doctor", ".new"));
      return Finding.well(subject, folder.toString());
    } catch (IOException unwritable) {
      return new Finding(
          subject,
          folder + " can't be written (" + Reasons.of(unwritable) + ")",
          "allow it"
              + (subject.startsWith("cache")
                  ? ", or set " + CacheFolder.VARIABLE + " to a folder that can"
                  : ": your progress and your file are written there"));
    }
  }

  private static Finding disk(Path folder) {
    File existing = folder.toFile();
    while (existing.getParentFile() != null && !existing.exists()) {
      existing = existing.getParentFile();
    }
    long free = existing.getUsableSpace() / 1_000_000;
    return Finding.of(
        "disk",
        free >= DISK_MEGABYTES,
        String.format(Locale.ROOT, "%d MB free", free),
        "free " + DISK_MEGABYTES + " MB on the disk of " + folder);
  }

  private Finding encoding() {
    String names = System.getProperty("sun.jnu.encoding", "UTF-8");
    boolean readable =
        Charset.isSupported(names)
            && Charset.forName(names).newEncoder().canEncode(root.toString());
    boolean unicode = names.equalsIgnoreCase(StandardCharsets.UTF_8.name());
    return Finding.of(
        "locale",
        unicode || readable,
        Locale.getDefault() + ", names in " + names,
        "set LC_ALL=C.UTF-8, or this folder's name can't be read");
  }

  private List<Finding> started() {
    try {
      servers.settings().join();
      return servers.programs().stream().map(name -> Finding.well("server", name)).toList();
    } catch (CompletionException failed) {
      Throwable why = failed.getCause() == null ? failed : failed.getCause();
      String sentence = String.valueOf(why.getMessage());
      return List.of(new Finding("servers", "do not start", sentence));
    }
  }
}
