package ch01_cache_aside;

import com.google.gson.Gson;
import com.google.gson.JsonSyntaxException;
import java.time.Duration;
import java.util.Optional;
import lab.shop.Product;
import lab.shop.Products;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.params.SetParams;

public class ProductPages {
  static final Duration KEEP = Duration.ofMinutes(10);

  /** What lies in Redis. Boxed, so that what is missing can be seen. */
  private record Page(Boolean there, Long id, String name, Long cents) {
    static Page of(long id, Optional<Product> found) {
      return found
          .map(product -> new Page(true, product.id(), product.name(), product.cents()))
          .orElseGet(() -> new Page(false, id, null, null));
    }

    boolean isOf(long asked) {
      return there != null && id != null && id == asked && (!there || name != null && cents != null && cents >= 0);
    }

    Optional<Product> product() {
      return there ? Optional.of(new Product(id, name, cents)) : Optional.empty();
    }
  }

  private final Gson gson = new Gson();
  private final RedisClient redis;
  private final Products products;

  public ProductPages(RedisClient redis, Products products) {
    this.redis = redis;
    this.products = products;
  }

  public Optional<Product> find(long id) {
    try {
      Page page = gson.fromJson(redis.get("page:" + id), Page.class);
      if (page != null && page.isOf(id)) {
        return page.product();
      }
    } catch (JsonSyntaxException | JedisDataException e) {
      // whatever that was, it is no page
    }
    Optional<Product> found = products.find(id);
    redis.set("page:" + id, gson.toJson(Page.of(id, found)), SetParams.setParams().ex(KEEP.toSeconds()));
    return found;
  }

  public void invalidate(long id) {
    redis.del("page:" + id);
  }
}
