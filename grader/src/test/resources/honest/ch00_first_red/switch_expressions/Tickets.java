package ch00_first_red;

import java.util.Locale;
import redis.clients.jedis.RedisClient;

public class Tickets {
  private enum Kind { DRAW, PEEK, RESET }

  private final RedisClient redis;

  public Tickets(RedisClient redis) {
    this.redis = redis;
  }

  public long draw() {
    return run(command("draw"));
  }

  private static Kind command(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "draw", "next" -> Kind.DRAW;
      case "peek" -> Kind.PEEK;
      default -> {
        if (word.isEmpty()) {
          throw new IllegalArgumentException("nothing was asked for");
        }
        yield Kind.RESET;
      }
    };
  }

  private long run(Kind kind) {
    return switch (kind) {
      case DRAW -> redis.incr("tickets");
      case PEEK -> Long.parseLong(redis.get("tickets"));
      case RESET -> redis.del("tickets");
    };
  }
}
