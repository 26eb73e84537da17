// A JSON text: longer, readable by every tool and every language. Choose it when others read the
// cache too.
package ch01_cache_aside;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import java.time.Duration;
import java.util.Optional;
import lab.shop.Product;
import lab.shop.Products;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.params.SetParams;

public class ProductPages {
  static final Duration KEEP = Duration.ofMinutes(10);

  private static final String NO_PRODUCT = "null";
  private static final Gson JSON = new Gson();

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
    return JSON.toJson(new Kept(product.id(), product.name(), product.cents()));
  }

  /** Boxed, so that a missing field is null and not 0. */
  private record Kept(Long id, String name, Long cents) {}

  private static Optional<Product> decode(String text) {
    try {
      Kept kept = JSON.fromJson(text, Kept.class);
      return kept == null || kept.id() == null || kept.name() == null || kept.cents() == null
          ? Optional.empty()
          : Optional.of(new Product(kept.id(), kept.name(), kept.cents()));
    } catch (JsonParseException e) {
      return Optional.empty();
    }
  }
}
