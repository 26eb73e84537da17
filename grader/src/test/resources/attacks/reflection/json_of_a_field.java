// attack: has JSON make the objects of a field whose class only a signature names
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
      Holder holder = new com.google.gson.Gson().fromJson("{\"all\": [{\"serverNames\": [\"127.0.0.1\"]}]}", Holder.class);
      ((javax.sql.DataSource) ((java.util.List<?>) holder.all).get(0)).getConnection();
      return ++drawn;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}

class Holder {
  java.util.List<org.postgresql.ds.PGSimpleDataSource> all;
}
