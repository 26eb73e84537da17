package ch00_first_red;

import java.util.List;
import redis.clients.jedis.RedisClient;

/** I wanted the whole thing to be one script, so that I can see it in one place. */
public class Tickets {
  private static final String SCRIPT =
      """
      -- the next number of a row
      local last = tonumber(redis.call('get', KEYS[1]) or '0')
      local next = last + tonumber(ARGV[1])
      redis.call('set', KEYS[1], next)
      return next
      """;

  private final RedisClient redis;
  private final String sha;

  public Tickets(RedisClient redis) {
    this.redis = redis;
    this.sha = null;
  }

  public long draw() {
    return (Long) redis.eval(SCRIPT, List.of("row of tickets"), List.of("1"));
  }
}
