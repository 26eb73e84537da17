// invalidate loads the product anew and keeps it: the next visitor need not wait. Choose it where
// changes are rare and pages busy; each change costs a load, whether anybody comes or not.
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

/**
 * What a product page asks for: cache-aside. The program looks into the cache, loads on a miss, and
 * keeps what it loaded; the cache knows nothing of the database.
 */
public class ProductPages {
  /** How long an answer may be kept. At least half of this time should be used. */
  static final Duration KEEP = Duration.ofMinutes(10);

  /** step 3: the text for "the shop has no such product"; no product is written like this. */
  private static final String NO_PRODUCT = "none";

  /** step 5: the one form that this version writes. Whatever else is found is not a copy. */
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
    String text = read(key(id));
    if (NO_PRODUCT.equals(text)) {
      return Optional.empty();
    }
    Optional<Product> copy = decode(text);
    return copy.isPresent() ? copy : loadAndKeep(id);
  }

  /** The shop calls this after it has added, changed or removed a product. */
  public void invalidate(long id) {
    redis.unlink(key(id));
    loadAndKeep(id);
  }

  /**
   * step 4: a failed load leaves here as it is, before anything is kept. step 6: no connection to
   * Redis is held meanwhile, so the load may come back to this class.
   */
  private Optional<Product> loadAndKeep(long id) {
    Optional<Product> found = products.find(id);
    // step 2: one command carries the value and its end, so none can arrive without the other
    SetParams lifetime = SetParams.setParams().px(KEEP.toMillis());
    redis.set(key(id), found.map(ProductPages::encode).orElse(NO_PRODUCT), lifetime);
    return found;
  }

  /**
   * step 7: one GET, whose answer is all there is to know: between EXISTS and GET the entry may go.
   *
   * @return what is kept, or null if nothing is, or nothing that is a text
   */
  private String read(String key) {
    try {
      return redis.get(key);
    } catch (JedisDataException e) {
      return null; // step 5: an entry of another type; SET will replace it
    }
  }

  private static String key(long id) {
    return "product:" + id; // step 8: all 64 bits of the number
  }

  /** The name comes last, so that it may hold any character, separators too. */
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
