package lab.backend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.RedisClient;

class TwoAtOnceTest {
  private static final String COUNT = "SELECT count(*) FROM products";

  /**
   * Java reads file names with umlauts only if the locale knows them; the launcher sees to that.
   */
  @Test
  void two_jvms_share_a_very_first_start_in_a_folder_with_blank_and_umlaut(@TempDir Path folder)
      throws IOException, SQLException {
    Path cache = folder.resolve(umlauts() ? "Zwei Köpien" : "Two Copies");
    Process launchedFirst = OwnerJvm.launch(cache);
    Process launchedSecond = OwnerJvm.launch(cache);
    try (OwnerJvm first = OwnerJvm.joined(launchedFirst);
        OwnerJvm second = OwnerJvm.joined(launchedSecond)) {
      assertThat(Logins.number(first.servers(), COUNT)).isEqualTo(10);
      assertThat(Logins.number(second.servers(), COUNT)).isEqualTo(10);
      first.process().destroyForcibly();
      first.awaitServersGone();
      assertThat(Logins.number(second.servers(), COUNT)).isEqualTo(10);
    }
  }

  @Test
  void two_backends_in_one_jvm_do_not_meet() {
    try (EmbeddedBackend first = EmbeddedBackend.start(Progress.NONE);
        EmbeddedBackend second = EmbeddedBackend.start(Progress.NONE);
        RedisClient one = Logins.redis(first.servers(), first.servers().redisStudent());
        RedisClient two = Logins.redis(second.servers(), second.servers().redisStudent())) {
      one.set("mine", "1");
      assertThat(two.exists("mine")).isFalse();
      first.close();
      assertThat(two.ping()).isEqualTo("PONG");
    }
  }

  private static boolean umlauts() {
    return "UTF-8".equals(System.getProperty("sun.jnu.encoding"));
  }
}
