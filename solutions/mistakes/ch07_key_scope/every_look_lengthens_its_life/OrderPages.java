// fails: 7
// KEEP is how old a page may be, not how long nobody may have looked at it.
package ch07_key_scope;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import lab.flight.SingleFlight;
import lab.shop.Orders;
import lab.shop.Visitor;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.params.SetParams;

/** The pages on which customers see their orders, kept for each of them. */
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

  private static String enc(String text) {
    return text.length() + ":" + text;
  }

  private static String owner(Visitor visitor) {
    return enc(visitor.tenant()) + enc(visitor.user()) + enc(visitor.role());
  }

  private static String key(Visitor visitor, String resource, Map<String, String> parameters) {
    StringBuilder key = new StringBuilder("page:" + owner(visitor) + enc(resource));
    new TreeMap<>(parameters).forEach((name, value) -> key.append(enc(name)).append(enc(value)));
    return key.toString();
  }

  /** The page that this visitor gets. */
  public String show(Visitor visitor, String resource, Map<String, String> parameters) {
    if (visitor.user() == null) {
      return orders.page(visitor, resource, parameters);
    }
    String key = key(visitor, resource, parameters);
    String copy = redis.get(key);
    redis.pexpire(key, KEEP.toMillis());
    String owner = owner(visitor) + "|";
    if (copy != null && copy.startsWith(owner)) {
      return copy.substring(owner.length());
    }
    return flights.share(
        key,
        () -> {
          String page = orders.page(visitor, resource, parameters);
          redis.set(key, owner + page, SetParams.setParams().px(KEEP.toMillis()));
          return page;
        });
  }

  /** The shop calls this after what a page shows has changed: nobody may get the old copy. */
  public void forget(Visitor visitor, String resource, Map<String, String> parameters) {
    if (visitor.user() != null) {
      redis.del(key(visitor, resource, parameters));
    }
  }
}
