package ch02_staleness;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import lab.chance.Chance;
import lab.shop.Accounts;
import lab.shop.Product;
import lab.shop.Products;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.params.SetParams;

public class ShopFront {

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
    super();
    this.redis = redis;
    this.products = products;
    this.accounts = accounts;
    this.clock = clock;
    this.chance = chance;
    this.promise = promise;
  }

  public Optional<Product> product(long id) {
    final long promiseMillis = TimeUnit.NANOSECONDS.toMillis(promise.toNanos());
    if (promiseMillis <= 0) {
      return products.find(id);
    }
    final String key = String.format("product/%d", id);
    final String cached = redis.get(key);
    if (cached != null && cached.startsWith("NO")) {
      return Optional.empty();
    }
    if (cached != null && cached.startsWith("P")) {
      final int semicolon = cached.indexOf(';');
      if (semicolon > 1) {
        try {
          final long cents = Long.valueOf(cached.substring(1, semicolon));
          return Optional.of(new Product(id, cached.substring(semicolon + 1), cents));
        } catch (NumberFormatException e) {
          System.out.println("ignoring " + key + ": " + e);
        }
      }
    }
    final long before = clock.millis();
    final Optional<Product> loaded = products.find(id);
    final long spent = clock.millis() - before;
    final long ttl = randomPartOf(promiseMillis) - spent;
    if (ttl > 0) {
      final String value;
      if (loaded.isPresent()) {
        value = "P" + loaded.get().cents() + ";" + loaded.get().name();
      } else {
        value = "NO";
      }
      redis.set(key, value, SetParams.setParams().px(ttl));
    }
    return loaded;
  }

  public long balance(long account) {
    return accounts.balance(account);
  }

  public void changed(Product now) {
    final String key = String.format("product/%d", now.id());
    final long ttl = randomPartOf(promise.toMillis());
    if (ttl > 0) {
      redis.set(key, "P" + now.cents() + ";" + now.name(), SetParams.setParams().px(ttl));
    } else {
      redis.del(key);
    }
  }

  private long randomPartOf(long millis) {
    final double factor = 1d - (chance.next() / 4d);
    return (long) (factor * (double) millis);
  }
}
