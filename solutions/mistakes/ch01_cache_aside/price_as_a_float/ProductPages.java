// fails: 1
// A float holds any price that a shop has ever asked. It holds seven digits of it.
package ch01_cache_aside;

import java.time.Duration;
import java.util.Optional;
import lab.shop.Product;
import lab.shop.Products;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.params.SetParams;

public class ProductPages {
  static final Duration KEEP = Duration.ofMinutes(10);

  private static final String NO_PRODUCT = "none";

  private final RedisClient redis;
  private final Products products;

  public ProductPages(RedisClient redis, Products products) {
    this.redis = redis;
    this.products = products;
  }

  public Optional<Product> find(long id) {
    String text = read(key(id));
    if (NO_PRODUCT.equals(text)) {
      return Optional.empty();
    }
    Optional<Product> copy = decode(text);
    return copy.isPresent() ? copy : loadAndKeep(id);
  }

  public void invalidate(long id) {
    redis.del(key(id));
  }

  private Optional<Product> loadAndKeep(long id) {
    Optional<Product> found = products.find(id);
    SetParams lifetime = SetParams.setParams().px(KEEP.toMillis());
    redis.set(key(id), found.map(ProductPages::encode).orElse(NO_PRODUCT), lifetime);
    return found;
  }

  private String read(String key) {
    try {
      return redis.get(key);
    } catch (JedisDataException e) {
      return null;
    }
  }

  private static String key(long id) {
    return "product:" + id;
  }

  private static String encode(Product product) {
    return "cents=" + (float) product.cents() + ";id=" + product.id() + ";name=" + product.name();
  }

  private static Optional<Product> decode(String text) {
    try {
      String[] fields = text == null ? new String[0] : text.split(";", 3);
      if (fields.length < 3 || !text.startsWith("cents=")) {
        return Optional.empty();
      }
      long cents = (long) Float.parseFloat(fields[0].substring("cents=".length()));
      long id = Long.parseLong(fields[1].substring("id=".length()));
      return Optional.of(new Product(id, fields[2].substring("name=".length()), cents));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
