package grader.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** The files of one submission. Nothing is ever unpacked to disk, and nothing read to its end. */
interface Content extends AutoCloseable {
  /** More files than that are not looked at, of those that are somebody's work. */
  int MOST_FILES = 20_000;

  /** How deep a folder is searched: a fork has its chapters in the fourth. */
  int DEPTH = 8;

  /** The files, in any order. */
  List<Item> items() throws IOException;

  /**
   * The one archive that lies right in it; empty if it is one itself: none is opened in another.
   */
  default Optional<Path> zip() throws IOException {
    return Optional.empty();
  }

  @Override
  void close() throws IOException;

  /**
   * One file.
   *
   * @param path from the submission's root, with slashes; as the archive says it, so it may lie
   * @param isPlain whether it is a regular file, not a link or something stranger
   */
  record Item(String path, boolean isPlain, Reader reader) {
    /**
     * Its first bytes.
     *
     * @param limit at most so many
     */
    byte[] read(int limit) throws IOException {
      return reader.read(limit);
    }

    /** Whether it is not what an operating system, a build or git left there. */
    boolean isWork() {
      return Stream.of(path.split("/", -1))
          .noneMatch(
              part ->
                  part.startsWith(".") && !part.equals("..")
                      || part.equals("__MACOSX")
                      || part.equals("target"));
    }

    String name() {
      return path.substring(path.lastIndexOf('/') + 1);
    }
  }

  /** Reads the beginning of a file. */
  @FunctionalInterface
  interface Reader {
    byte[] read(int limit) throws IOException;
  }

  /**
   * Opens a submission.
   *
   * @throws IOException if it is an archive that can't be read
   */
  static Content of(Submission submission) throws IOException {
    return submission.isZip() ? new Zip(submission.path()) : new Folder(submission.path());
  }

  /** A folder; links in it are seen, and not followed. */
  record Folder(Path root) implements Content {
    @Override
    public List<Item> items() throws IOException {
      try (Stream<Path> files = Files.walk(root, DEPTH)) {
        return files
            .filter(file -> !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS))
            .map(this::item)
            .filter(Item::isWork)
            .limit(MOST_FILES)
            .toList();
      }
    }

    @Override
    public Optional<Path> zip() throws IOException {
      try (Stream<Path> files = Files.list(root)) {
        List<Path> zips =
            files
                .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                .filter(file -> Submission.isZip(file.getFileName().toString()))
                .filter(file -> !file.getFileName().toString().startsWith("."))
                .toList();
        return zips.size() == 1 ? Optional.of(zips.get(0)) : Optional.empty();
      }
    }

    private Item item(Path file) {
      String path =
          root.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
      return new Item(
          path,
          Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS),
          limit -> {
            try (var in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
              return in.readNBytes(limit);
            }
          });
    }

    @Override
    public void close() {}
  }

  /** An archive. */
  final class Zip implements Content {
    private final ZipFile file;

    Zip(Path path) throws IOException {
      file = ZipFile.builder().setPath(path).get();
    }

    @Override
    public List<Item> items() {
      List<Item> items = new ArrayList<>();
      var entries = file.getEntries();
      while (entries.hasMoreElements() && items.size() < MOST_FILES) {
        ZipArchiveEntry entry = entries.nextElement();
        Item item = item(entry);
        if (!entry.isDirectory() && item.isWork()) {
          items.add(item);
        }
      }
      return items;
    }

    private Item item(ZipArchiveEntry entry) {
      return new Item(
          entry.getName().replace('\\', '/'),
          !entry.isUnixSymlink() && file.canReadEntryData(entry),
          limit -> {
            try (var in = file.getInputStream(entry)) {
              return in.readNBytes(limit);
            }
          });
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}
