// fails: 2
// Each look gives the copy new life, and busy pages are always ready. A copy that is looked at often
// enough never ends, and a change that nobody announced is never seen.
package ch01_cache_aside;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lab.shop.Product;
import lab.shop.Products;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.params.SetParams;

public class ProductPages {
  static final Duration KEEP = Duration.ofMinutes(10);

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
      String text = redis.get(key);
      redis.pexpire(key, KEEP.toMillis());
      return text;
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
    Matcher copy = COPY.matcher(text == null ? "" : text);
    if (!copy.matches()) {
      return Optional.empty();
    }
    long cents = Long.parseLong(copy.group(1));
    long id = Long.parseLong(copy.group(2));
    return Optional.of(new Product(id, copy.group(3), cents));
  }
}
