package ch07_key_scope;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import lab.flight.SingleFlight;
import lab.shop.Orders;
import lab.shop.Visitor;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.params.SetParams;

/**
 * Every key holds a token of its customer. To forget is to drop the token: the next page makes a
 * new one, and no key with the old one is ever asked for again. All that is hers is forgotten at
 * once, for one command more on each look.
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
    String key = key(generation(owner), resource, parameters);
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
      redis.del("generation:" + owner(visitor));
    }
  }

  /** When it ends by itself, the pages under it are no longer found. That does no harm. */
  private String generation(String owner) {
    String key = "generation:" + owner;
    SetParams ifThereIsNone = SetParams.setParams().nx().px(KEEP.multipliedBy(2).toMillis());
    String known = redis.get(key);
    while (known == null) {
      redis.set(key, UUID.randomUUID().toString(), ifThereIsNone);
      known = redis.get(key);
    }
    return known;
  }

  private static String owner(Visitor visitor) {
    return joined(List.of(visitor.tenant(), visitor.user(), visitor.role()));
  }

  private static String key(String generation, String resource, Map<String, String> parameters) {
    List<String> parts = new ArrayList<>(List.of(generation, resource));
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
