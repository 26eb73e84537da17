package lab.backend;

import java.io.BufferedOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** Unpacks a tar file compressed with xz. */
final class Archive {
  private static final int EXECUTABLE = 0100;

  private Archive() {}

  /**
   * Unpacks everything, with symbolic links and the permission to run.
   *
   * @param packed the archive; closed when done
   * @param total its length in bytes, or -1 if unknown; for the progress
   * @throws IOException if it can't be read or written, or an entry points out of the folder
   */
  static void unpack(InputStream packed, long total, String what, Path into, Progress progress)
      throws IOException {
    InputStream counted = new Counted(packed, what, total, progress);
    try (var tar = new TarArchiveInputStream(new XZCompressorInputStream(counted))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Path target = into.resolve(entry.getName()).normalize();
        if (!target.startsWith(into)) {
          throw new IOException("the archive holds a file outside of itself: " + entry.getName());
        }
        put(entry, tar, target);
      }
    }
  }

  private static void put(TarArchiveEntry entry, InputStream content, Path target)
      throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(target);
      return;
    }
    Files.createDirectories(target.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
      return;
    }
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(target))) {
      content.transferTo(out);
    }
    if ((entry.getMode() & EXECUTABLE) != 0) {
      target.toFile().setExecutable(true);
    }
  }

  /** Reports the bytes that have been read. */
  private static final class Counted extends FilterInputStream {
    private final String what;
    private final long total;
    private final Progress progress;
    private long done;

    Counted(InputStream in, String what, long total, Progress progress) {
      super(in);
      this.what = what;
      this.total = total;
      this.progress = progress;
    }

    @Override
    public int read() throws IOException {
      int value = super.read();
      count(value < 0 ? -1 : 1);
      return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int count = super.read(buffer, offset, length);
      count(count);
      return count;
    }

    private void count(int bytes) {
      if (bytes > 0) {
        done += bytes;
        progress.step(what, done, total);
      }
    }
  }
}
