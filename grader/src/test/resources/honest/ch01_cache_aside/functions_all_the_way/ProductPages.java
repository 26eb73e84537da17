package ch01_cache_aside;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lab.shop.Product;
import lab.shop.Products;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.params.SetParams;

public class ProductPages {
  static final Duration KEEP = Duration.ofMinutes(10);

  private static final LongFunction<String> KEY = id -> "page of " + id;
  private static final Predicate<String> IS_NONE = "nothing"::equals;
  private static final Function<Product, String> WRITE =
      it -> Stream.of(it.id(), it.cents(), it.name()).map(String::valueOf).reduce((a, b) -> a + " " + b).get() + ".";
  private static final Function<String, Optional<Product>> READ =
      text -> Pattern.compile("^(\\d{1,19}) (\\d{1,18}) (.*)\\.$", Pattern.DOTALL)
          .matcher(text)
          .results()
          .findFirst()
          .map(ProductPages::product);

  private final LongFunction<Optional<Product>> page;
  private final LongConsumer forget;

  public ProductPages(RedisClient redis, Products products) {
    Function<String, Optional<String>> read = key -> attempt(() -> redis.get(key));
    BiConsumer<String, String> keep = (key, text) -> redis.set(key, text, SetParams.setParams().px(KEEP.toMillis()));
    LongFunction<Optional<Product>> load = id -> tap(products.find(id), found -> keep.accept(KEY.apply(id), found.map(WRITE).orElse("nothing")));
    page = id -> read.apply(KEY.apply(id))
        .map(text -> IS_NONE.test(text) ? Optional.<Product>empty() : READ.apply(text).or(() -> load.apply(id)))
        .orElseGet(() -> load.apply(id));
    forget = id -> redis.del(KEY.apply(id));
  }

  public Optional<Product> find(long id) {
    return page.apply(id);
  }

  public void invalidate(long id) {
    forget.accept(id);
  }

  private static Product product(MatchResult found) {
    return new Product(Long.parseLong(found.group(1)), found.group(3), Long.parseLong(found.group(2)));
  }

  private static <T> T tap(T value, Consumer<? super T> deed) {
    deed.accept(value);
    return value;
  }

  private interface Attempt<T> {
    T make();
  }

  private static <T> Optional<T> attempt(Attempt<T> attempt) {
    try {
      return Optional.ofNullable(attempt.make());
    } catch (JedisDataException e) {
      return Optional.empty();
    }
  }
}
