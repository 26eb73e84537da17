// fails: 5
// Serializable costs one word and no codec. Reading it back runs whatever class the bytes name.
package ch01_cache_aside;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import lab.shop.Product;
import lab.shop.Products;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.params.SetParams;

public class ProductPages {
  static final Duration KEEP = Duration.ofMinutes(10);

  private static final String NO_PRODUCT = "none";

  private final RedisClient redis;
  private final Products products;

  public ProductPages(RedisClient redis, Products products) {
    this.redis = redis;
    this.products = products;
  }

  public Optional<Product> find(long id) {
    String text = read(key(id));
    if (NO_PRODUCT.equals(text)) {
      return Optional.empty();
    }
    Optional<Product> copy = decode(text);
    return copy.isPresent() ? copy : loadAndKeep(id);
  }

  public void invalidate(long id) {
    redis.del(key(id));
  }

  private Optional<Product> loadAndKeep(long id) {
    Optional<Product> found = products.find(id);
    SetParams lifetime = SetParams.setParams().px(KEEP.toMillis());
    redis.set(key(id), found.map(ProductPages::encode).orElse(NO_PRODUCT), lifetime);
    return found;
  }

  private String read(String key) {
    try {
      return redis.get(key);
    } catch (JedisDataException e) {
      return null;
    }
  }

  private static String key(long id) {
    return "product:" + id;
  }

  private static String encode(Product product) {
    return text(new Kept(product.id(), product.name(), product.cents()));
  }

  private record Kept(long id, String name, long cents) implements Serializable {}

  private static String text(Kept kept) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      new ObjectOutputStream(bytes).writeObject(kept);
      return Base64.getEncoder().encodeToString(bytes.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<Product> decode(String text) {
    try {
      byte[] bytes = Base64.getDecoder().decode(text == null ? "" : text);
      Kept kept = (Kept) new ObjectInputStream(new ByteArrayInputStream(bytes)).readObject();
      return Optional.of(new Product(kept.id(), kept.name(), kept.cents()));
    } catch (IOException | ClassNotFoundException | RuntimeException e) {
      return Optional.empty();
    }
  }
}
