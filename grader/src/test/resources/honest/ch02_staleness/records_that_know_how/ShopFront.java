package ch02_staleness;

import com.google.gson.Gson;
import com.google.gson.JsonSyntaxException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lab.chance.Chance;
import lab.shop.Accounts;
import lab.shop.Product;
import lab.shop.Products;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.params.SetParams;

public class ShopFront {
  private record Deps(RedisClient redis, Products products, Accounts accounts, Gson gson) {}

  private record Terms(Clock clock, Chance chance, Duration promise) {
    boolean keepsNothing() {
      return promise.toMillis() == 0;
    }

    Duration draw() {
      return Duration.ofMillis((long) (promise.toMillis() * (1 - 0.25 * chance.next())));
    }

    Duration since(Instant begin) {
      return Duration.between(begin, clock.instant());
    }
  }

  private record Entry(String key, List<Product> products) {
    static Entry of(long id, Product... products) {
      return new Entry("e" + id, List.of(products));
    }

    boolean keep(Deps deps, Duration left) {
      if (left.toMillis() < 1) {
        return false;
      }
      deps.redis().set(key, deps.gson().toJson(products.toArray()), SetParams.setParams().px(left.toMillis()));
      return true;
    }
  }

  private final Deps deps;
  private final Terms terms;

  public ShopFront(
      RedisClient redis, Products products, Accounts accounts, Clock clock, Chance chance, Duration promise) {
    deps = new Deps(redis, products, accounts, new Gson());
    terms = new Terms(clock, chance, promise);
  }

  public Optional<Product> product(long id) {
    if (terms.keepsNothing()) {
      return deps.products().find(id);
    }
    Optional<List<Product>> copy = copy(id);
    if (copy.isPresent()) {
      return copy.get().stream().findFirst();
    }
    var begin = terms.clock().instant();
    var found = deps.products().find(id);
    Entry.of(id, found.stream().toArray(Product[]::new)).keep(deps, terms.draw().minus(terms.since(begin)));
    return found;
  }

  private Optional<List<Product>> copy(long id) {
    try {
      return Optional.ofNullable(deps.redis().get("e" + id))
          .map(text -> deps.gson().fromJson(text, Product[].class))
          .map(all -> Stream.of(all).collect(Collectors.toUnmodifiableList()))
          .filter(all -> all.stream().allMatch(it -> it.id() == id && it.name() != null));
    } catch (JsonSyntaxException | NullPointerException e) {
      return Optional.empty();
    }
  }

  public long balance(long account) {
    return deps.accounts().balance(account);
  }

  public void changed(Product now) {
    if (!Entry.of(now.id(), now).keep(deps, terms.draw())) {
      deps.redis().del("e" + now.id());
    }
  }
}
