package ch07_key_scope;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import lab.shop.Orders;
import lab.shop.Visitor;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.params.SetParams;

/**
 * Pages are made by a pool of threads, each of which is told for whom. Those who want the same
 * wait for one future; its key is a record that holds everything.
 */
public class OrderPages {
  static final Duration KEEP = Duration.ofMinutes(10);

  private final RedisClient redis;
  private final Orders orders;
  private final Map<Question, CompletableFuture<String>> flights = new ConcurrentHashMap<>();

  /** The key of a flight: two are equal if all of their parts are. */
  private record Question(Visitor visitor, String resource, Map<String, String> parameters) {}

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
        : shared(new Question(visitor, resource, Map.copyOf(parameters)), key, owner);
  }

  private String shared(Question question, String key, String owner) {
    CompletableFuture<String> mine = new CompletableFuture<>();
    CompletableFuture<String> first = flights.putIfAbsent(question, mine);
    if (first == null) {
      CompletableFuture.supplyAsync(() -> load(question, key, owner))
          .whenComplete((page, failure) -> {
            flights.remove(question, mine);
            if (failure == null) {
              mine.complete(page);
            } else {
              mine.completeExceptionally(failure);
            }
          });
    }
    return (first == null ? mine : first).join();
  }

  private String load(Question question, String key, String owner) {
    String page = orders.page(question.visitor, question.resource, question.parameters);
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
    return parts.stream().map(part -> part.length() + ":" + part).collect(Collectors.joining());
  }
}
