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
import redis.clients.jedis.AbstractTransaction;
import redis.clients.jedis.RedisClient;

/**
 * A copy is a hash with its owner in fields of their own, which are compared one by one. Value and
 * end are stored in one transaction.
 */
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
    String copy = copyOf(key, visitor);
    return copy != null
        ? copy
        : flights.share(key, () -> load(key, visitor, resource, parameters));
  }

  private String load(
      String key, Visitor visitor, String resource, Map<String, String> parameters) {
    String page = orders.page(visitor, resource, parameters);
    Map<String, String> copy = new TreeMap<>(fields(visitor));
    copy.put("page", page);
    try (AbstractTransaction both = redis.multi()) {
      both.del(key);
      both.hset(key, copy);
      both.pexpire(key, KEEP.toMillis());
      both.exec();
    }
    return page;
  }

  private String copyOf(String key, Visitor visitor) {
    Map<String, String> copy = new TreeMap<>(redis.hgetAll(key));
    String page = copy.remove("page");
    return copy.equals(fields(visitor)) ? page : null;
  }

  public void forget(Visitor visitor, String resource, Map<String, String> parameters) {
    if (visitor.user() != null) {
      redis.del(key(owner(visitor), resource, parameters));
    }
  }

  private static Map<String, String> fields(Visitor visitor) {
    return Map.of(
        "tenant", visitor.tenant(), "user", visitor.user(), "role", visitor.role());
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
    return parts.stream().map(part -> part.length() + ":" + part).collect(Collectors.joining());
  }
}
