// attack: tells the instructor that it passed
// defence: control characters are taken out
// state: FAIL
// points: 0
// told: <script>
package ch00_first_red;

import redis.clients.jedis.RedisClient;

public class Tickets {
  private final RedisClient redis;

  public Tickets(RedisClient redis) {
    this.redis = redis;
  }

  public long draw() {
    throw new Error("\u001b[2J\u001b[32mPASS 1 of 1\u001b[0m\r\n<script>alert(1)</script>\n=HYPERLINK(\"x\")]]>");
  }
}
