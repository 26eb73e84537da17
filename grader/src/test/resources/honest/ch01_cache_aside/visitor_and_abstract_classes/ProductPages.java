package ch01_cache_aside;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import lab.shop.Product;
import lab.shop.Products;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.params.SetParams;

public class ProductPages {
  static final Duration KEEP = Duration.ofMinutes(10);

  /** An answer as it is kept. */
  abstract static class Answer {
    interface Visitor<R> {
      R found(Found answer);

      R nothing(Nothing answer);
    }

    abstract <R> R accept(Visitor<R> visitor);

    static Answer of(Optional<Product> found) {
      return found.<Answer>map(Found::new).orElse(Nothing.INSTANCE);
    }
  }

  static final class Found extends Answer {
    private final Product product;

    Found(Product product) {
      this.product = Objects.requireNonNull(product, "product");
    }

    @Override
    <R> R accept(Visitor<R> visitor) {
      return visitor.found(this);
    }

    @Override
    public boolean equals(Object other) {
      return this == other
          || other != null && getClass() == other.getClass() && product.equals(((Found) other).product);
    }

    @Override
    public int hashCode() {
      return Objects.hash(product);
    }
  }

  static final class Nothing extends Answer {
    static final Nothing INSTANCE = new Nothing();

    private Nothing() {}

    @Override
    <R> R accept(Visitor<R> visitor) {
      return visitor.nothing(this);
    }
  }

  private static class Writer implements Answer.Visitor<String> {
    @Override
    public String found(Found answer) {
      Product it = answer.product;
      return "+" + it.id() + "/" + it.cents() + "/" + it.name() + "+";
    }

    @Override
    public String nothing(Nothing answer) {
      return "--";
    }
  }

  private static Answer parse(String text) {
    if (text == null) {
      return null;
    }
    if (text.equals("--")) {
      return Nothing.INSTANCE;
    }
    int first = text.indexOf('/');
    int second = text.indexOf('/', first + 1);
    if (text.length() < 2 || !text.startsWith("+") || !text.endsWith("+") || second < 0) {
      return null;
    }
    try {
      long id = Long.parseLong(text.substring(1, first));
      long cents = Long.parseLong(text.substring(first + 1, second));
      return new Found(new Product(id, text.substring(second + 1, text.length() - 1), cents));
    } catch (NumberFormatException | StringIndexOutOfBoundsException e) {
      return null;
    }
  }

  private final RedisClient redis;
  private final Products products;
  private final Answer.Visitor<String> writer = new Writer();

  public ProductPages(RedisClient redis, Products products) {
    this.redis = redis;
    this.products = products;
  }

  public Optional<Product> find(long id) {
    Answer answer = parse(get("pages/" + id));
    if (answer == null) {
      answer = Answer.of(products.find(id));
      redis.set("pages/" + id, answer.accept(writer), SetParams.setParams().ex(KEEP.getSeconds()));
    }
    return answer.accept(
        new Answer.Visitor<Optional<Product>>() {
          @Override
          public Optional<Product> found(Found found) {
            return Optional.of(found.product);
          }

          @Override
          public Optional<Product> nothing(Nothing nothing) {
            return Optional.empty();
          }
        });
  }

  private String get(String key) {
    try {
      return redis.get(key);
    } catch (JedisDataException e) {
      return null;
    }
  }

  public void invalidate(long id) {
    redis.del("pages/" + id);
  }
}
