package ch01_cache_aside;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import lab.shop.Product;
import lab.shop.Products;
import redis.clients.jedis.RedisClient;

/** What a product page asks for. It works, and asks the database every time. */
public class ProductPages {
  /** How long an answer may be kept. At least half of this time should be used. */
  static final Duration KEEP = Duration.ofMinutes(10);

  private final RedisClient redis;
  private final Products products;

  public ProductPages(RedisClient redis, Products products) {
    this.redis = redis;
    this.products = products;
  }

  /** The product with this number; empty if the shop has none. */
  public Optional<Product> find(long id) {
    // TODO step 1: if there is a copy, answer with it; if not, load, keep a copy, answer
    try {
      return products.find(id);
    } catch (RuntimeException e) {
      return Optional.empty(); // a page without a product looks better than an error
    }
  }

  /** The shop calls this after it has added, changed or removed a product. */
  public void invalidate(long id) {
    redis.del(key(id));
  }

  private boolean hasCopy(long id) {
    return redis.exists(key(id));
  }

  private Optional<Product> copyOf(long id) {
    return decode(redis.get(key(id)));
  }

  private static String key(long id) {
    return "product:" + id;
  }

  private static String encode(Product product) {
    return "cents=" + product.cents() + ";id=" + product.id() + ";name=" + product.name();
  }

  private static Optional<Product> decode(String text) {
    Map<String, String> fields = new HashMap<>();
    if (text == null || text.isEmpty()) {
      return Optional.empty();
    }
    for (String field : text.split(";", 3)) {
      fields.put(field.split("=")[0], field.substring(field.indexOf('=') + 1));
    }
    long cents = Long.parseLong(fields.getOrDefault("cents", "0"));
    long id = Long.parseLong(fields.getOrDefault("id", "0"));
    return Optional.of(new Product(id, fields.getOrDefault("name", ""), cents));
  }
}
