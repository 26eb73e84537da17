// fails: 4
// A copy that lives for less than half of the promise is hardly worth a command. So
// after a slow load each visitor loads.
package ch02_staleness;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lab.chance.Chance;
import lab.shop.Accounts;
import lab.shop.Product;
import lab.shop.Products;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.params.SetParams;

public class ShopFront {
  private static final double SPREAD = 0.25;

  private static final String NO_PRODUCT = "none";

  private static final Pattern COPY =
      Pattern.compile("cents=(\\d{1,18});name=(.*)", Pattern.DOTALL);

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
    String text = redis.get(key(id));
    if (NO_PRODUCT.equals(text)) {
      return Optional.empty();
    }
    Optional<Product> copy = decode(id, text);
    return copy.isPresent() ? copy : loadAndKeep(id);
  }

  public long balance(long account) {
    return accounts.balance(account);
  }

  public void changed(Product now) {
    long left = draw();
    if (left < 1) {
      redis.del(key(now.id()));
    } else {
      redis.set(key(now.id()), encode(now), lifetime(left));
    }
  }

  private Optional<Product> loadAndKeep(long id) {
    Instant before = clock.instant();
    Optional<Product> found = products.find(id);
    long left = draw() - Duration.between(before, clock.instant()).toMillis();
    if (left > promise.toMillis() / 2) {
      redis.set(key(id), found.map(ShopFront::encode).orElse(NO_PRODUCT), lifetime(left));
    }
    return found;
  }

  private long draw() {
    return (long) (promise.toMillis() * (1 - SPREAD * chance.next()));
  }

  private static SetParams lifetime(long millis) {
    return SetParams.setParams().px(millis);
  }

  private static String key(long id) {
    return "product:" + id;
  }

  private static String encode(Product product) {
    return "cents=" + product.cents() + ";name=" + product.name();
  }

  private static Optional<Product> decode(long id, String text) {
    Matcher copy = COPY.matcher(text == null ? "" : text);
    return copy.matches()
        ? Optional.of(new Product(id, copy.group(2), Long.parseLong(copy.group(1))))
        : Optional.empty();
  }
}
