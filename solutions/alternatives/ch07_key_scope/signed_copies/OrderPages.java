package ch07_key_scope;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import lab.flight.SingleFlight;
import lab.shop.Orders;
import lab.shop.Visitor;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.params.SetParams;

/**
 * The owner does not stand in the value: the copy is signed with her name and with the key under
 * which it lies. A copy of another, or from another place, has the wrong signature. (One node
 * would keep the secret of the others in its configuration.)
 */
public class OrderPages {
  static final Duration KEEP = Duration.ofMinutes(10);

  private static final int SIGNATURE = 64;

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
    String copy = signature(key, owner, page) + page;
    redis.set(key, copy, SetParams.setParams().px(KEEP.toMillis()));
    return page;
  }

  private String copyOf(String key, String owner) {
    String copy = redis.get(key);
    if (copy == null || copy.length() < SIGNATURE) {
      return null;
    }
    String page = copy.substring(SIGNATURE);
    return copy.startsWith(signature(key, owner, page)) ? page : null;
  }

  public void forget(Visitor visitor, String resource, Map<String, String> parameters) {
    if (visitor.user() != null) {
      redis.del(key(owner(visitor), resource, parameters));
    }
  }

  private static String signature(String key, String owner, String page) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec("of the configuration".getBytes(UTF_8), "HmacSHA256"));
      byte[] signed = mac.doFinal(joined(List.of(key, owner, page)).getBytes(UTF_8));
      return HexFormat.of().formatHex(signed);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HMAC with SHA-256", e);
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
