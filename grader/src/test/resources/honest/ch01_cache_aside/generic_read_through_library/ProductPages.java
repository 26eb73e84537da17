package ch01_cache_aside;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongFunction;
import lab.shop.Product;
import lab.shop.Products;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.params.SetParams;

public class ProductPages {
  static final Duration KEEP = Duration.ofMinutes(10);

  private final ReadThrough<Product> pages;

  public ProductPages(RedisClient redis, Products products) {
    pages = new ReadThrough<>(redis, KEEP, "product", products::find, new ProductText());
  }

  public Optional<Product> find(long id) {
    return pages.get(id);
  }

  public void invalidate(long id) {
    pages.drop(id);
  }
}

/** Texts from and to values. */
interface Codec<T> {
  String write(T value);

  /** Empty if the text is none of ours. */
  Optional<T> read(String text);

  default <S> Codec<S> map(Function<? super S, ? extends T> there, Function<? super T, ? extends S> back) {
    Codec<T> inner = this;
    return new Codec<>() {
      @Override
      public String write(S value) {
        return inner.write(there.apply(value));
      }

      @Override
      public Optional<S> read(String text) {
        return inner.read(text).map(back);
      }
    };
  }
}

final class ProductText implements Codec<Product> {
  @Override
  public String write(Product product) {
    String name = Base64.getUrlEncoder().encodeToString(product.name().getBytes(StandardCharsets.UTF_8));
    return String.join("|", "v1", "" + product.id(), "" + product.cents(), name, "end");
  }

  @Override
  public Optional<Product> read(String text) {
    String[] parts = text.split("\\|", -1);
    if (parts.length != 5 || !parts[0].equals("v1") || !parts[4].equals("end")) {
      return Optional.empty();
    }
    try {
      String name = new String(Base64.getUrlDecoder().decode(parts[3]), StandardCharsets.UTF_8);
      return Optional.of(new Product(Long.parseLong(parts[1]), name, Long.parseLong(parts[2])));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}

final class ReadThrough<T> {
  private static final String NONE = "-";

  private final RedisClient redis;
  private final SetParams lifetime;
  private final String prefix;
  private final LongFunction<Optional<T>> loader;
  private final Codec<T> codec;

  ReadThrough(RedisClient redis, Duration keep, String prefix, LongFunction<Optional<T>> loader, Codec<T> codec) {
    this.redis = redis;
    this.lifetime = SetParams.setParams().px(keep.toMillis());
    this.prefix = prefix;
    this.loader = loader;
    this.codec = codec;
  }

  Optional<T> get(long id) {
    String text = text(id);
    if (NONE.equals(text)) {
      return Optional.empty();
    }
    return Optional.ofNullable(text).flatMap(codec::read).or(() -> load(id));
  }

  void drop(long id) {
    redis.del(prefix + "/" + id);
  }

  private Optional<T> load(long id) {
    Optional<T> value = loader.apply(id);
    redis.set(prefix + "/" + id, value.map(codec::write).orElse(NONE), lifetime);
    return value;
  }

  private String text(long id) {
    try {
      return redis.get(prefix + "/" + id);
    } catch (JedisDataException wrongType) {
      return null;
    }
  }
}
