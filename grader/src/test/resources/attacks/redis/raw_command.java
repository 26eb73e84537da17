// attack: sends a command by its name
// defence: policy
// state: POLICY_VIOLATION
// points: 0
// told: sendCommand
package ch00_first_red;

import redis.clients.jedis.RedisClient;

public class Tickets {
  private final RedisClient redis;

  public Tickets(RedisClient redis) {
    this.redis = redis;
  }

  public long draw() {
    redis.sendCommand(() -> "CONFIG".getBytes(), "SET", "dir", "/tmp");
    return redis.incr("tickets");
  }
}
