package runner.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import runner.compile.Sources;

/**
 * Sees saves by looking: notices of the file system do not reach network and WSL mounts. A look
 * compares times and sizes; every so often the texts too, because some mounts tell times by the
 * second.
 */
final class Eyes {
  private static final int LOOKS_A_READING = 20;

  private final Path folder;
  private final Supplier<Sources> reading;
  private Map<Path, String> seen = Map.of();
  private String key = "";
  private int looks;

  /**
   * Eyes on a folder.
   *
   * @param reading reads the chapter's sources, in that folder and elsewhere
   */
  Eyes(Path folder, Supplier<Sources> reading) {
    this.folder = folder;
    this.reading = reading;
  }

  /** The sources as they are now; the next change is one after this. */
  Sources read() {
    Map<Path, String> before = look();
    Sources sources = reading.get();
    key = sources.key();
    seen = before;
    return sources;
  }

  /** The sources if a text is another one than at the last reading. */
  Optional<Sources> changed() {
    boolean sameStamps = look().equals(seen);
    looks++;
    if (sameStamps && looks % LOOKS_A_READING != 0) {
      return Optional.empty();
    }
    try {
      String before = key;
      Sources sources = read();
      return key.equals(before) ? Optional.empty() : Optional.of(sources);
    } catch (RuntimeException halfSaved) {
      // an editor has moved the old file away and not yet the new one into place: look again
      seen = Map.of();
      return Optional.empty();
    }
  }

  private Map<Path, String> look() {
    Map<Path, String> stamps = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      files
          .filter(file -> file.toString().endsWith(".java"))
          .forEach(file -> stamps.put(file, stamp(file)));
    } catch (IOException gone) {
      return Map.of();
    }
    return stamps;
  }

  private static String stamp(Path file) {
    try {
      BasicFileAttributes a = Files.readAttributes(file, BasicFileAttributes.class);
      return a.lastModifiedTime().toMillis() + " " + a.size();
    } catch (IOException gone) {
      return "";
    }
  }
}
