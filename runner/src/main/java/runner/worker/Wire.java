package runner.worker;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import runner.protocol.Message;

/**
 * The worker's own way to its parent. {@code System.out} belongs to the reader's code; each line
 * here begins with a number that only this worker and its parent know, so no printed text can pass
 * for it.
 */
final class Wire {
  private final String nonce;
  private final OutputStream out = new FileOutputStream(FileDescriptor.out);

  Wire(String nonce) {
    this.nonce = nonce;
  }

  /** Sends a message. A parent that is gone ends this JVM. */
  synchronized void send(Message message) {
    try {
      // the line end before it parts the message from whatever was written past System.out
      out.write(("\n" + nonce + "\t" + message.line() + "\n").getBytes(StandardCharsets.UTF_8));
      out.flush();
    } catch (IOException parentGone) {
      Runtime.getRuntime().halt(1);
    }
  }
}
