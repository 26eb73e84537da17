package grader.judge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import runner.cache.CacheFolder;
import runner.cache.Hash;

/**
 * What the values in an answer's tests are drawn from. Texts that are equal get equal seeds; which
 * ones, nobody can tell who does not know the secret. Without one a student could choose a seed,
 * write down its answers, and vary a comment until the text has that seed.
 */
public final class Seeds {
  /**
   * Environment variable that names the secret: any text, equal on all machines that grade parts of
   * one class, or the same failure is told with other values on each. Without it each user has one
   * of its own, kept in the cache folder.
   */
  public static final String VARIABLE = "GRADER_SECRET";

  private static final long MOST = 1_000_000;
  private static final int DIGITS = 12;

  private final String secret;

  private Seeds(String secret) {
    this.secret = secret;
  }

  /** Those of this user. */
  public static Seeds kept() {
    return kept(System.getenv());
  }

  static Seeds kept(Map<String, String> environment) {
    String given = environment.getOrDefault(VARIABLE, "");
    return new Seeds(given.isBlank() ? ofCache() : given);
  }

  private static String ofCache() {
    CacheFolder cache = CacheFolder.of("grader");
    Path file = cache.entry("secret");
    try {
      if (!Files.isRegularFile(file)) {
        cache.put("secret", at -> Files.writeString(at, UUID.randomUUID().toString()));
      }
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(file + " can't be read", unreadable);
    }
  }

  /** The seed of a text. */
  long of(String text) {
    String key = new Hash().add(secret).add(text).key();
    return Long.parseLong(key.substring(0, DIGITS), 16) % MOST;
  }

  /** The same for the same secret, and says nothing of it. */
  public String fingerprint() {
    return new Hash().add("fingerprint").add(secret).key();
  }
}
