package lab.schedule;

import static lab.schedule.Straight.appends;
import static lab.schedule.Straight.orders;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import lab.junit.LabExtension;
import lab.node.Node;
import lab.redis.Redis;
import lab.shop.Shop;
import lab.timeline.Row;
import lab.timeline.Timeline;
import lab.timeline.TimelineText;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The same program has the same schedules, with the same numbers and pictures, every time. */
@ExtendWith(LabExtension.class)
class RepeatingTest {
  private static final String WANTED = "lab.schedule";
  private static final String TRACE = "lab.trace";

  /** Orders of A's two acts and B's first two, each with five places for the event, and without. */
  private static final int COUNT = orders(2, 2) * 6;

  /** Threads that keep every core busy while this is so. */
  private static volatile boolean busy;

  private static final List<Thread> THREADS = new ArrayList<>();

  private Ground ground;
  private Redis redis;
  private Shop shop;
  private final List<String> ends = new ArrayList<>();

  /** They are there before the test begins, or the lab would wait for them to stand still. */
  @BeforeAll
  static void startThreads() {
    for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
      THREADS.add(new Thread(RepeatingTest::keepACoreBusy));
      THREADS.get(i).setDaemon(true);
      THREADS.get(i).start();
    }
  }

  @AfterAll
  static void endThreads() {
    THREADS.forEach(Thread::interrupt);
    THREADS.clear();
  }

  private static void keepACoreBusy() {
    while (!Thread.currentThread().isInterrupted()) {
      if (busy) {
        Thread.onSpinWait();
      } else {
        LockSupport.parkNanos(1_000_000);
      }
    }
  }

  @BeforeEach
  void open(Schedules schedules, Redis redis, Shop shop) {
    this.ground = schedules.ground();
    this.redis = redis;
    this.shop = shop;
  }

  @AfterEach
  void forget() {
    System.clearProperty(WANTED);
    System.clearProperty(TRACE);
  }

  @Test
  void number_n_is_what_was_number_n() throws Exception {
    race(schedules()).check(ran -> ends.add(ran.number() + " " + redis.admin().get("text")));
    assertThat(ends).hasSize(COUNT);
    for (int number = 1; number <= ends.size(); number++) {
      List<String> judged = new ArrayList<>();
      Schedules replayed = replaying(number);
      race(replayed).check(ran -> judged.add(ran.number() + " " + redis.admin().get("text")));
      assertThat(judged).isEqualTo(ends.subList(0, number));
      assertThat(replayed.shown().orElseThrow().title()).isEqualTo("schedule " + number);
    }
  }

  @Test
  void the_pictures_are_the_same_while_every_core_is_busy() throws Exception {
    List<String> first = pictures();
    busy = true;
    try {
      assertThat(pictures()).isEqualTo(first);
    } finally {
      busy = false;
    }
  }

  private List<String> pictures() throws Exception {
    List<String> pictures = new ArrayList<>();
    for (int number = 1; number <= COUNT; number += 5) {
      Schedules replayed = replaying(number);
      race(replayed).check(ran -> {});
      pictures.add(TimelineText.of(replayed.shown().orElseThrow()));
    }
    return pictures;
  }

  @Test
  void a_schedule_that_fails_fails_again_by_its_number() throws Exception {
    Schedules found = schedules();
    assertThatThrownBy(() -> race(found).check(this::neverBab)).isInstanceOf(AssertionError.class);
    String picture = TimelineText.of(found.shown().orElseThrow());
    int number = Integer.parseInt(found.shown().orElseThrow().title().replace("schedule ", ""));
    Schedules again = replaying(number);
    assertThatThrownBy(() -> race(again).check(this::neverBab)).isInstanceOf(AssertionError.class);
    assertThat(TimelineText.of(again.shown().orElseThrow())).isEqualTo(picture);
    assertThat(picture).contains("▶");
  }

  private void neverBab(Ran ran) {
    assertThat(redis.admin().get("text")).doesNotContain("bab");
  }

  /** A test ends where one fails, and the next test goes on from that number. */
  @Test
  void what_fails_before_it_fails_again_so_that_numbers_stay_the_same() {
    Schedules found = schedules();
    assertThatThrownBy(() -> race(found).check(this::neverBab)).isInstanceOf(AssertionError.class);
    Schedules again = replaying(COUNT);
    assertThatThrownBy(() -> race(again).check(this::neverBab)).isInstanceOf(AssertionError.class);
    assertThat(again.upcoming()).isEqualTo(found.upcoming());
    assertThat(again.shown()).isEmpty();
  }

  @Test
  void a_number_that_no_schedule_has_shows_nothing() throws Exception {
    Schedules replayed = replaying(1_000);
    race(replayed).check(ran -> {});
    assertThat(replayed.shown()).isEmpty();
  }

  @Test
  void numbers_go_on_from_race_to_race() throws Exception {
    Schedules schedules = schedules();
    race(schedules).check(ran -> {});
    race(schedules).check(ran -> ends.add("" + ran.number()));
    assertThat(ends.get(0)).isEqualTo("" + (COUNT + 1));
  }

  @Test
  void a_trace_shows_the_last_one() throws Exception {
    System.setProperty(TRACE, "true");
    Schedules traced = schedules();
    race(traced).check(ran -> {});
    assertThat(traced.shown().orElseThrow().title()).isEqualTo("schedule " + COUNT);
    assertThat(traced.shown().orElseThrow().rows()).noneMatch(row -> row.marked());
  }

  @Test
  void a_picture_of_a_whole_test_says_once_how_many_callers_it_leaves_out() throws Exception {
    WholeTest whole = new WholeTest(ground);
    for (int i = 0; i < 5; i++) {
      Thread caller = new Thread(() -> whole.willWait("for its turn"));
      caller.start();
      caller.join();
    }
    Timeline first = whole.timeline();
    assertThat(whole.timeline()).isEqualTo(first);
    assertThat(first.rows())
        .extracting(Row::text)
        .containsOnlyOnce("what 2 more callers did is left out");
  }

  @Test
  void nothing_is_shown_unasked() throws Exception {
    Schedules schedules = schedules();
    race(schedules).check(ran -> {});
    assertThat(schedules.shown()).isEmpty();
    assertThat(schedules.told()).isEqualTo("" + COUNT);
  }

  /** What holds is not asked of a program that is another one each time. */
  @Test
  void a_program_that_draws_its_own_numbers_is_not_judged() {
    Random own = new Random(4711);
    mustNotBeJudged(own::nextBoolean);
  }

  @Test
  void a_program_that_remembers_outside_of_its_objects_is_not_judged() {
    AtomicInteger calls = new AtomicInteger(); // as a static field would
    mustNotBeJudged(() -> calls.incrementAndGet() % 3 == 0);
  }

  private void mustNotBeJudged(BooleanSupplier often) {
    Race.Call<Node> differs =
        node -> {
          node.redis().append("text", "a");
          return often.getAsBoolean() ? node.redis().append("text", "a") : null;
        };
    Race<Node> race =
        schedules()
            .of(node -> node)
            .caller("A", 1, differs)
            .caller("B", 2, appends("text", "b", 2));
    assertThatThrownBy(
            () -> race.check(ran -> assertThat(redis.admin().get("text")).doesNotContain("aa")))
        .isInstanceOf(Unrepeatable.class)
        .hasMessageContaining("did not ask the same of Redis and the database");
  }

  private Schedules schedules() {
    return new Schedules(ground, new AtomicInteger());
  }

  private Schedules replaying(int number) {
    System.setProperty(WANTED, "" + number);
    return schedules();
  }

  /**
   * With a wait, a load and an event: A has two acts and B three, and B's last comes after a wait.
   */
  private Race<Node> race(Schedules schedules) {
    Race.Call<Node> waits =
        node -> {
          node.redis().append("text", "b");
          node.redis().append("text", "b");
          node.waits().sleep(Duration.ofMillis(50));
          return node.redis().append("text", "c");
        };
    Race.Call<Node> loads =
        node -> {
          shop.prices().find("Tea kettle");
          return node.redis().append("text", "a");
        };
    return schedules
        .of(node -> node)
        .caller("A", 1, loads)
        .caller("B", 2, waits)
        .mayHappen("everything is evicted", redis::flush);
  }
}
