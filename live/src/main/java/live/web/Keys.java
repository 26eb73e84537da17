package live.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.List;
import runner.cache.CacheFolder;
import runner.trouble.MachineLacks;

/**
 * The two secrets of one user's pages. They are kept, so that a page that is open goes on when the
 * program is started again.
 *
 * @param presenter may move levers
 * @param viewer may watch
 */
public record Keys(String presenter, String viewer) {
  private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
  private static final int PRESENTERS = 26;
  private static final int VIEWERS = 10;
  private static final String KEY = "[a-z2-9]{10,}";

  /** What somebody with a key may do. */
  public enum Role {
    NOBODY,
    VIEWER,
    PRESENTER
  }

  /** Keys that nobody has had before. */
  public static Keys fresh() {
    SecureRandom random = new SecureRandom();
    return new Keys(drawn(random, PRESENTERS), drawn(random, VIEWERS));
  }

  /** This user's keys; made at the first call. */
  public static Keys kept() {
    CacheFolder folder = CacheFolder.of("live");
    Path file = folder.entry("keys");
    try {
      if (!Files.exists(file)) {
        folder.put("keys", Keys::write);
      }
      List<String> lines = Files.readAllLines(file);
      if (lines.size() == 2 && lines.stream().allMatch(line -> line.matches(KEY))) {
        return new Keys(lines.get(0), lines.get(1));
      }
      throw new MachineLacks(file + " holds no keys: remove it, and the next start makes another.");
    } catch (IOException unreadable) {
      throw new MachineLacks(
          file + " can't be read: remove it, and the next start makes another.", unreadable);
    }
  }

  private static Path write(Path target) throws IOException {
    Keys keys = fresh();
    if (target.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createFile(
          target,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    return Files.writeString(target, keys.presenter + "\n" + keys.viewer + "\n");
  }

  private static String drawn(SecureRandom random, int length) {
    StringBuilder key = new StringBuilder();
    for (int i = 0; i < length; i++) {
      key.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return key.toString();
  }

  /** What this key allows. */
  public Role roleOf(String key) {
    return same(key, presenter) ? Role.PRESENTER : same(key, viewer) ? Role.VIEWER : Role.NOBODY;
  }

  /** Takes the same time wherever the two differ. */
  private static boolean same(String key, String secret) {
    return MessageDigest.isEqual(
        key.getBytes(StandardCharsets.UTF_8), secret.getBytes(StandardCharsets.UTF_8));
  }

  /** Keys stay out of messages. */
  @Override
  public String toString() {
    return "keys";
  }
}
