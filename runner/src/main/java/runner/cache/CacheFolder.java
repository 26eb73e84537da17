package runner.cache;

import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import runner.trouble.MachineLacks;

/**
 * One kind of kept thing, in the same cache folder as the lab's servers. Everything in it can be
 * made again; an entry appears whole or not at all.
 */
public final class CacheFolder {
  /** Environment variable that names another cache folder. */
  public static final String VARIABLE = "TWO_COPIES_CACHE";

  /** System property that does the same for one program. */
  public static final String PROPERTY = "workbook.cache";

  private static final int KEPT = 1000;

  /** How the names of entries begin that are being made, or removed. */
  private static final String FRESH = "new-";

  private static final Duration IN_USE = Duration.ofDays(2);

  private final Path folder;
  private final int kept;

  private CacheFolder(Path folder, int kept) {
    this.folder = folder;
    this.kept = kept;
  }

  /** The folder of one kind below the user's cache folder; made on the first use. */
  public static CacheFolder of(String kind) {
    return at(root().resolve(kind));
  }

  /**
   * The same folder; of more entries than these, those are dropped that nobody has used for days.
   */
  public CacheFolder keeping(int most) {
    return new CacheFolder(folder, most);
  }

  /** A folder anywhere. */
  public static CacheFolder at(Path folder) {
    return new CacheFolder(folder.toAbsolutePath(), KEPT);
  }

  /** The user's cache folder, which need not exist yet. */
  public static Path root() {
    return root(System.getenv(), System.getProperty("user.home"));
  }

  static Path root(Map<String, String> environment, String home) {
    String own = System.getProperty(PROPERTY, environment.getOrDefault(VARIABLE, ""));
    if (!own.isBlank()) {
      return Path.of(own).toAbsolutePath();
    }
    String base = environment.getOrDefault(platformVariable(), "");
    return (base.isBlank() ? platformDefault(Path.of(home)) : Path.of(base)).resolve("two-copies");
  }

  public Path folder() {
    return folder;
  }

  /** Where the entry of a key stands, or would stand. */
  public Path entry(String key) {
    return folder.resolve(key);
  }

  /** Puts an entry (a file or a folder) in place; an equal one that was faster is as good. */
  public Path put(String key, Filler filler) {
    Path entry = entry(key);
    try {
      Files.createDirectories(folder);
      Path fresh = Files.createTempDirectory(folder, FRESH);
      try {
        Path content = filler.fill(fresh.resolve(key));
        move(content, entry);
      } finally {
        delete(fresh);
      }
      prune();
      return entry;
    } catch (IOException unwritable) {
      throw lacks(unwritable);
    }
  }

  /** Notes that an entry was of use; the least recently used ones are dropped first. */
  public void touch(Path entry) {
    entry.toFile().setLastModified(System.currentTimeMillis());
  }

  /** Makes an entry under a temporary name and returns that. */
  public interface Filler {
    Path fill(Path target) throws IOException;
  }

  private MachineLacks lacks(IOException unwritable) {
    return new MachineLacks(
        "The cache folder "
            + folder
            + " can't be written ("
            + Reasons.of(unwritable)
            + "): make room, or set "
            + VARIABLE
            + " to a folder that can.",
        unwritable);
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to);
    } catch (IOException failed) {
      if (!Files.exists(to)) {
        throw failed;
      }
    }
  }

  private void prune() throws IOException {
    List<Path> entries;
    try (Stream<Path> all = Files.list(folder)) {
      entries = all.filter(path -> !path.getFileName().toString().startsWith(FRESH)).toList();
    }
    if (entries.size() > kept) {
      // looked at once: other programs touch entries while these are put in order
      Map<Path, Long> used = entries.stream().collect(toMap(each -> each, CacheFolder::modified));
      entries.stream()
          .sorted(Comparator.comparing(used::get))
          .limit(entries.size() - Math.max(1, kept / 2))
          .filter(CacheFolder::isOld)
          .forEach(this::drop);
    }
  }

  /** Whether no program that still runs is likely to use it. */
  private static boolean isOld(Path entry) {
    return modified(entry) < System.currentTimeMillis() - IN_USE.toMillis();
  }

  /** It is gone whole, and at once: half an entry would be taken for an entry. */
  private void drop(Path entry) {
    try {
      Path doomed = Files.createTempDirectory(folder, FRESH);
      Files.move(entry, doomed.resolve("old"));
      delete(doomed);
    } catch (IOException inUse) {
      return; // the next one to prune may have more luck
    }
  }

  private static long modified(Path path) {
    return path.toFile().lastModified();
  }

  private static void delete(Path tree) {
    try (Stream<Path> all = Files.walk(tree)) {
      all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
    } catch (IOException gone) {
      // another process pruned it: nothing is left to do
      return;
    }
  }

  private static String platformVariable() {
    return windows() ? "LOCALAPPDATA" : "XDG_CACHE_HOME";
  }

  private static Path platformDefault(Path home) {
    boolean mac = os().contains("mac");
    return mac ? home.resolve("Library/Caches") : home.resolve(".cache");
  }

  private static boolean windows() {
    return os().contains("windows");
  }

  private static String os() {
    return System.getProperty("os.name").toLowerCase(Locale.ROOT);
  }
}
