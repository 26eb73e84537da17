package lab.schedule;

import static lab.schedule.Straight.appends;
import static lab.schedule.Straight.doing;
import static lab.schedule.Straight.orders;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import lab.junit.LabExtension;
import lab.node.Node;
import lab.redis.Redis;
import lab.schedule.Race.Explored;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import redis.clients.jedis.JedisPubSub;

/** Callers that wait, for each other or for time: seen to wait, and the others go on. */
@ExtendWith(LabExtension.class)
class WaitingTest {
  private static final Duration LONG = Duration.ofMinutes(1);

  private Schedules schedules;
  private Redis redis;
  private final List<String> ends = new ArrayList<>();
  private final List<Duration> took = new ArrayList<>();

  @BeforeEach
  void open(Schedules schedules, Redis redis) {
    this.schedules = schedules;
    this.redis = redis;
  }

  @Test
  void for_a_future_of_another_caller_of_their_node() throws Exception {
    Explored explored =
        check(
            schedules
                .of(Promise::new)
                .caller("A", 1, promise -> promise.keep("a"))
                .caller("B", 1, Promise::await));
    // B begins before A's begin, after it, or after A has stored; only then can it go on
    assertThat(explored).isEqualTo(new Explored(3, true, 0));
    assertThat(ends).containsOnly("ab");
  }

  @Test
  void for_a_future_within_a_limit() throws Exception {
    Explored explored =
        check(
            schedules
                .of(Promise::new)
                .caller("A", 1, promise -> promise.keep("a"))
                .caller("B", 1, promise -> promise.awaitWithin(LONG)));
    assertThat(explored).isEqualTo(new Explored(3, true, 0));
    assertThat(ends).containsOnly("ab");
    assertThat(took).containsOnly(Duration.ZERO);
  }

  @Test
  void for_a_latch_or_a_monitor_of_their_node() throws Exception {
    Explored explored =
        check(
            schedules
                .of(Monitor::new)
                .caller("A", 1, monitor -> monitor.append("a"))
                .caller("B", 1, monitor -> monitor.append("b")));
    // both begins, then both have to pass the monitor: whoever comes second waits
    assertThat(explored.all()).isTrue();
    assertThat(ends).contains("aabb", "bbaa").doesNotContain("abab", "baba", "abba", "baab");
  }

  @Test
  void for_an_element_that_another_node_pushes() throws Exception {
    Race.Call<Node> pops = node -> node.redis().blpop(0, "queue");
    Race.Call<Node> pushes = node -> node.redis().rpush("queue", "x");
    Explored explored =
        check(two(doing(pops, appends("text", "a", 1)), doing(pushes, appends("text", "b", 1))));
    assertThat(explored).isEqualTo(new Explored(orders(2, 2) - 1, true, 0));
    assertThat(ends).contains("ab", "ba");
  }

  @Test
  void inside_redis_for_no_longer_than_they_said() throws Exception {
    Race.Call<Node> pops = node -> node.redis().blpop(5, "queue");
    Explored explored = check(two(doing(pops, appends("text", "a", 1)), appends("text", "b", 2)));
    assertThat(explored).isEqualTo(new Explored(3, true, 0));
    assertThat(ends).containsOnly("bba");
    assertThat(took).containsOnly(Duration.ofSeconds(5));
  }

  @Test
  void for_a_row_that_another_transaction_has_locked() throws Exception {
    Explored explored = check(two(WaitingTest::locks, WaitingTest::locks));
    // each may be first, and the other may ask before or after the first one's COMMIT
    assertThat(explored).isEqualTo(new Explored(4, true, 0));
    assertThat(took).containsOnly(Duration.ZERO);
  }

  @Test
  void for_time_which_moves_when_nobody_can_go_on() throws Exception {
    Explored explored =
        check(
            two(
                doing(sleeps(100), appends("text", "a", 1)),
                doing(appends("text", "b", 2), sleeps(40), appends("text", "c", 1))));
    assertThat(explored).isEqualTo(new Explored(1, true, 0));
    assertThat(ends).containsExactly("bbca");
    assertThat(took).containsExactly(Duration.ofMillis(100));
  }

  @Test
  void for_a_condition() throws Exception {
    Race.Call<Node> awaits = node -> node.waits().until(() -> node.redis().exists("x"), LONG);
    Race.Call<Node> sets = node -> node.redis().set("x", "1");
    Explored explored =
        check(two(doing(awaits, appends("text", "a", 1)), doing(sets, appends("text", "b", 1))));
    // it asks before x is there, and again once it is: 2; or after it, and B's last act may come
    // before the question, before A's last act, or after that: 3
    assertThat(explored).isEqualTo(new Explored(5, true, 0));
    assertThat(ends).containsOnly("ab", "ba");
    assertThat(took).containsOnly(Duration.ZERO);
  }

  @Test
  void for_a_message() throws Exception {
    Race.Call<Node> says =
        node -> {
          while (node.redis().publish("news", "x") == 0) {
            node.waits().sleep(Duration.ofMillis(10));
          }
          return null;
        };
    Explored explored = check(two(doing(WaitingTest::listens, appends("text", "a", 1)), says));
    // SUBSCRIBE first, or PUBLISH to nobody, which is said again after a while
    assertThat(explored.all()).isTrue();
    assertThat(ends).containsOnly("a");
    assertThat(took).contains(Duration.ZERO, Duration.ofMillis(10));
  }

  @Test
  void for_work_that_they_handed_to_their_node() throws Exception {
    Explored explored =
        check(two(doing(WaitingTest::handsOver, appends("text", "a", 1)), appends("text", "b", 1)));
    assertThat(explored).isEqualTo(new Explored(orders(2, 1), true, 0));
    assertThat(ends).containsExactlyInAnyOrder("hab", "hba", "bha");
  }

  private Race<Node> two(Race.Call<Node> a, Race.Call<Node> b) {
    return schedules.of(node -> node).caller("A", 1, a).caller("B", 2, b);
  }

  private Explored check(Race<?> race) throws Exception {
    return race.check(
        ran -> {
          for (String caller : ran.names()) {
            assertThat(ran.failure(caller)).isEmpty();
          }
          ends.add("" + redis.admin().get("text"));
          took.add(ran.took());
        });
  }

  private static Race.Call<Node> sleeps(long millis) {
    return node -> {
      node.waits().sleep(Duration.ofMillis(millis));
      return null;
    };
  }

  private static Object locks(Node node) throws Exception {
    try (Connection connection = node.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.executeQuery("select cents from shop.products where id = 3 for update");
      connection.commit();
    }
    return null;
  }

  private static Object listens(Node node) {
    node.redis()
        .subscribe(
            new JedisPubSub() {
              @Override
              public void onMessage(String channel, String message) {
                unsubscribe();
              }
            },
            "news");
    return null;
  }

  private static Object handsOver(Node node) throws Exception {
    CountDownLatch done = new CountDownLatch(1);
    node.executor()
        .execute(
            () -> {
              node.redis().append("text", "h");
              done.countDown();
            });
    done.await();
    return null;
  }

  /** One caller keeps it, the other waits for it; both append a word. */
  private record Promise(Node node, CompletableFuture<String> kept) {
    Promise(Node node) {
      this(node, new CompletableFuture<>());
    }

    Object keep(String word) {
      node.redis().append("text", word);
      return kept.complete(word);
    }

    Object await() throws Exception {
      kept.get();
      return node.redis().append("text", "b");
    }

    Object awaitWithin(Duration limit) throws Exception {
      node.waits().get(kept, limit);
      return node.redis().append("text", "b");
    }
  }

  /** Appends twice, and lets nobody of its node in between. */
  private record Monitor(Node node) {
    synchronized Object append(String word) {
      node.redis().append("text", word);
      return node.redis().append("text", word);
    }
  }
}
