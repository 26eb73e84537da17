// attack: has JSON make an object that only the type of a setter names
// defence: policy
// state: POLICY_VIOLATION
// points: 0
// told: org.postgresql.ds.PGSimpleDataSource
package ch00_first_red;

import redis.clients.jedis.RedisClient;

public class Tickets {
  private final RedisClient redis;
  private long drawn;

  public Tickets(RedisClient redis) {
    this.redis = redis;
  }

  public long draw() {
    try {
      Holder holder = new com.fasterxml.jackson.databind.ObjectMapper().readValue("{\"it\": {}}", Holder.class);
      System.out.println(holder.kept);
      return ++drawn;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}

class Holder {
  Object kept;

  public void setIt(org.postgresql.ds.PGSimpleDataSource it) {
    kept = it;
  }
}
