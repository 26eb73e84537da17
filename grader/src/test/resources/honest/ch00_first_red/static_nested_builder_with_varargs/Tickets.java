package ch00_first_red;

import java.util.Arrays;
import java.util.StringJoiner;
import redis.clients.jedis.RedisClient;

public class Tickets {
  private final Settings settings;

  public Tickets(RedisClient redis) {
    settings = Settings.of(redis).under("door", "row", "tickets").by(1).build();
  }

  public long draw() {
    return settings.redis.incrBy(settings.key, settings.step);
  }

  private static final class Settings {
    private final RedisClient redis;
    private final String key;
    private final int step;

    private Settings(Builder builder) {
      redis = builder.redis;
      key = builder.key;
      step = builder.step;
    }

    static Builder of(RedisClient redis) {
      Builder builder = new Builder();
      builder.redis = redis;
      return builder;
    }

    static class Builder {
      private RedisClient redis;
      private String key = "";
      private int step;

      Builder under(String... parts) {
        StringJoiner joiner = new StringJoiner(":", "{", "}");
        Arrays.stream(parts).forEach(joiner::add);
        key = joiner.toString();
        return this;
      }

      Builder by(int step) {
        this.step = step;
        return this;
      }

      Settings build() {
        return new Settings(this);
      }
    }
  }
}
