// attack: connects to the database of somebody else
// defence: policy
// state: POLICY_VIOLATION
// points: 0
// told: java.sql.DriverManager
package ch00_first_red;

import redis.clients.jedis.RedisClient;

public class Tickets {
  private final RedisClient redis;

  public Tickets(RedisClient redis) {
    this.redis = redis;
  }

  public long draw() {
    try {
      java.sql.DriverManager.getConnection("jdbc:postgresql://127.0.0.1/postgres?loggerFile=/tmp/two-copies-attack");
      return redis.incr("tickets");
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
