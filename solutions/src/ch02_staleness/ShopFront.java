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

/**
 * What the shop's pages ask for. A copy of a product lives in Redis for what is left of the promise
 * after its load, so whatever is there may be shown, and no reader has to look at a clock. Balances
 * are not copied.
 */
public class ShopFront {
  /** step 4: the largest part of the promise that chance takes off. */
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

  /** The product with this number, never older than the promise; empty if the shop has none. */
  public Optional<Product> product(long id) {
    if (promise.toMillis() < 1) {
      return products.find(id); // step 3: neither keep a copy nor look at those of others
    }
    String text = redis.get(key(id)); // step 2: a look, and nothing else
    if (NO_PRODUCT.equals(text)) {
      return Optional.empty();
    }
    Optional<Product> copy = decode(id, text);
    return copy.isPresent() ? copy : loadAndKeep(id);
  }

  /** What is on the account, in cents: what the database says now. */
  public long balance(long account) {
    return accounts.balance(account); // step 3: whoever has just moved money looks at once
  }

  /** The shop has changed this product in the database: from now on the page shows it like this. */
  public void changed(Product now) {
    long left = draw();
    if (left < 1) {
      redis.del(key(now.id())); // this node keeps nothing, but another may have
    } else {
      redis.set(key(now.id()), encode(now), lifetime(left)); // step 5: SET drops an earlier end
    }
  }

  /**
   * step 1: the row is as old as the load took, at most, so the copy gets what is left. step 6:
   * both moments are from one clock, and a clock that is wrong still measures right.
   */
  private Optional<Product> loadAndKeep(long id) {
    Instant before = clock.instant();
    Optional<Product> found = products.find(id);
    long left = draw() - Duration.between(before, clock.instant()).toMillis();
    if (left >= 1) { // Redis refuses a lifetime of 0 or less
      redis.set(key(id), found.map(ShopFront::encode).orElse(NO_PRODUCT), lifetime(left));
    }
    return found;
  }

  /** step 4: how old a copy may become, in milliseconds; a new draw for each, never above. */
  private long draw() {
    return (long) (promise.toMillis() * (1 - SPREAD * chance.next())); // step 5: not in seconds
  }

  /** step 6: a duration, which Redis counts on its own clock. A point in time would need ours. */
  private static SetParams lifetime(long millis) {
    return SetParams.setParams().px(millis);
  }

  private static String key(long id) {
    return "product:" + id;
  }

  private static String encode(Product product) {
    return "cents=" + product.cents() + ";name=" + product.name();
  }

  /** step 7: the one form that is read; whatever else is there is no copy. */
  private static Optional<Product> decode(long id, String text) {
    Matcher copy = COPY.matcher(text == null ? "" : text);
    return copy.matches()
        ? Optional.of(new Product(id, copy.group(2), Long.parseLong(copy.group(1))))
        : Optional.empty();
  }
}
