package grader.runtime;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lab.backend.Program;
import runner.cache.CacheFolder;
import runner.cache.Hash;
import runner.compile.Sources;
import runner.course.Chapter;
import runner.run.Java;
import runner.run.Limits;
import runner.run.Runner;
import runner.run.Sandbox;
import runner.run.ServerSource;

/**
 * Archives of classes, parsed and checked, that a JVM maps into its memory as it starts (class data
 * sharing). One belongs to a Java and to a class path of files; where that has folders, as in an
 * IDE, there is none.
 */
final class ClassData {
  private static final int KEPT = 6;
  private static final int MEGABYTES = 256;
  private static final String PATHS = System.getProperty("java.class.path");

  private ClassData() {}

  /** The archive, if it was made. */
  static Optional<Path> of(Path home) {
    Path archive = archives().entry(key(home));
    return Files.isRegularFile(archive) ? Optional.of(archive) : Optional.empty();
  }

  /** Makes the archive of the classes that a solution's run loads; does nothing if it is there. */
  static void make(Path home, Chapter sample) {
    if (of(home).isPresent()) {
      archives().touch(of(home).get());
    } else if (Arrays.stream(PATHS.split(File.pathSeparator)).noneMatch(ClassData::isFolder)) {
      try {
        archives().put(key(home), target -> made(home, sample, target));
      } catch (UnsupportedOperationException unable) {
        return; // a Java of another make: it starts without
      }
    }
  }

  private static Path made(Path home, Chapter sample, Path target) throws IOException {
    Path list = target.resolveSibling("classes");
    run(new Java(home, null, List.of("-XX:DumpLoadedClassList=" + list)), sample);
    if (!Files.isRegularFile(list)) {
      throw new UnsupportedOperationException("this Java lists no classes");
    }
    Files.write(
        list, Files.readAllLines(list).stream().flatMap(line -> kept(line).stream()).toList());
    String java = new Java(home, null, List.of()).program();
    Program dump =
        Program.run(
            Path.of(System.getProperty("java.io.tmpdir")),
            List.of(
                java,
                "-Xshare:dump",
                // its archives can be used with any collector, those of others can't
                "-XX:+UseG1GC",
                "-XX:SharedClassListFile=" + list,
                "-XX:SharedArchiveFile=" + target,
                "-cp",
                PATHS),
            Map.of());
    if (!dump.worked() || !Files.isRegularFile(target)) {
      throw new UnsupportedOperationException(dump.output());
    }
    return target;
  }

  private static void run(Java java, Chapter sample) {
    Limits limits = new Limits(Duration.ofMinutes(1), MEGABYTES, 1, java, Sandbox.NONE);
    try (Runner runner = new Runner(ServerSource.none(), limits)) {
      runner.lane(0).run(sample, Sources.of(sample, sample.solution()));
    }
  }

  /**
   * Without what other loaders have loaded (the solution itself), and without one run's numbers.
   */
  private static Optional<String> kept(String line) {
    return line.startsWith("#") || line.contains("source:")
        ? Optional.empty()
        : Optional.of(line.replaceFirst(" id: [0-9]*$", ""));
  }

  private static boolean isFolder(String path) {
    return Files.isDirectory(Path.of(path));
  }

  private static CacheFolder archives() {
    return CacheFolder.of("class-data").keeping(KEPT);
  }

  private static String key(Path home) {
    Hash hash = new Hash().add(home.toString()).add(PATHS);
    for (String path : PATHS.split(File.pathSeparator)) {
      File file = new File(path);
      hash.add(file.lastModified() + " " + file.length());
    }
    return hash.key() + ".jsa";
  }
}
