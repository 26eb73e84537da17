// fails: 1 2 3 4
// A map in memory is the fastest cache there is. Each node has its own, and none of them forgets.
package ch01_cache_aside;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import lab.shop.Product;
import lab.shop.Products;
import redis.clients.jedis.RedisClient;

public class ProductPages {
  static final Duration KEEP = Duration.ofMinutes(10);

  private final Map<Long, Optional<Product>> copies = new ConcurrentHashMap<>();
  private final Products products;

  public ProductPages(RedisClient redis, Products products) {
    this.products = products;
  }

  public Optional<Product> find(long id) {
    Optional<Product> copy = copies.get(id);
    if (copy == null) {
      copy = products.find(id);
      copies.put(id, copy);
    }
    return copy;
  }

  public void invalidate(long id) {
    copies.remove(id);
  }
}
