package lab.schedule;

import static lab.schedule.Straight.appends;
import static lab.schedule.Straight.orders;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import lab.junit.LabExtension;
import lab.node.Node;
import lab.redis.Redis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Programs that work on threads of their own: these are found, and stopped like any other. */
@ExtendWith(LabExtension.class)
class OwnThreadsTest {
  private final Set<String> ends = new TreeSet<>();

  @Test
  void a_pool_of_the_program_s_own(Schedules schedules, Redis redis) throws Exception {
    ExecutorService pool = Executors.newCachedThreadPool();
    try {
      schedules
          .of(node -> node)
          .caller("A", 1, node -> pool.submit(() -> node.redis().append("text", "a")).get())
          .caller("B", 2, appends("text", "b", 1))
          .check(ran -> ends.add(redis.admin().get("text")));
      assertThat(ends).containsExactly("ab", "ba");
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void the_pool_that_all_share(Schedules schedules, Redis redis) throws Exception {
    schedules
        .of(node -> node)
        .caller("A", 1, node -> CompletableFuture.supplyAsync(() -> append(node)).get())
        .caller("B", 2, appends("text", "b", 1))
        .check(ran -> ends.add(redis.admin().get("text")));
    assertThat(ends).containsExactly("ab", "ba");
  }

  @Test
  void a_thread_for_each_call(Schedules schedules, Redis redis) throws Exception {
    schedules
        .of(node -> node)
        .caller("A", 1, OwnThreadsTest::onAThread)
        .caller("B", 2, appends("text", "b", 1))
        .check(ran -> ends.add(redis.admin().get("text")));
    assertThat(ends).containsExactly("ab", "ba");
  }

  /** It takes long to look at threads of a program's own, so fewer schedules are run. */
  @Test
  void the_pool_of_connections_is_not_the_program_s_own(Schedules schedules) throws Exception {
    Race.Explored explored =
        schedules
            .of(node -> node)
            .caller("A", 1, OwnThreadsTest::asksTheDatabase)
            .caller("B", 2, appends("text", "b", 4))
            .check(ran -> assertThat(ran.failure("A")).isEmpty());
    assertThat(explored).isEqualTo(new Race.Explored(orders(3, 4), true, 0));
  }

  private static Object asksTheDatabase(Node node) throws SQLException {
    try (Connection connection = node.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      for (int i = 0; i < 3; i++) {
        statement.execute("select cents from shop.products where id = 3");
      }
    }
    return null;
  }

  private static Object onAThread(Node node) throws InterruptedException {
    Thread own = new Thread(() -> append(node));
    own.start();
    own.join();
    return null;
  }

  private static long append(Node node) {
    return node.redis().append("text", "a");
  }
}
