package lab.backend;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Passwords that nobody types: drawn at random, or derived from one that was. */
final class Passwords {
  private static final int RANDOM_BYTES = 18;

  private Passwords() {}

  /** Draws a password of 24 letters, digits, {@code -} and {@code _}. */
  static String random() {
    byte[] bytes = new byte[RANDOM_BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().encodeToString(bytes);
  }

  /**
   * Returns the PostgreSQL login of a place's student. It follows from the administrator's
   * password, so that a worker can find every place's login; a student can't go the other way.
   */
  static Servers.Login studentOf(int place, String adminPassword) {
    String user = "student" + place;
    return new Servers.Login(user, sha256(user + ":" + adminPassword).substring(0, 32));
  }

  /** SHA-256 of a text as 64 hexadecimal digits. */
  static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
