// attack: tells somebody
// defence: policy
// state: POLICY_VIOLATION
// points: 0
// told: java.net.http.HttpClient
package ch00_first_red;

import redis.clients.jedis.RedisClient;

public class Tickets {
  private final RedisClient redis;

  public Tickets(RedisClient redis) {
    this.redis = redis;
  }

  public long draw() {
    try {
      java.net.http.HttpClient.newHttpClient();
      return redis.incr("tickets");
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
