package runner.course;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;

/**
 * One source file as it was at one moment, so that what was hashed is what is compiled.
 *
 * @param text decoded as UTF-8, without a byte order mark; what is not UTF-8 becomes U+FFFD
 */
public record SourceText(Path path, String text) {

  /** Reads a file. */
  public static SourceText read(Path file) {
    try {
      String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      return new SourceText(file, text.startsWith("\uFEFF") ? text.substring(1) : text);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(file + " can't be read", unreadable);
    }
  }

  /** The file as the compiler wants it. */
  public List<JavaFileObject> units() {
    return List.of(new Unit(this));
  }

  /** One line of the text, or empty. */
  public String line(long number) {
    return number < 1 ? "" : text.lines().skip(number - 1).findFirst().orElse("");
  }

  /** A source in memory that knows which file it was. */
  public static final class Unit extends SimpleJavaFileObject {
    private final SourceText source;

    Unit(SourceText source) {
      super(uri(source.path()), Kind.SOURCE);
      this.source = source;
    }

    public SourceText source() {
      return source;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return source.text();
    }

    private static URI uri(Path file) {
      return file.toAbsolutePath().toUri();
    }
  }
}
