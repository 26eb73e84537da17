// fails: 3
// One set holds all numbers without a product, and each new one renews the set's life: the first in
// it never ends.
package ch01_cache_aside;

import java.time.Duration;
import java.util.List;
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
    if (redis.sismember("nothing", "" + id)) {
      return Optional.empty();
    }
    String text = read(key(id));
    if (NO_PRODUCT.equals(text)) {
      return Optional.empty();
    }
    Optional<Product> copy = decode(text);
    return copy.isPresent() ? copy : loadAndKeep(id);
  }

  public void invalidate(long id) {
    redis.del(key(id));
    redis.srem("nothing", "" + id);
  }

  private Optional<Product> loadAndKeep(long id) {
    Optional<Product> found = products.find(id);
    if (found.isEmpty()) {
      redis.eval("redis.call('sadd', KEYS[1], ARGV[1]) redis.call('pexpire', KEYS[1], ARGV[2])",
          List.of("nothing"), List.of("" + id, "" + KEEP.toMillis()));
      return found;
    }
    redis.set(key(id), encode(found.get()), SetParams.setParams().px(KEEP.toMillis()));
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
    Matcher copy = COPY.matcher(text == null ? "" : text);
    if (!copy.matches()) {
      return Optional.empty();
    }
    long cents = Long.parseLong(copy.group(1));
    long id = Long.parseLong(copy.group(2));
    return Optional.of(new Product(id, copy.group(3), cents));
  }
}
