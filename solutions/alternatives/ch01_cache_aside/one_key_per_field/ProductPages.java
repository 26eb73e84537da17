// Price and name are entries of their own, looked for together and kept together. Choose it when
// they change, or are asked for, apart.
package ch01_cache_aside;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import lab.shop.Product;
import lab.shop.Products;
import redis.clients.jedis.AbstractTransaction;
import redis.clients.jedis.RedisClient;

public class ProductPages {
  static final Duration KEEP = Duration.ofMinutes(10);

  private final RedisClient redis;
  private final Products products;

  public ProductPages(RedisClient redis, Products products) {
    this.redis = redis;
    this.products = products;
  }

  public Optional<Product> find(long id) {
    List<String> fields = redis.mget(cents(id), name(id));
    String cents = fields.get(0) == null ? "" : fields.get(0);
    if (cents.equals("none")) {
      return Optional.empty();
    }
    if (cents.matches("\\d{1,18}") && fields.get(1) != null) {
      return Optional.of(new Product(id, fields.get(1), Long.parseLong(cents)));
    }
    Optional<Product> found = products.find(id);
    keep(id, found);
    return found;
  }

  public void invalidate(long id) {
    redis.del(cents(id), name(id));
  }

  private void keep(long id, Optional<Product> answer) {
    String cents = answer.map(product -> String.valueOf(product.cents())).orElse("none");
    try (AbstractTransaction together = redis.multi()) {
      together.psetex(cents(id), KEEP.toMillis(), cents);
      together.psetex(name(id), KEEP.toMillis(), answer.map(Product::name).orElse(""));
      together.exec();
    }
  }

  private static String cents(long id) {
    return "product:{" + id + "}:cents";
  }

  private static String name(long id) {
    return "product:{" + id + "}:name";
  }
}
