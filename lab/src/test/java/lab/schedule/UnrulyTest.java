package lab.schedule;

import static lab.schedule.Straight.appends;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.time.Duration;
import lab.callers.Unsettled;
import lab.junit.LabExtension;
import lab.node.Node;
import lab.redis.Redis;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/** Programs that never stand still: each is told in a sentence, and the next test is as always. */
class UnrulyTest {
  private static volatile boolean enough;

  @AfterEach
  void letGo() {
    enough = true;
  }

  @Test
  void one_that_spins() {
    assertThat(failureOf("spins"))
        .isInstanceOf(Unsettled.class)
        .hasMessageContaining("a thread of your code was still at work")
        .hasMessageContaining("UnrulyTest.java:")
        .hasMessageContaining("in spins, RUNNABLE");
  }

  @Test
  void one_that_sleeps_on_the_machine_s_own_clock() {
    assertThat(failureOf("sleeps"))
        .isInstanceOf(Unsettled.class)
        .hasMessageContaining("a wait on the machine's own clock")
        .hasMessageContaining("UnrulyTest.java:")
        .hasMessageContaining("in sleeps, TIMED_WAITING");
  }

  @Test
  void one_that_asks_for_ever() {
    assertThat(failureOf("asks"))
        .hasMessageContaining("A asked Redis and the database 2000 times in one schedule")
        .hasMessageContaining("Likely cause: a loop without a pause.");
  }

  @Test
  void one_that_asks_for_ever_and_takes_a_pause() {
    assertThat(failureOf("polls"))
        .isInstanceOf(Deadlock.class)
        .hasMessageContaining("A at UnrulyTest.java:");
  }

  /** It is what the caller got, and the invariant's to judge. */
  @Test
  void one_that_throws_an_error() {
    assertThat(run("fails").failed().count()).isZero();
  }

  private static Throwable failureOf(String test) {
    return run(test)
        .failed()
        .list()
        .get(0)
        .getRequiredPayload(TestExecutionResult.class)
        .getThrowable()
        .orElseThrow();
  }

  /** Runs this test of the sample, and after it one that must not notice. */
  private static Events run(String test) {
    enough = false;
    Events tests =
        EngineTestKit.engine("junit-jupiter")
            .selectors(
                selectMethod(Sample.class, test, Schedules.class),
                selectMethod(Sample.class, "next", Schedules.class, Redis.class))
            .execute()
            .testEvents();
    assertThat(tests.started().count()).isEqualTo(2);
    assertThat(tests.succeeded().list())
        .extracting(event -> event.getTestDescriptor().getDisplayName())
        .anyMatch(name -> name.startsWith("next"));
    return tests;
  }

  @ExtendWith(LabExtension.class)
  @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
  static class Sample {
    @Test
    @Order(1)
    void spins(Schedules schedules) throws Exception {
      race(schedules, Sample::spins).check(ran -> {});
    }

    @Test
    @Order(1)
    void sleeps(Schedules schedules) throws Exception {
      race(schedules, Sample::sleeps).check(ran -> {});
    }

    @Test
    @Order(1)
    void asks(Schedules schedules) throws Exception {
      race(schedules, Sample::asks).check(ran -> {});
    }

    @Test
    @Order(1)
    void polls(Schedules schedules) throws Exception {
      race(schedules, Sample::polls).check(ran -> {});
    }

    @Test
    @Order(1)
    void fails(Schedules schedules) throws Exception {
      Race.Call<Node> fails =
          node -> {
            node.redis().append("text", "a");
            throw new StackOverflowError("thrown by this test");
          };
      Race.Explored explored =
          race(schedules, fails)
              .check(
                  ran -> assertThat(ran.failure("A")).containsInstanceOf(StackOverflowError.class));
      assertThat(explored.schedules()).isEqualTo(3);
    }

    @Test
    @Order(2)
    void next(Schedules schedules, Redis redis) throws Exception {
      Race.Explored explored =
          race(schedules, appends("text", "a", 2))
              .check(ran -> assertThat(redis.admin().strlen("text")).isEqualTo(4));
      assertThat(explored).isEqualTo(new Race.Explored(6, true, 0));
    }

    private static Race<Node> race(Schedules schedules, Race.Call<Node> call) {
      return schedules
          .of(node -> node)
          .caller("A", 1, call)
          .caller("B", 2, appends("text", "b", 2));
    }

    private static Object spins(Node node) {
      while (!enough) {
        Thread.onSpinWait();
      }
      return null;
    }

    private static Object sleeps(Node node) throws InterruptedException {
      Thread.sleep(3_600_000); // the fault that is to be told; the lab gives up and interrupts it
      return null;
    }

    private static Object asks(Node node) {
      while (!enough) {
        node.redis().get("text");
      }
      return null;
    }

    private static Object polls(Node node) throws InterruptedException {
      while (!enough) {
        node.waits().sleep(Duration.ofSeconds(10));
      }
      return null;
    }
  }
}
