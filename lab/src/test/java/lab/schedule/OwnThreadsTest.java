package lab.schedule;

import static lab.schedule.Straight.appends;
import static org.assertj.core.api.Assertions.assertThat;

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
