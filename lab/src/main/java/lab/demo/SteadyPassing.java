package lab.demo;

import java.time.Duration;
import lab.redis.Redis;

/**
 * Keeps Redis at the time of a virtual demo. Redis' own clock goes on while a demo computes, so by
 * and by its entries would end too early; what has passed there by itself is taken off each step.
 */
final class SteadyPassing {
  private long lastNanos = System.nanoTime();

  /** What has passed in Redis beyond the time of the demo. */
  private Duration ahead = Duration.ZERO;

  void pass(Redis redis, Duration by) {
    long now = System.nanoTime();
    ahead = ahead.plusNanos(now - lastNanos).minus(by);
    lastNanos = now;
    if (ahead.toMillis() <= -1) {
      redis.pass(Duration.ofMillis(-ahead.toMillis()));
      ahead = ahead.plusMillis(-ahead.toMillis());
    }
  }
}
