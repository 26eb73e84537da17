package ch02_staleness;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import lab.chance.Chance;
import lab.shop.Accounts;
import lab.shop.Product;
import lab.shop.Products;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.params.SetParams;

/** What the shop's pages ask for. Every answer is kept, and good until a moment written into it. */
public class ShopFront {
  /** Redis removes what nobody has asked for all day. */
  private static final Duration CLEAN_UP = Duration.ofDays(1);

  private final RedisClient redis;
  private final Products products;
  private final Accounts accounts;
  private final Clock clock;
  private final Duration promise;

  public ShopFront(RedisClient redis, Products products, Accounts accounts, Clock clock,
      Chance chance, Duration promise) {
    this.redis = redis;
    this.products = products;
    this.accounts = accounts;
    this.clock = clock;
    this.promise = promise;
  }

  /** The product with this number, never older than the promise; empty if the shop has none. */
  public Optional<Product> product(long id) {
    String text = cached("product:" + id, () -> products.find(id).map(this::encode).orElse(""));
    String[] parts = text.split("\\|", 2);
    return text.isEmpty()
        ? Optional.empty() : Optional.of(new Product(id, parts[1], Long.parseLong(parts[0])));
  }

  /** What is on the account, in cents: what the database says now. */
  public long balance(long account) {
    return Long.parseLong(cached("balance:" + account, () -> "" + accounts.balance(account)));
  }

  /** The shop has changed this product in the database: from now on the page shows it like this. */
  public void changed(Product now) { // good for ever, because the shop tells the next change too
    redis.set("product:" + now.id(), Long.MAX_VALUE + "|" + encode(now));
  }

  private String cached(String key, Supplier<String> load) {
    String copy = redis.get(key);
    long now = clock.instant().getEpochSecond();
    boolean good = copy != null && Long.parseLong(copy.split("\\|")[0]) >= now;
    String answer = good ? copy.split("\\|", 2)[1] : load.get();
    // TODO step 1: from which moment does the promise count?
    long until = clock.instant().getEpochSecond() + Math.max(1, promise.toSeconds());
    SetParams lifetime = SetParams.setParams().px(CLEAN_UP.toMillis());
    redis.set(key, until + "|" + answer, lifetime); // who is asked for often stays
    return answer;
  }

  private String encode(Product product) {
    return product.cents() + "|" + product.name();
  }
}
