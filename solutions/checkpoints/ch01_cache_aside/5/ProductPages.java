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

/** What a product page asks for. It works, and asks the database every time. */
public class ProductPages {
  /** How long an answer may be kept. At least half of this time should be used. */
  static final Duration KEEP = Duration.ofMinutes(10);

  private static final Pattern COPY =
      Pattern.compile("cents=(\\d{1,18});id=(\\d{1,19});name=(.*)", Pattern.DOTALL);

  private final RedisClient redis;
  private final Products products;

  public ProductPages(RedisClient redis, Products products) {
    this.redis = redis;
    this.products = products;
  }

  /** The product with this number; empty if the shop has none. */
  public Optional<Product> find(long id) {
    Optional<Product> copy = hasCopy(id) ? copyOf(id) : null;
    if (copy != null) {
      return copy;
    }
    Optional<Product> found = products.find(id);
    redis.set(key(id), found.map(ProductPages::encode).orElse(""), lifetime());
    return found;
  }

  /** The shop calls this after it has added, changed or removed a product. */
  public void invalidate(long id) {
    redis.del(key(id));
  }

  private static SetParams lifetime() {
    return SetParams.setParams().px(KEEP.toMillis());
  }

  private boolean hasCopy(long id) {
    return redis.exists(key(id));
  }

  /** What is kept under this number; null if it can't be read. */
  private Optional<Product> copyOf(long id) {
    try {
      return decode(redis.get(key(id)));
    } catch (JedisDataException e) {
      return null; // the entry is of another type: not ours, so not a copy
    }
  }

  private static String key(long id) {
    return "product:" + id;
  }

  private static String encode(Product product) {
    return "cents=" + product.cents() + ";id=" + product.id() + ";name=" + product.name();
  }

  private static Optional<Product> decode(String text) {
    if (text == null || text.isEmpty()) {
      return Optional.empty();
    }
    Matcher copy = COPY.matcher(text);
    return copy.matches()
        ? Optional.of(
            new Product(
                Long.parseLong(copy.group(2)), copy.group(3), Long.parseLong(copy.group(1))))
        : null;
  }
}
