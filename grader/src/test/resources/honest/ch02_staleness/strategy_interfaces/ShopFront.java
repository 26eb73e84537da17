package ch02_staleness;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lab.chance.Chance;
import lab.shop.Accounts;
import lab.shop.Product;
import lab.shop.Products;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.params.SetParams;

public class ShopFront {
  /** How long what was just read may be kept, in milliseconds. */
  @FunctionalInterface
  interface Lifetime {
    long millis();

    default Lifetime minus(LongSupplier spent) {
      return () -> millis() - spent.getAsLong();
    }

    static Lifetime spread(Duration promise, Chance chance, double most) {
      return () -> Math.round(Math.floor(promise.toMillis() * (1.0 - most * chance.next())));
    }
  }

  private static final Pattern TEXT = Pattern.compile("(\\d{1,18}) (.*)", Pattern.DOTALL);

  private final RedisClient redis;
  private final Products products;
  private final Accounts accounts;
  private final Clock clock;
  private final Duration promise;
  private final Lifetime lifetime;

  public ShopFront(
      RedisClient redis, Products products, Accounts accounts, Clock clock, Chance chance, Duration promise) {
    this.redis = redis;
    this.products = products;
    this.accounts = accounts;
    this.clock = clock;
    this.promise = promise;
    this.lifetime = Lifetime.spread(promise, chance, 0.2);
  }

  public Optional<Product> product(long id) {
    if (promise.compareTo(Duration.ofMillis(1)) < 0) {
      return products.find(id);
    }
    String text = redis.get("front:" + id);
    if (text != null) {
      if (text.isEmpty()) {
        return Optional.empty();
      }
      Matcher matcher = TEXT.matcher(text);
      if (matcher.matches()) {
        return Optional.of(new Product(id, matcher.group(2), Long.parseLong(matcher.group(1))));
      }
    }
    Instant begun = clock.instant();
    Optional<Product> row = products.find(id);
    keep(id, row, lifetime.minus(() -> Duration.between(begun, clock.instant()).toMillis()));
    return row;
  }

  public long balance(long account) {
    return accounts.balance(account);
  }

  public void changed(Product now) {
    if (!keep(now.id(), Optional.of(now), lifetime)) {
      redis.del("front:" + now.id());
    }
  }

  private boolean keep(long id, Optional<Product> row, Lifetime left) {
    long millis = left.millis();
    if (millis < 1) {
      return false;
    }
    String text = row.map(product -> product.cents() + " " + product.name()).orElse("");
    redis.psetex("front:" + id, millis, text);
    return true;
  }
}
