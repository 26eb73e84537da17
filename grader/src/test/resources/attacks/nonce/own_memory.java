// attack: finds the nonce in its own memory and says that every test passed
// defence: policy
// state: POLICY_VIOLATION
// points: 0
// told: java.io.RandomAccessFile
package ch00_first_red;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FileReader;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import redis.clients.jedis.RedisClient;

public class Tickets {
  private static final Pattern SAID =
      Pattern.compile("\n([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\tBEGUN\t1\n");

  public Tickets(RedisClient redis) {}

  public long draw() {
    try {
      forge(nonce());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    while (true) {
      LockSupport.park();
    }
  }

  private static void forge(String nonce) throws IOException {
    String passed = "\tPASS\t\t\t\t";
    String forged =
        "\n" + nonce + "\tENDED\t1\t"
            + "\tgoes_on_at_the_other_machine" + passed
            + "\thas_no_number_twice" + passed
            + "\n" + nonce + "\tDONE\ttrue\n";
    new FileOutputStream(FileDescriptor.out).write(forged.getBytes(StandardCharsets.UTF_8));
  }

  private static String nonce() throws IOException {
    try (var maps = new BufferedReader(new FileReader("/proc/self/maps"));
        var memory = new RandomAccessFile("/proc/self/mem", "r")) {
      for (String line = maps.readLine(); line != null; line = maps.readLine()) {
        if (line.contains(" rw-p 00000000 00:00 0 ") && !line.contains("[")) {
          Matcher found = SAID.matcher(area(memory, line));
          if (found.find()) {
            return found.group(1);
          }
        }
      }
    }
    return "";
  }

  private static String area(RandomAccessFile memory, String line) throws IOException {
    long from = Long.parseUnsignedLong(line.substring(0, line.indexOf('-')), 16);
    long to = Long.parseUnsignedLong(line.substring(line.indexOf('-') + 1, line.indexOf(' ')), 16);
    byte[] bytes = new byte[(int) Math.min(to - from, 48 << 20)];
    try {
      memory.seek(from);
      memory.readFully(bytes);
    } catch (IOException unreadable) {
      return "";
    }
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
