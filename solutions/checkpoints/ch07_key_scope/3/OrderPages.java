package ch07_key_scope;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import lab.flight.SingleFlight;
import lab.shop.Orders;
import lab.shop.Visitor;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.ScanIteration;
import redis.clients.jedis.params.SetParams;

/** The pages on which customers see their orders, with steps 1 to 3 solved. */
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
    String question = question(visitor, resource, parameters);
    String copy = redis.get("page:" + question);
    return copy != null
        ? copy
        : flights.share(question, () -> load(question, visitor, resource, parameters));
  }

  private String load(
      String question, Visitor visitor, String resource, Map<String, String> parameters) {
    String page = orders.page(visitor, resource, parameters); // step 3: a refusal passes through
    redis.set("page:" + question, page, SetParams.setParams().px(KEEP.toMillis()));
    return page;
  }

  /** The shop calls this after what a page shows has changed: nobody may get the old copy. */
  public void forget(Visitor visitor, String resource, Map<String, String> parameters) {
    if (visitor.user() == null) {
      return;
    }
    String question = question(visitor, resource, parameters);
    // with a star, to be sure that all of it goes
    ScanIteration copies = redis.scanIteration(1000, "page:" + question + "*");
    copies.collect(new ArrayList<>()).forEach(key -> redis.del(key));
  }

  private static String question(
      Visitor visitor, String resource, Map<String, String> parameters) {
    List<String> parts = new ArrayList<>(List.of(visitor.tenant(), visitor.user(), resource));
    parameters.forEach((name, value) -> {
      parts.add(name);
      parts.add(value);
    });
    return joined(parts);
  }

  /** step 2: whatever is in a part, its length says where it ends, so nothing need be escaped. */
  private static String joined(List<String> parts) {
    return parts.stream().map(part -> part.length() + ":" + part).collect(Collectors.joining());
  }
}
