package lab.digest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import lab.callers.Callers;
import lab.crowd.Crowd;
import lab.crowd.Crowds;
import lab.time.Time;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DigestsTest {
  private final Callers callers = new Callers("lab.digest", 5_000, () -> {});
  private final Crowds crowds = new Crowds(callers, new Time(Instant.EPOCH), List.of());

  @BeforeEach
  void watch() {
    Digests.watch();
  }

  @AfterEach
  void sendEveryoneHome() {
    crowds.close();
  }

  @Test
  void are_those_of_java() throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    digest.update("abc".getBytes(UTF_8));
    MessageDigest copy = (MessageDigest) digest.clone();
    for (MessageDigest each : List.of(digest, copy)) {
      assertThat(HexFormat.of().formatHex(each.digest())).startsWith("ba7816bf8f01cfea");
    }
    assertThat(MessageDigest.getInstance("MD5").getDigestLength()).isEqualTo(16);
  }

  @Test
  void that_two_share_hold_the_texts_of_both() throws Exception {
    MessageDigest shared = MessageDigest.getInstance("SHA-256");
    assertThat(secondWhileTheFirstStands(shared, shared)).isNotEqualTo(digest("second"));
  }

  @Test
  void of_ones_own_hold_ones_own_text() throws Exception {
    MessageDigest first = MessageDigest.getInstance("SHA-256");
    MessageDigest second = MessageDigest.getInstance("SHA-256");
    assertThat(secondWhileTheFirstStands(first, second)).isEqualTo(digest("second"));
  }

  private String secondWhileTheFirstStands(MessageDigest first, MessageDigest second) {
    Digests.Stop stop = crowds.holdNextDigest();
    Crowd<String> one = crowds.of(1).call(n -> digest(first, "first")).awaitBlocked();
    assertThat(stop.hasHeld()).isTrue();
    assertThat(one.unfinished()).isEqualTo(1);
    Crowd<String> other = crowds.of(1).call(n -> digest(second, "second")).finish();
    stop.release();
    one.finish();
    return String.valueOf(other.values().get(0));
  }

  private static String digest(String text) throws Exception {
    return digest(MessageDigest.getInstance("SHA-256", "SUN"), text);
  }

  private static String digest(MessageDigest digest, String text) {
    return HexFormat.of().formatHex(digest.digest(text.getBytes(UTF_8)));
  }
}
