package lab.redis;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;

/** An object that notices when somebody brings it to life from bytes. */
public final class Canary implements Serializable {
  private static final long serialVersionUID = 1;

  /** Whether one has come to life. Set by whoever reads the bytes, cleared by the test. */
  private static volatile boolean sang;

  private Canary() {}

  /** Whether one has come to life since the last {@link #hush}. */
  public static boolean sang() {
    return sang;
  }

  /** Forgets what was heard. */
  public static void hush() {
    sang = false;
  }

  /** The bytes as Java writes them, and as text. */
  static List<byte[]> forms() {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
        out.writeObject(new Canary());
      }
      byte[] text = Base64.getEncoder().encodeToString(bytes.toByteArray()).getBytes(US_ASCII);
      return List.of(bytes.toByteArray(), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void readObject(ObjectInputStream in) {
    sang = true;
  }
}
