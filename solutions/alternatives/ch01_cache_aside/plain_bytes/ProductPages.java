// Numbers as eight bytes each, then the name. Short and fast to read; what is no longer than the
// numbers, or names another product, is not a copy. Choose it when every byte counts.
package ch01_cache_aside;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import lab.shop.Product;
import lab.shop.Products;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.params.SetParams;

public class ProductPages {
  static final Duration KEEP = Duration.ofMinutes(10);

  private final RedisClient redis;
  private final Products products;

  public ProductPages(RedisClient redis, Products products) {
    this.redis = redis;
    this.products = products;
  }

  public Optional<Product> find(long id) {
    ByteBuffer bytes = read(id);
    if (bytes.remaining() >= Long.BYTES && bytes.getLong() == id) {
      if (!bytes.hasRemaining()) {
        return Optional.empty();
      } else if (bytes.remaining() >= Long.BYTES) {
        long cents = bytes.getLong();
        return Optional.of(new Product(id, UTF_8.decode(bytes).toString(), cents));
      }
    }
    Optional<Product> found = products.find(id);
    redis.set(key(id), bytes(id, found), SetParams.setParams().px(KEEP.toMillis()));
    return found;
  }

  public void invalidate(long id) {
    redis.del(key(id));
  }

  private ByteBuffer read(long id) {
    try {
      byte[] bytes = redis.get(key(id));
      return ByteBuffer.wrap(bytes == null ? new byte[0] : bytes);
    } catch (JedisDataException e) {
      return ByteBuffer.allocate(0);
    }
  }

  private static byte[] key(long id) {
    return ("product:" + id).getBytes(US_ASCII);
  }

  private static byte[] bytes(long id, Optional<Product> answer) {
    byte[] name = answer.map(Product::name).orElse("").getBytes(UTF_8);
    ByteBuffer bytes = ByteBuffer.allocate(2 * Long.BYTES + name.length).putLong(id);
    answer.ifPresent(product -> bytes.putLong(product.cents()).put(name));
    byte[] all = new byte[bytes.flip().remaining()];
    bytes.get(all);
    return all;
  }
}
