// fails: 2
// Each part says how long it is, in one byte. A text of 256 characters says 0.
package ch07_key_scope;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lab.flight.SingleFlight;
import lab.shop.Orders;
import lab.shop.Visitor;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.params.SetParams;

public class OrderPages {
  static final Duration KEEP = Duration.ofMinutes(10);

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
    String key = key(owner, resource, parameters);
    String copy = copyOf(key, owner);
    return copy != null
        ? copy
        : flights.share(key, () -> load(key, owner, visitor, resource, parameters));
  }

  private String load(
      String key, String owner, Visitor visitor, String resource, Map<String, String> parameters) {
    String page = orders.page(visitor, resource, parameters);
    redis.set(key, owner + page, SetParams.setParams().px(KEEP.toMillis()));
    return page;
  }

  private String copyOf(String key, String owner) {
    String copy = redis.get(key);
    return copy != null && copy.startsWith(owner) ? copy.substring(owner.length()) : null;
  }

  public void forget(Visitor visitor, String resource, Map<String, String> parameters) {
    if (visitor.user() != null) {
      redis.del(key(owner(visitor), resource, parameters));
    }
  }

  private static String owner(Visitor visitor) {
    return joined(List.of(visitor.tenant(), visitor.user(), visitor.role()));
  }

  private static String key(String owner, String resource, Map<String, String> parameters) {
    List<String> parts = new ArrayList<>(List.of(owner, resource));
    new TreeMap<>(parameters).forEach((name, value) -> {
      parts.add(name);
      parts.add(value);
    });
    return "page:" + joined(parts);
  }

  private static String joined(List<String> parts) {
    StringBuilder joined = new StringBuilder();
    for (String part : parts) {
      joined.append((char) (part.length() & 0xff)).append(part);
    }
    return joined.toString();
  }
}
