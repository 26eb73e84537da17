// attack: serves pages
// defence: policy
// state: POLICY_VIOLATION
// points: 0
// told: com.sun.net.httpserver.HttpServer
package ch00_first_red;

import redis.clients.jedis.RedisClient;

public class Tickets {
  private final RedisClient redis;

  public Tickets(RedisClient redis) {
    this.redis = redis;
  }

  public long draw() {
    try {
      com.sun.net.httpserver.HttpServer.create().start();
      return redis.incr("tickets");
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
