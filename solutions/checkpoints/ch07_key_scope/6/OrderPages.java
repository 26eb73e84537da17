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
import redis.clients.jedis.params.SetParams;

/**
 * The pages on which customers see their orders. A page is kept for the one who asked, under a key
 * that says everything on which it depends; the copy itself says again whose it is.
 */
public class OrderPages {
  /** How long a page may be kept. */
  static final Duration KEEP = Duration.ofMinutes(10);

  private final RedisClient redis;
  private final Orders orders;
  private final SingleFlight<String> flights = new SingleFlight<>();

  public OrderPages(RedisClient redis, Orders orders) {
    this.redis = redis;
    this.orders = orders;
  }

  /** The page that this visitor gets. */
  public String show(Visitor visitor, String resource, Map<String, String> parameters) {
    if (visitor.user() == null) {
      return orders.page(visitor, resource, parameters); // step 3: not kept, and not shared either
    }
    String owner = owner(visitor);
    String key = key(owner, resource, parameters);
    String copy = copyOf(key, owner);
    // step 1: the flight has the same scope as the copy
    return copy != null
        ? copy
        : flights.share(key, () -> load(key, owner, visitor, resource, parameters));
  }

  /** step 3: a refusal passes through here, before anything is kept. */
  private String load(
      String key, String owner, Visitor visitor, String resource, Map<String, String> parameters) {
    String page = orders.page(visitor, resource, parameters);
    redis.set(key, owner + page, SetParams.setParams().px(KEEP.toMillis()));
    return page;
  }

  /**
   * step 4: a copy that does not begin with its owner is somebody else's, so it is none. No owner
   * is the beginning of another: each of its parts says first how long it is.
   */
  private String copyOf(String key, String owner) {
    String copy = redis.get(key);
    return copy != null && copy.startsWith(owner) ? copy.substring(owner.length()) : null;
  }

  /** The shop calls this after what a page shows has changed: nobody may get the old copy. */
  public void forget(Visitor visitor, String resource, Map<String, String> parameters) {
    if (visitor.user() != null) {
      redis.del(key(owner(visitor), resource, parameters)); // step 6: this key, and no pattern
    }
  }

  /** Who asks, and as what. Step 5: the same person sees more as a clerk than as a customer. */
  private static String owner(Visitor visitor) {
    return joined(List.of(visitor.tenant(), visitor.user(), visitor.role()));
  }

  private static String key(String owner, String resource, Map<String, String> parameters) {
    List<String> parts = new ArrayList<>(List.of(owner, resource));
    new TreeMap<>(parameters).forEach((name, value) -> { // step 5: in one order, whatever came
      parts.add(name);
      parts.add(value);
    });
    return "page:" + joined(parts);
  }

  /** step 2: whatever is in a part, its length says where it ends, so nothing need be escaped. */
  private static String joined(List<String> parts) {
    return parts.stream().map(part -> part.length() + ":" + part).collect(Collectors.joining());
  }
}
