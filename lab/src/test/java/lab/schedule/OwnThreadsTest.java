package lab.schedule;

import static lab.schedule.Straight.appends;
import static lab.schedule.Straight.orders;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import lab.crowd.Crowd;
import lab.crowd.Crowds;
import lab.junit.LabExtension;
import lab.node.Node;
import lab.redis.Redis;
import lab.shop.Shop;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Programs that work on threads of their own: these are found, and stopped like any other. */
@ExtendWith(LabExtension.class)
class OwnThreadsTest {
  /** Outlives the test that used it first. */
  private static final ExecutorService POOL = Executors.newFixedThreadPool(3);

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

  /** It waits on the machine's clock, which is its subject: nobody else sees it go on. */
  @Test
  void one_that_a_task_of_a_node_has_started(Crowds crowds, Node node, Redis redis) {
    Runnable waitsAndAppends =
        () -> {
          LockSupport.parkNanos(50_000_000);
          node.redis().append("text", "a");
        };
    crowds
        .of(1)
        .call(
            n -> {
              node.executor().execute(() -> new Thread(waitsAndAppends).start());
              return n;
            })
        .awaitBlocked();
    assertThat(redis.admin().get("text")).isEqualTo("a");
  }

  @AfterAll
  static void endPool() {
    POOL.shutdownNow();
  }

  @RepeatedTest(5)
  void a_pool_that_outlives_the_test(Crowds crowds, Node node) {
    Crowd<Object> crowd = crowds.of(1).call(n -> POOL.submit(() -> append100Times(node)).get());
    assertThat(crowd.finish().values()).hasSize(1);
  }

  @RepeatedTest(5)
  void a_pool_that_outlives_the_schedule(Schedules schedules, Redis redis) throws Exception {
    schedules
        .of(node -> node)
        .caller("A", 1, node -> POOL.submit(() -> node.redis().append("text", "a")).get())
        .caller("B", 2, appends("text", "b", 1))
        .check(ran -> ends.add(redis.admin().get("text")));
    assertThat(ends).containsExactly("ab", "ba");
  }

  /** Most of these threads never have anything to do again. */
  @RepeatedTest(2)
  void a_pool_for_each_program(Schedules schedules, Redis redis) throws Exception {
    List<ExecutorService> pools = new ArrayList<>();
    try {
      schedules
          .of(node -> new Pooled(node, newPool(pools)))
          .caller("A", 1, program -> program.append("a", 2))
          .caller("B", 2, program -> program.append("b", 2))
          .check(ran -> ends.add(redis.admin().get("text")));
      assertThat(ends).containsExactly("aabb", "abab", "abba", "baab", "baba", "bbaa");
    } finally {
      pools.forEach(ExecutorService::shutdownNow);
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
        .caller("A", 1, onAThread(OwnThreadsTest::append))
        .caller("B", 2, appends("text", "b", 1))
        .check(ran -> ends.add(redis.admin().get("text")));
    assertThat(ends).containsExactly("ab", "ba");
  }

  /** The caller itself only waits: it must not keep others from coming last. */
  @Test
  void a_slow_load_of_such_a_thread(Schedules schedules, Redis redis, Shop shop) throws Exception {
    schedules
        .of(node -> node)
        .caller("A", 1, onAThread(node -> loads(node, shop, "a")))
        .caller("C", 2, appends("text", "c", 1))
        .loadsSlowly("A")
        .lastComes("C")
        .check(ran -> ends.add(redis.admin().get("text")));
    assertThat(ends).containsExactly("ca");
  }

  @Test
  void threads_of_callers_that_do_nothing_themselves(Schedules schedules, Redis redis, Shop shop)
      throws Exception {
    schedules
        .of(node -> node)
        .caller("A", 1, onAThread(node -> loads(node, shop, "a")))
        .caller("B", 2, onAThread(node -> loads(node, shop, "b")))
        .loadsSlowly("B")
        .check(ran -> ends.add(redis.admin().get("text")));
    assertThat(ends).containsExactly("ab");
  }

  @Test
  void a_thread_that_is_at_work_when_its_caller_is_done(Schedules schedules, Redis redis)
      throws Exception {
    schedules
        .of(node -> node)
        .caller("A", 1, OwnThreadsTest::beginsAThread)
        .mayHappen("it happens", () -> redis.admin().append("text", "!"))
        .beforeTheEndOf("A")
        .check(ran -> ends.add(redis.admin().get("text")));
    assertThat(ends).containsExactly("!a", "a");
  }

  /** Such schedules are left out, because threads may come in any order. */
  @Test
  void threads_that_do_not_do_the_same_again(Schedules schedules) throws Exception {
    AtomicInteger runs = new AtomicInteger();
    Race.Explored explored =
        schedules
            .of(node -> node)
            .caller("A", 1, node -> POOL.submit(() -> setLater(node, runs)).get())
            .caller("B", 2, appends("text", "b", 2))
            .check(ran -> assertThat(ran.failure("A")).isEmpty());
    assertThat(explored).isEqualTo(new Race.Explored(1, false, 0));
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

  private static ExecutorService newPool(List<ExecutorService> pools) {
    ExecutorService pool = Executors.newFixedThreadPool(4);
    pools.add(pool);
    return pool;
  }

  private record Pooled(Node node, ExecutorService pool) {
    Object append(String letter, int times) throws Exception {
      for (int i = 0; i < times; i++) {
        pool.submit(() -> node.redis().append("text", letter)).get();
      }
      return times;
    }
  }

  private static void append100Times(Node node) {
    for (int i = 0; i < 100; i++) {
      node.redis().append("text", "a");
    }
  }

  /** The search follows the second run. */
  private static Object setLater(Node node, AtomicInteger runs) {
    return runs.incrementAndGet() > 2
        ? node.redis().set("text", "a")
        : node.redis().append("text", "a");
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

  private static Race.Call<Node> onAThread(Consumer<Node> work) {
    return node -> {
      Thread own = new Thread(() -> work.accept(node));
      own.start();
      own.join();
      return null;
    };
  }

  private static Object beginsAThread(Node node) {
    new Thread(() -> append(node)).start();
    return null;
  }

  private static void loads(Node node, Shop shop, String letter) {
    shop.prices().find("Tea kettle");
    node.redis().append("text", letter);
  }

  private static long append(Node node) {
    return node.redis().append("text", "a");
  }
}
