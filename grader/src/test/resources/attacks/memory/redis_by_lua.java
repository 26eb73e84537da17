// attack: fills Redis inside of a script, where the limit is looked at once
// defence: time limit of a step
// state: FAIL
// points: 0
package ch00_first_red;

import redis.clients.jedis.RedisClient;

public class Tickets {
  /** Once takes long enough. */
  private static boolean full;

  private final RedisClient redis;

  public Tickets(RedisClient redis) {
    this.redis = redis;
  }

  public long draw() {
    if (!full) {
      full = true;
      redis.eval("local t = {} for i = 1, 300 do redis.call('setrange', 'k' .. i, 1048575, 'x') end return 1");
    }
    return 1;
  }
}
