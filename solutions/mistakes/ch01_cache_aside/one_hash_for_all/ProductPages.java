// fails: 2 3
// One hash for all products is tidy, and HGET as fast as GET. A hash has one lifetime, and each
// product that is stored puts it off for all.
package ch01_cache_aside;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lab.shop.Product;
import lab.shop.Products;
import redis.clients.jedis.AbstractTransaction;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisDataException;

public class ProductPages {
  static final Duration KEEP = Duration.ofMinutes(10);

  private static final String ALL = "products";
  private static final String NO_PRODUCT = "none";

  private static final Pattern COPY =
      Pattern.compile("cents=(\\d{1,18});id=(\\d{1,19});name=(.*)", Pattern.DOTALL);

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
    redis.hdel(ALL, key(id));
  }

  private Optional<Product> loadAndKeep(long id) {
    Optional<Product> found = products.find(id);
    try (AbstractTransaction transaction = redis.multi()) {
      transaction.hset(ALL, key(id), found.map(ProductPages::encode).orElse(NO_PRODUCT));
      transaction.pexpire(ALL, KEEP.toMillis());
      transaction.exec();
    }
    return found;
  }

  private String read(String key) {
    try {
      return redis.hget(ALL, key);
    } catch (JedisDataException e) {
      redis.del(ALL);
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
    Matcher copy = COPY.matcher(text == null ? "" : text);
    if (!copy.matches()) {
      return Optional.empty();
    }
    long cents = Long.parseLong(copy.group(1));
    long id = Long.parseLong(copy.group(2));
    return Optional.of(new Product(id, copy.group(3), cents));
  }
}
