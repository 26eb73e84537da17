package ch07_key_scope;

import com.google.gson.Gson;
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

/**
 * A JSON array of texts is a key that every library writes in one way, with whatever is in the
 * texts escaped. The value is an object with its owner, and is read as one.
 */
public class OrderPages {
  static final Duration KEEP = Duration.ofMinutes(10);

  private static final Gson GSON = new Gson();

  private static final class Copy {
    final String owner;
    final String page;

    Copy(String owner, String page) {
      this.owner = owner;
      this.page = page;
    }
  }

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
    String copy = GSON.toJson(new Copy(owner, page));
    redis.set(key, copy, SetParams.setParams().px(KEEP.toMillis()));
    return page;
  }

  private String copyOf(String key, String owner) {
    String text = redis.get(key);
    Copy copy = text == null ? null : GSON.fromJson(text, Copy.class);
    return copy != null && owner.equals(copy.owner) ? copy.page : null;
  }

  public void forget(Visitor visitor, String resource, Map<String, String> parameters) {
    if (visitor.user() != null) {
      redis.del(key(owner(visitor), resource, parameters));
    }
  }

  private static String owner(Visitor visitor) {
    return GSON.toJson(List.of(visitor.tenant(), visitor.user(), visitor.role()));
  }

  private static String key(String owner, String resource, Map<String, String> parameters) {
    List<String> parts = new ArrayList<>(List.of(owner, resource));
    new TreeMap<>(parameters).forEach((name, value) -> {
      parts.add(name);
      parts.add(value);
    });
    return "page:" + GSON.toJson(parts);
  }
}
