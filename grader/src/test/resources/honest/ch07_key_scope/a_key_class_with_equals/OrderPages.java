package ch07_key_scope;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
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

  /** The shop calls this after what a page shows has changed: nobody may get the old copy. */
  public void forget(Visitor visitor, String resource, Map<String, String> parameters) {
    if (visitor.user() != null) {
      redis.del(key(owner(visitor), resource, parameters));
    }
  }

  private static String owner(Visitor visitor) {
    return new Owner(visitor).toString();
  }

  /** The three words that say who asks. */
  private static final class Owner implements Comparable<Owner> {
    private final String[] words;

    Owner(Visitor visitor) {
      words = new String[] {visitor.tenant(), Objects.requireNonNull(visitor.user()), visitor.role()};
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Owner owner && compareTo(owner) == 0;
    }

    @Override
    public int hashCode() {
      return Objects.hash((Object[]) words);
    }

    @Override
    public int compareTo(Owner other) {
      return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
      StringJoiner joiner = new StringJoiner("", "<", ">");
      for (String word : words) {
        joiner.add(word.length() + "~" + word);
      }
      return joiner.toString();
    }
  }

  private static String key(String owner, String resource, Map<String, String> parameters) {
    List<String> parts = new ArrayList<>(List.of(owner, resource));
    new TreeMap<>(parameters)
        .forEach(
            (name, value) -> {
              parts.add(name);
              parts.add(value);
            });
    return "page:" + joined(parts);
  }

  private static String joined(List<String> parts) {
    return parts.stream().map(part -> part.length() + ":" + part).collect(Collectors.joining());
  }
}
