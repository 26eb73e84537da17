package lab.schedule;

import static lab.schedule.Straight.appends;
import static lab.schedule.Straight.doing;
import static lab.schedule.Straight.orders;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import lab.junit.LabExtension;
import lab.node.Node;
import lab.redis.Redis;
import lab.shop.Shop;
import lab.time.Time;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may happen to all: before each act or not at all; and how schedules begin and end. */
@ExtendWith(LabExtension.class)
class EventsTest {
  private Schedules schedules;
  private Redis redis;
  private Shop shop;
  private final List<String> ends = new ArrayList<>();

  @BeforeEach
  void open(Schedules schedules, Redis redis, Shop shop) {
    this.schedules = schedules;
    this.redis = redis;
    this.shop = shop;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void an_event_happens_before_each_of_k_acts_or_not_at_all(int k) throws Exception {
    Race<Node> race = one(k).mayHappen("it happens", this::leavesAMark);
    assertThat(check(race)).isEqualTo(k + 1);
    assertThat(ends).doesNotHaveDuplicates();
  }

  @Test
  void two_callers_give_it_as_many_places_in_each_of_their_orders() throws Exception {
    Race<Node> race = two(2, 2).mayHappen("it happens", this::leavesAMark);
    assertThat(check(race)).isEqualTo(orders(2, 2) * 5);
    assertThat(ends).doesNotHaveDuplicates();
  }

  @Test
  void two_events_come_in_either_order() throws Exception {
    Race<Node> race =
        one(2)
            .mayHappen("one", () -> redis.admin().append("text", "1"))
            .mayHappen("two", () -> redis.admin().append("text", "2"));
    // none: 1; one of them: 2 × 2; both before different acts: 2; both before the same: 2 × 2
    assertThat(check(race)).isEqualTo(11);
    assertThat(ends).doesNotHaveDuplicates();
  }

  @Test
  void time_passes_before_each_act_or_not_at_all(Time time) throws Exception {
    List<Duration> passed = new ArrayList<>();
    Race<Node> race = one(3).mayPass(Duration.ofSeconds(7));
    race.check(ran -> passed.add(ran.took()));
    assertThat(passed).hasSize(4).filteredOn(Duration::isZero).hasSize(1);
    assertThat(passed).contains(Duration.ofSeconds(7));
  }

  @Test
  void time_does_not_pass_while_a_watch_is_open() throws Exception {
    Race.Call<Node> watches =
        node -> {
          try (var transaction = node.redis().transaction(false)) {
            transaction.watch("text");
            transaction.multi();
            transaction.append("text", "a");
            return "" + transaction.exec();
          }
        };
    Race<Node> race =
        schedules.of(node -> node).caller("A", 1, watches).mayPass(Duration.ofSeconds(7));
    assertThat(check(race)).isEqualTo(2); // before WATCH, or not at all
  }

  @Test
  void an_event_before_the_end_of_a_caller_does_not_come_after_it() throws Exception {
    Race<Node> race = two(1, 1).mayHappen("it happens", this::leavesAMark).beforeTheEndOf("A");
    // A B: before A, or never; B A: before B, before A, or never
    assertThat(check(race)).isEqualTo(5);
    assertThat(ends).containsExactlyInAnyOrder("ab", "!ab", "ba", "!ba", "b!a");
  }

  @Test
  void a_caller_comes_first_as_far_as_its_load() throws Exception {
    assertThat(check(reader().firstLoads("A"))).isEqualTo(orders(2, 2));
    assertThat(check(reader().firstLoads("A").firstGoesOn("A"))).isEqualTo(orders(1, 2));
  }

  @Test
  void a_caller_comes_first_until_it_has_to_wait() throws Exception {
    assertThat(check(two(2, 2).firstWaits("A"))).isEqualTo(1);
    Race.Call<Node> sleeps =
        node -> {
          node.waits().sleep(Duration.ofMillis(5));
          return null;
        };
    Race<Node> race =
        schedules
            .of(node -> node)
            .caller("A", 1, doing(appends("text", "a", 1), sleeps, appends("text", "a", 1)))
            .caller("B", 2, appends("text", "b", 2))
            .firstWaits("A");
    assertThat(check(race)).isEqualTo(1);
    assertThat(ends).containsExactly("aabb", "abba");
  }

  @Test
  void something_happens_first_once_in_each_schedule() throws Exception {
    AtomicInteger times = new AtomicInteger();
    Race<Node> race = two(1, 2).firstHappens("it begins", times::incrementAndGet);
    assertThat(check(race)).isEqualTo(orders(1, 2));
    assertThat(times).hasValue(orders(1, 2) + 1); // and once in a run before the first
  }

  @Test
  void a_caller_comes_last() throws Exception {
    Race<Node> race = two(2, 2).caller("C", 3, appends("text", "c", 2)).lastComes("C");
    assertThat(check(race)).isEqualTo(orders(2, 2));
    assertThat(ends).allMatch(end -> end.endsWith("cc"));
  }

  @Test
  void something_happens_last_before_who_comes_last() throws Exception {
    Race<Node> race =
        two(2, 1)
            .caller("C", 3, appends("text", "c", 1))
            .lastHappens("everything is evicted", redis::flush)
            .lastComes("C");
    assertThat(check(race)).isEqualTo(orders(2, 1));
    assertThat(ends).allMatch("c"::equals);
  }

  @Test
  void a_slow_load_answers_when_nobody_else_can_go_on() throws Exception {
    // A's GET among B's acts, and then nothing of A before B is done
    assertThat(check(reader().loadsSlowly("A"))).isEqualTo(orders(1, 2));
    assertThat(ends).allMatch("bbA"::equals);
  }

  private void leavesAMark() {
    redis.admin().append("text", "!");
  }

  private Race<Node> one(int acts) {
    return schedules
        .of(node -> node)
        .caller("A", 1, appends("text", "a", acts))
        .firstSchedules(10_000);
  }

  private Race<Node> two(int m, int n) {
    return one(m).caller("B", 2, appends("text", "b", n));
  }

  /** A looks, loads and stores; B comes twice. */
  private Race<Node> reader() {
    Race.Call<Node> reads =
        node -> {
          node.redis().get("text");
          shop.prices().find("Tea kettle");
          return node.redis().append("text", "A");
        };
    return schedules.of(node -> node).caller("A", 1, reads).caller("B", 2, appends("text", "b", 2));
  }

  private int check(Race<Node> race) throws Exception {
    Race.Explored explored = race.check(ran -> ends.add("" + redis.admin().get("text")));
    assertThat(explored.all()).isTrue();
    return explored.schedules();
  }
}
