package ch07_key_scope;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import lab.flight.SingleFlight;
import lab.shop.Orders;
import lab.shop.Visitor;
import redis.clients.jedis.RedisClient;

/**
 * One hash for each customer, and in it one field for each of her questions. The hash ends as a
 * whole, with the first page in it, so that it can never be kept alive by the next one. To forget
 * all that is hers would be one command.
 */
public class OrderPages {
  static final Duration KEEP = Duration.ofMinutes(10);

  /** One step, so that no hash is ever without an end. */
  private static final String STORE =
      "redis.call('hset', KEYS[1], ARGV[1], ARGV[2])"
          + " if redis.call('pttl', KEYS[1]) < 0 then redis.call('pexpire', KEYS[1], ARGV[3]) end";

  private final RedisClient redis;
  private final Orders orders;
  private final SingleFlight<String> flights = new SingleFlight<>();

  public OrderPages(RedisClient redis, Orders orders) {
    this.redis = redis;
    this.orders = orders;
  }

  public String show(Visitor visitor, String resource, Map<String, String> parameters) {
    if (visitor.user() == null) {
      return orders.page(visitor, resource, parameters);
    }
    String owner = owner(visitor);
    String field = field(resource, parameters);
    String copy = redis.hget("pages:" + owner, field);
    return copy != null && copy.startsWith(owner)
        ? copy.substring(owner.length())
        : flights.share(List.of(owner, field), () -> load(visitor, resource, parameters));
  }

  private String load(Visitor visitor, String resource, Map<String, String> parameters) {
    String page = orders.page(visitor, resource, parameters);
    String owner = owner(visitor);
    List<String> values =
        List.of(field(resource, parameters), owner + page, "" + KEEP.toMillis());
    redis.eval(STORE, List.of("pages:" + owner), values);
    return page;
  }

  public void forget(Visitor visitor, String resource, Map<String, String> parameters) {
    if (visitor.user() != null) {
      redis.hdel("pages:" + owner(visitor), field(resource, parameters));
    }
  }

  private static String owner(Visitor visitor) {
    return joined(List.of(visitor.tenant(), visitor.user(), visitor.role()));
  }

  private static String field(String resource, Map<String, String> parameters) {
    List<String> parts = new ArrayList<>(List.of(resource));
    new TreeMap<>(parameters).forEach((name, value) -> {
      parts.add(name);
      parts.add(value);
    });
    return joined(parts);
  }

  private static String joined(List<String> parts) {
    return parts.stream().map(part -> part.length() + ":" + part).collect(Collectors.joining());
  }
}
