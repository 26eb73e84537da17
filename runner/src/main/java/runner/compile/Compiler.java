package runner.compile;

import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import runner.cache.CacheFolder;
import runner.cache.Hash;
import runner.course.SourceText;
import runner.trouble.MachineLacks;

/**
 * Compiles one chapter at a time.
 *
 * <p>The source path is empty: the compiler sees the files it is given and the class path, so no
 * other chapter, and no half-written file beside it, can matter. Classes are kept under a hash of
 * all that they depend on: a chapter that did not change is not compiled again, by any program of
 * this user. One file manager serves all compilations, because opening the class path takes longer
 * than compiling; therefore only one compilation runs at a time.
 */
public final class Compiler {
  private static final List<String> OPTIONS =
      List.of("--release", "17", "-proc:none", "-implicit:none", "-parameters", "-g");

  private final CacheFolder cache;
  private final String classPath;

  /** Opened at the first compilation. Guarded by this, as is what follows. */
  private @Nullable StandardJavaFileManager files;

  /** All but the sources that classes depend on, as a hash; looked at once. */
  private String surroundings = "";

  /** Compiles against the class path of this program. */
  public Compiler() {
    this(CacheFolder.of("classes"), System.getProperty("java.class.path"));
  }

  Compiler(CacheFolder cache, String classPath) {
    this.cache = cache;
    this.classPath = classPath;
  }

  /**
   * Compiles a chapter, or finds what an earlier compilation made of the same sources. Tests are
   * compiled again only if the reader's classes have changed as they see them.
   *
   * @throws MachineLacks if this Java has no compiler, or the cache folder can't be written
   */
  public synchronized Compiled compile(Sources sources) {
    Compiled yours = find(sources.yours(), "", List.of(), sources);
    if (!(yours instanceof Compiled.Classes classes)) {
      return yours;
    }
    Path answer = classes.folders().get(0);
    return find(sources.tests(), Signatures.of(answer), List.of(answer), sources);
  }

  /**
   * Classes of some files of a chapter.
   *
   * @param seen what else they depend on
   * @param others folders of the classes that they are compiled with
   */
  private Compiled find(List<SourceText> files, String seen, List<Path> others, Sources sources) {
    Hash hash = new Hash().add(surroundings()).add(seen);
    files.forEach(file -> hash.add(file.path().toString()).add(file.text()));
    String key = hash.key();
    Path kept = cache.entry(key);
    if (Files.isDirectory(kept)) {
      cache.touch(kept);
    } else {
      List<Problem> problems =
          compile(others.isEmpty() ? files : sources.all(), others, key, sources);
      if (!problems.isEmpty()) {
        return new Compiled.Problems(problems);
      }
    }
    List<Path> folders = new ArrayList<>(others);
    folders.add(kept);
    return new Compiled.Classes(folders);
  }

  /** Puts classes under a key, but those that others have; or says what is wrong. */
  private List<Problem> compile(
      List<SourceText> files, List<Path> others, String key, Sources sources) {
    List<Problem> problems = new ArrayList<>();
    try (Memory memory = new Memory(files())) {
      List<JavaFileObject> units = new ArrayList<>();
      files.forEach(file -> units.addAll(file.units()));
      boolean done =
          compiler()
              .getTask(
                  Writer.nullWriter(),
                  memory,
                  complaint -> note(complaint, sources, problems),
                  OPTIONS,
                  null,
                  units)
              .call();
      if (!done) {
        return relevant(problems, sources);
      }
      others.forEach(memory::remove);
      cache.put(key, memory::writeTo);
      return List.of();
    }
  }

  private static void note(
      Diagnostic<? extends JavaFileObject> complaint, Sources sources, List<Problem> problems) {
    if (complaint.getKind() != Diagnostic.Kind.ERROR) {
      return;
    }
    SourceText file =
        complaint.getSource() instanceof SourceText.Unit unit
            ? unit.source()
            : sources.all().get(0);
    long line = Math.max(0, complaint.getLineNumber());
    problems.add(
        new Problem(
            file.path(),
            line,
            Math.max(0, complaint.getColumnNumber()),
            complaint.getMessage(Locale.ROOT),
            file.line(line),
            sources.isYours(file)));
  }

  /** An error in the reader's own file explains those in the test. */
  private static List<Problem> relevant(List<Problem> problems, Sources sources) {
    List<Problem> yours = problems.stream().filter(Problem::yours).toList();
    if (problems.isEmpty()) {
      Path file = sources.all().get(0).path();
      return List.of(new Problem(file, 0, 0, "the compiler gave up on it", "", true));
    }
    return yours.isEmpty() ? List.copyOf(problems) : yours;
  }

  private String surroundings() {
    if (surroundings.isEmpty()) {
      Hash hash =
          new Hash().add(System.getProperty("java.runtime.version")).add(OPTIONS.toString());
      for (String entry : classPath.split(File.pathSeparator)) {
        File file = new File(entry);
        hash.add(entry).add(file.length() + " " + newest(file));
      }
      surroundings = hash.key();
    }
    return surroundings;
  }

  /** When an entry of the class path changed; of a folder, the newest of its class files. */
  private static long newest(File entry) {
    File[] children = entry.listFiles();
    long newest = entry.lastModified();
    for (File child : children == null ? new File[0] : children) {
      newest = Math.max(newest, newest(child));
    }
    return newest;
  }

  private StandardJavaFileManager files() {
    if (files == null) {
      files = compiler().getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8);
      setPaths(files);
    }
    return files;
  }

  private void setPaths(StandardJavaFileManager manager) {
    List<File> entries = new ArrayList<>();
    for (String entry : classPath.split(File.pathSeparator)) {
      entries.add(new File(entry));
    }
    try {
      manager.setLocation(StandardLocation.CLASS_PATH, entries);
      manager.setLocation(StandardLocation.SOURCE_PATH, List.of());
    } catch (IOException impossible) {
      throw new IllegalStateException("only output locations can fail", impossible);
    }
  }

  private static JavaCompiler compiler() {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      throw new MachineLacks(
          "This Java has no compiler: install a JDK 17 or later (a JRE is not enough).");
    }
    return compiler;
  }
}
