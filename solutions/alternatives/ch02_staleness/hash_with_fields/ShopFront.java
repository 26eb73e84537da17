package ch02_staleness;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import lab.chance.Chance;
import lab.shop.Accounts;
import lab.shop.Product;
import lab.shop.Products;
import redis.clients.jedis.AbstractTransaction;
import redis.clients.jedis.RedisClient;

/** A hash holds the fields, and gets its end in the same transaction. */
public class ShopFront {
  private static final double SPREAD = 0.25;

  private final RedisClient redis;
  private final Products products;
  private final Accounts accounts;
  private final Clock clock;
  private final Chance chance;
  private final Duration promise;

  public ShopFront(
      RedisClient redis,
      Products products,
      Accounts accounts,
      Clock clock,
      Chance chance,
      Duration promise) {
    this.redis = redis;
    this.products = products;
    this.accounts = accounts;
    this.clock = clock;
    this.chance = chance;
    this.promise = promise;
  }

  public Optional<Product> product(long id) {
    if (promise.toMillis() < 1) {
      return products.find(id);
    }
    Map<String, String> fields = redis.hgetAll(key(id));
    if (fields.containsKey("none")) {
      return Optional.empty();
    }
    return fields.containsKey("cents") && fields.containsKey("name")
        ? Optional.of(new Product(id, fields.get("name"), Long.parseLong(fields.get("cents"))))
        : loadAndKeep(id);
  }

  public long balance(long account) {
    return accounts.balance(account);
  }

  public void changed(Product now) {
    long left = draw();
    if (left < 1) {
      redis.del(key(now.id()));
    } else {
      keep(now.id(), fields(now), left);
    }
  }

  private Optional<Product> loadAndKeep(long id) {
    Instant before = clock.instant();
    Optional<Product> found = products.find(id);
    long left = draw() - Duration.between(before, clock.instant()).toMillis();
    if (left >= 1) {
      Map<String, String> none = Map.of("none", "");
      keep(id, found.map(ShopFront::fields).orElse(none), left);
    }
    return found;
  }

  private void keep(long id, Map<String, String> fields, long left) {
    try (AbstractTransaction all = redis.multi()) {
      all.del(key(id));
      all.hset(key(id), fields);
      all.pexpire(key(id), left);
      all.exec();
    }
  }

  private long draw() {
    return (long) (promise.toMillis() * (1 - SPREAD * chance.next()));
  }

  private static String key(long id) {
    return "product:" + id;
  }

  private static Map<String, String> fields(Product product) {
    return Map.of("cents", "" + product.cents(), "name", product.name());
  }
}
