package grader.policy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import runner.course.Course;

/** Compiles a few lines as a submission would be, and shows them to the policy of the course. */
final class Snippets {
  static final String HOME = "ch03_stampede";

  private static final String IMPORTS =
      """
      package ch03_stampede;
      import java.io.*; import java.lang.invoke.*; import java.lang.reflect.*; import java.net.*;
      import java.nio.file.*; import java.sql.*; import java.time.*; import java.util.*;
      import java.util.concurrent.*; import java.util.concurrent.atomic.*;
      import java.util.concurrent.locks.*; import java.util.function.*; import java.util.stream.*;
      import redis.clients.jedis.RedisClient;
      """;

  private Snippets() {}

  /** The course's policy for {@link #HOME}. */
  static Policy policy() {
    try {
      Path root = Course.around(Path.of("")).root();
      String text = Files.readString(root.resolve("grader/policy.txt"));
      return PolicyText.read(text, HOME, Snippets.class.getClassLoader());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Refusals of a file with these classes in it, as "line: what". */
  static List<String> refusals(String classes) {
    return policy().refusals(compile(IMPORTS + classes), HOME).stream()
        .map(Refusal::what)
        .distinct()
        .toList();
  }

  /** Refusals of these statements, in a method that has a RedisClient and a Connection at hand. */
  static List<String> refusalsOf(String statements) {
    return refusals(
        "class PriceBoard { RedisClient client; Connection connection; volatile long n; "
            + "Object run(String text) throws Throwable {\n"
            + statements
            + "\nreturn null; } }");
  }

  static List<byte[]> compile(String source) {
    List<ByteArrayOutputStream> written = new ArrayList<>();
    var compiler = ToolProvider.getSystemJavaCompiler();
    var complaints = new StringWriter();
    var files = new InMemory(compiler.getStandardFileManager(null, null, null), written);
    var unit = new Source(source);
    List<String> options =
        List.of(
            "--release", "17", "-proc:none", "-g", "-parameters", "-nowarn", "-XDrawDiagnostics");
    if (!compiler.getTask(complaints, files, null, options, null, List.of(unit)).call()) {
      throw new IllegalArgumentException(complaints + "\n" + source);
    }
    return written.stream().map(ByteArrayOutputStream::toByteArray).toList();
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String text) {
      super(URI.create("string:///PriceBoard.java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  private static final class InMemory extends ForwardingJavaFileManager<JavaFileManager> {
    private final List<ByteArrayOutputStream> written;

    InMemory(JavaFileManager files, List<ByteArrayOutputStream> written) {
      super(files);
      this.written = written;
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
      return new SimpleJavaFileObject(URI.create("mem:///" + className.replace('.', '/')), kind) {
        @Override
        public OutputStream openOutputStream() {
          ByteArrayOutputStream out = new ByteArrayOutputStream();
          written.add(out);
          return out;
        }
      };
    }
  }
}
