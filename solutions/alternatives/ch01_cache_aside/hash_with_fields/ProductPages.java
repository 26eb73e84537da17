// A hash with a field for each property. Choose it when single fields are read or counted up; it
// needs a transaction, because HSET takes no lifetime.
package ch01_cache_aside;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import lab.shop.Product;
import lab.shop.Products;
import redis.clients.jedis.AbstractTransaction;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisDataException;

public class ProductPages {
  static final Duration KEEP = Duration.ofMinutes(10);

  private final RedisClient redis;
  private final Products products;

  public ProductPages(RedisClient redis, Products products) {
    this.redis = redis;
    this.products = products;
  }

  public Optional<Product> find(long id) {
    Map<String, String> fields = read(key(id));
    if ("yes".equals(fields.get("missing"))) {
      return Optional.empty();
    }
    Optional<Product> copy = decode(id, fields);
    return copy.isPresent() ? copy : loadAndKeep(id);
  }

  public void invalidate(long id) {
    redis.unlink(key(id));
  }

  private Optional<Product> loadAndKeep(long id) {
    Optional<Product> found = products.find(id);
    try (AbstractTransaction transaction = redis.multi()) {
      transaction.del(key(id));
      transaction.hset(key(id), found.map(ProductPages::encode).orElse(Map.of("missing", "yes")));
      transaction.expire(key(id), KEEP.toSeconds());
      transaction.exec();
    }
    return found;
  }

  private Map<String, String> read(String key) {
    try {
      return redis.hgetAll(key);
    } catch (JedisDataException e) {
      return Map.of();
    }
  }

  private static String key(long id) {
    return "{product}:" + Long.toHexString(id);
  }

  private static Map<String, String> encode(Product product) {
    return Map.of("name", product.name(), "cents", Long.toString(product.cents()));
  }

  private static Optional<Product> decode(long id, Map<String, String> fields) {
    String cents = fields.getOrDefault("cents", "");
    return fields.containsKey("name") && cents.matches("\\d{1,18}")
        ? Optional.of(new Product(id, fields.get("name"), Long.parseLong(cents)))
        : Optional.empty();
  }
}
