package lab.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import lab.junit.LabExtension;
import lab.redis.Redis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import redis.clients.jedis.params.SetParams;

/** Time passes in Redis alone, and when the test says so. */
@ExtendWith(LabExtension.class)
class AgeingTest {
  /** Redis counts lives in real time: so long that no pause of the machine can be seen in one. */
  private static final int LIFE = 36_000;

  private static final Duration A_WHILE = Duration.ofSeconds(3_600);

  /** Far from all that is told apart here. */
  private static final Duration NEARLY = Duration.ofSeconds(15);

  private static final boolean QUIET = true;

  private final Ageing ageing = new Ageing();

  private static void keep(Redis redis, String key, int seconds) {
    redis.admin().set(key, "value", SetParams.setParams().ex(seconds));
  }

  private static Duration left(Redis redis, String key) {
    return Duration.ofMillis(redis.admin().pttl(key));
  }

  private static Duration nearly(int seconds) {
    return Duration.ofSeconds(seconds).minus(NEARLY);
  }

  private void isAhead(Duration by) {
    Duration ahead = Duration.between(Instant.now(), ageing.clock().instant());
    assertThat(ahead).isBetween(by.minus(NEARLY), by.plus(NEARLY));
  }

  @Test
  void a_held_copy_is_as_new_however_often_its_time_passes(Redis redis) {
    keep(redis, "copy", LIFE);
    ageing.hold(true);
    for (int i = 0; i < 10; i++) {
      assertThat(ageing.look(redis, QUIET)).isGreaterThan(nearly(LIFE));
      assertThat(left(redis, "copy")).isGreaterThan(nearly(LIFE));
      redis.pass(A_WHILE);
    }
    ageing.look(redis, QUIET);
    isAhead(A_WHILE.multipliedBy(-10));
  }

  @Test
  void a_copy_that_lives_a_little_is_left_alone(Redis redis) {
    keep(redis, "copy", 60);
    ageing.hold(true);
    ageing.look(redis, QUIET);
    redis.pass(Duration.ofMillis(500));
    ageing.look(redis, QUIET);
    assertThat(left(redis, "copy")).isLessThanOrEqualTo(Duration.ofMillis(59_500));
    isAhead(Duration.ZERO);
  }

  @Test
  void a_copy_whose_life_was_skipped_is_young_again_and_is_made_older_when_let_go(Redis redis) {
    keep(redis, "copy", LIFE);
    assertThat(ageing.look(redis, QUIET))
        .isLessThanOrEqualTo(Duration.ofSeconds(LIFE).minus(Ageing.SKIPPED));
    isAhead(Ageing.SKIPPED);
    ageing.hold(true);
    assertThat(ageing.look(redis, QUIET)).isGreaterThan(nearly(LIFE));
    isAhead(Duration.ZERO);
    ageing.hold(false);
    assertThat(ageing.look(redis, QUIET))
        .isLessThanOrEqualTo(Duration.ofSeconds(LIFE).minus(Ageing.SKIPPED));
    assertThat(left(redis, "copy"))
        .isLessThanOrEqualTo(Duration.ofSeconds(LIFE).minus(Ageing.SKIPPED));
    isAhead(Ageing.SKIPPED);
  }

  @Test
  void a_lock_runs_off_while_the_copy_is_held(Redis redis) {
    keep(redis, "copy", LIFE);
    keep(redis, "lock", 24);
    ageing.hold(true);
    ageing.look(redis, QUIET);
    redis.pass(Duration.ofSeconds(20));
    ageing.look(redis, QUIET);
    assertThat(left(redis, "copy")).isGreaterThan(nearly(LIFE));
    assertThat(left(redis, "lock")).isLessThanOrEqualTo(Duration.ofSeconds(4));
  }

  @Test
  void a_lock_alone_is_not_held(Redis redis) {
    keep(redis, "lock", 20);
    ageing.hold(true);
    ageing.look(redis, QUIET);
    redis.pass(Duration.ofSeconds(10));
    assertThat(ageing.look(redis, QUIET)).isLessThanOrEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void nothing_is_moved_while_a_load_is_under_way(Redis redis) {
    keep(redis, "copy", LIFE);
    ageing.hold(true);
    ageing.look(redis, QUIET);
    redis.pass(A_WHILE);
    ageing.look(redis, !QUIET);
    assertThat(left(redis, "copy")).isLessThanOrEqualTo(Duration.ofSeconds(LIFE).minus(A_WHILE));
    ageing.look(redis, QUIET);
    assertThat(left(redis, "copy")).isGreaterThan(nearly(LIFE));
  }

  @Test
  void the_next_copy_is_held_for_its_own_life(Redis redis) {
    keep(redis, "copy", 2 * LIFE);
    ageing.hold(true);
    ageing.look(redis, QUIET);
    redis.flush();
    ageing.look(redis, QUIET);
    keep(redis, "copy", LIFE);
    ageing.look(redis, QUIET);
    redis.pass(A_WHILE);
    assertThat(ageing.look(redis, QUIET)).isBetween(nearly(LIFE), Duration.ofSeconds(LIFE));
  }
}
