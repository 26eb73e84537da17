package lab;

import lab.crowd.Crowd;
import lab.crowd.CrowdAssert;
import lab.origin.Origin;
import lab.origin.OriginAssert;
import lab.redis.Redis;
import lab.redis.RedisAssert;
import lab.schedule.Ran;
import lab.schedule.RanAssert;

/** AssertJ's assertions and the lab's own, whose failures read as stories. */
public final class Assertions extends org.assertj.core.api.Assertions {
  private Assertions() {}

  /** Asserts what reached the database. */
  public static OriginAssert assertThat(Origin origin) {
    return new OriginAssert(origin);
  }

  /** Asserts what many callers got. */
  public static <T> CrowdAssert<T> assertThat(Crowd<T> crowd) {
    return new CrowdAssert<>(crowd);
  }

  /** Asserts what stays in the cache. */
  public static RedisAssert assertThat(Redis redis) {
    return new RedisAssert(redis);
  }

  public static RanAssert assertThat(Ran actual) {
    return new RanAssert(actual);
  }
}
