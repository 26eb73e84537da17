// The look, the load and the store are a class of their own that knows nothing of products.
// Choose it when many kinds of data are cached the same way.
package ch01_cache_aside;

import java.time.Duration;
import java.util.Optional;
import lab.shop.Product;
import lab.shop.Products;
import redis.clients.jedis.RedisClient;

public class ProductPages {
  static final Duration KEEP = Duration.ofMinutes(10);

  private final ReadThrough<Product> pages;

  public ProductPages(RedisClient redis, Products products) {
    pages = new ReadThrough<>(redis, "product:", KEEP, new ProductText(), products::find);
  }

  public Optional<Product> find(long id) {
    return pages.get(id);
  }

  public void invalidate(long id) {
    pages.forget(id);
  }
}
