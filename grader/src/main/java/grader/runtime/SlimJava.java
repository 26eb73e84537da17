package grader.runtime;

import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.spi.ToolProvider;
import runner.cache.CacheFolder;
import runner.cache.Hash;
import runner.course.Chapter;
import runner.run.Java;

/**
 * A Java with few modules that starts fast. {@code --limit-modules} takes away modules, and the
 * class data of the others with them: a JVM so limited reads and checks thousands of classes anew
 * each time. So one is linked that has no others, and an archive is made of the classes that tests
 * load; both are kept in the user's cache folder.
 */
public final class SlimJava {
  /**
   * What the tests, the lab and its libraries need of the JDK, and no more: no attaching, no
   * Unsafe, no scripts, no desktop.
   */
  static final String MODULES =
      "java.base,java.logging,java.xml,java.sql,java.naming,java.management";

  private static final int KEPT = 6;

  private SlimJava() {}

  /**
   * What {@link #prepare} has made; where nobody has, or it can't be made, this program's Java,
   * told to use no more modules.
   */
  public static Java found() {
    Path home = homes().entry(key());
    return Files.isDirectory(home)
        ? new Java(home, ClassData.of(home).orElse(null), List.of())
        : new Java(
            Path.of(System.getProperty("java.home")), null, List.of("--limit-modules", MODULES));
  }

  /**
   * Makes it, which takes some seconds; does nothing if it is there.
   *
   * @param sample a chapter whose solution loads most of the classes that answers load
   */
  public static void prepare(Chapter sample) {
    Path home = homes().entry(key());
    if (Files.isDirectory(home)) {
      homes().touch(home);
    } else {
      Optional<ToolProvider> linker = ToolProvider.findFirst("jlink");
      if (linker.isEmpty() || !isLinked(linker.get())) {
        return;
      }
    }
    ClassData.make(home, sample);
  }

  /** False if this JDK has no modules to link; some distributions ship them apart. */
  private static boolean isLinked(ToolProvider linker) {
    PrintWriter silence = new PrintWriter(Writer.nullWriter());
    try {
      homes().put(key(), target -> linked(linker, silence, target));
      return true;
    } catch (UnsupportedOperationException unable) {
      return false;
    }
  }

  private static Path linked(ToolProvider linker, PrintWriter silence, Path target) {
    String[] order = {
      "--add-modules", MODULES, "--no-header-files", "--no-man-pages", "--output", target.toString()
    };
    if (linker.run(silence, silence, order) != 0) {
      throw new UnsupportedOperationException("jlink fails");
    }
    return target;
  }

  private static CacheFolder homes() {
    return CacheFolder.of("java").keeping(KEPT);
  }

  private static String key() {
    return new Hash()
        .add(System.getProperty("java.home"))
        .add(System.getProperty("java.runtime.version"))
        .add(MODULES)
        .key();
  }
}
