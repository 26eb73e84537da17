package ch01_cache_aside;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lab.shop.Product;
import lab.shop.Products;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.params.SetParams;

/** Keys and parsed texts are kept in the node, by their text: the copies themselves are not. */
public class ProductPages {
  static final Duration KEEP = Duration.ofMinutes(10);

  private static final Pattern FORM =
      Pattern.compile("(?<id>\\d+),(?<cents>\\d{1,18}),(?<name>.*);", Pattern.DOTALL);

  private static class Lru<K, V> extends LinkedHashMap<K, V> {
    private static final long serialVersionUID = 1L;
    private final int most;

    Lru(int most) {
      super(16, 0.75f, true);
      this.most = most;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
      return size() > most;
    }
  }

  private final Map<Long, String> keys = Collections.synchronizedMap(new Lru<>(100));
  private final Map<String, WeakReference<Product>> parsed = Collections.synchronizedMap(new WeakHashMap<>());
  private final RedisClient redis;
  private final Products products;

  public ProductPages(RedisClient redis, Products products) {
    this.redis = redis;
    this.products = products;
  }

  public Optional<Product> find(long id) {
    String text = text(id);
    if ("none".equals(text)) {
      return Optional.empty();
    }
    Product copy = text == null ? null : product(text);
    if (copy != null) {
      return Optional.of(copy);
    }
    Optional<Product> found = products.find(id);
    String kept = found.map(it -> it.id() + "," + it.cents() + "," + it.name() + ";").orElse("none");
    redis.set(key(id), kept, new SetParams().ex(600));
    return found;
  }

  public void invalidate(long id) {
    redis.unlink(key(id));
  }

  private Product product(String text) {
    WeakReference<Product> known = parsed.get(text);
    Product product = known == null ? null : known.get();
    if (product == null) {
      Matcher matcher = FORM.matcher(text);
      if (matcher.matches()) {
        product =
            new Product(
                Long.parseLong(matcher.group("id")), matcher.group("name"), Long.parseLong(matcher.group("cents")));
        parsed.put(text, new WeakReference<>(product));
      }
    }
    return product;
  }

  private String key(long id) {
    return keys.computeIfAbsent(id, number -> "product-" + number);
  }

  private String text(long id) {
    try {
      return redis.get(key(id));
    } catch (JedisDataException e) {
      return null;
    }
  }
}
