// fails: 5
// Only this program writes here, so what is read must be what was written.
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
    return "cents=" + product.cents() + ";id=" + product.id() + ";name=" + product.name();
  }

  private static Optional<Product> decode(String text) {
    if (text == null) {
      return Optional.empty();
    }
    String[] fields = text.split(";", 3);
    long cents = Long.parseLong(fields[0].substring("cents=".length()));
    long id = Long.parseLong(fields[1].substring("id=".length()));
    return Optional.of(new Product(id, fields[2].substring("name=".length()), cents));
  }
}
