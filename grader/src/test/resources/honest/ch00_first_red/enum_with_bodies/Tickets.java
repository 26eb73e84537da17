package ch00_first_red;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import redis.clients.jedis.RedisClient;

public class Tickets {
  enum Way {
    BY_INCR {
      @Override
      long next(RedisClient redis) {
        return redis.incr(KEY);
      }
    },
    BY_INCRBY {
      @Override
      long next(RedisClient redis) {
        return redis.incrBy(KEY, 1);
      }
    };

    static final String KEY = "tickets";

    abstract long next(RedisClient redis);
  }

  private final Map<Way, Integer> used = new EnumMap<>(Way.class);
  private final RedisClient redis;

  public Tickets(RedisClient redis) {
    this.redis = redis;
    EnumSet.allOf(Way.class).forEach(way -> used.put(way, 0));
  }

  public long draw() {
    Way way = Way.values()[used.get(Way.valueOf("BY_INCR")) % Way.values().length];
    used.merge(way, 1, Integer::sum);
    return way.next(redis);
  }
}
