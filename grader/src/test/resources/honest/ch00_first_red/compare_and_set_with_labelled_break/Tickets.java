package ch00_first_red;

import java.util.List;
import redis.clients.jedis.AbstractTransaction;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.Response;

/** WATCH and MULTI: whoever was slower begins again. */
public class Tickets {
  private static final String KEY = "tickets";

  private final RedisClient redis;

  public Tickets(RedisClient redis) {
    this.redis = redis;
  }

  public long draw() {
    long next;
    attempts:
    while (true) {
      try (AbstractTransaction transaction = redis.transaction(false)) {
        transaction.watch(KEY);
        String last = redis.get(KEY);
        next = last == null ? 1 : Long.parseLong(last) + 1;
        transaction.multi();
        Response<String> stored = transaction.set(KEY, Long.toString(next));
        List<Object> done = transaction.exec();
        if (done == null || done.isEmpty()) {
          continue attempts;
        }
        if ("OK".equals(stored.get())) {
          break attempts;
        }
      }
    }
    return next;
  }
}
