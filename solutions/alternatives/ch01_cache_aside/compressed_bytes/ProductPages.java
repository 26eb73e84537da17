// Compressed bytes with a checksum. Choose them when entries are large; a checksum finds every
// change, also one inside a number.
package ch01_cache_aside;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
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
    try {
      byte[] bytes = redis.get(key(id));
      if (bytes != null) {
        return decode(bytes);
      }
    } catch (IOException | JedisDataException e) {
      // not a copy of ours: go on as if there were none
    }
    Optional<Product> found = products.find(id);
    redis.set(key(id), encode(found), new SetParams().px(KEEP.toMillis()));
    return found;
  }

  public void invalidate(long id) {
    redis.del(key(id));
  }

  private static byte[] key(long id) {
    return ("p" + id).getBytes(StandardCharsets.US_ASCII);
  }

  /** GZIP ends with a checksum, which its reader verifies. */
  private static byte[] encode(Optional<Product> answer) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(new GZIPOutputStream(bytes))) {
      out.writeBoolean(answer.isPresent());
      if (answer.isPresent()) {
        out.writeLong(answer.get().id());
        out.writeUTF(answer.get().name());
        out.writeLong(answer.get().cents());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static Optional<Product> decode(byte[] bytes) throws IOException {
    GZIPInputStream unzipped = new GZIPInputStream(new ByteArrayInputStream(bytes));
    byte[] whole = unzipped.readAllBytes();
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(whole));
    if (!in.readBoolean()) {
      return Optional.empty();
    }
    return Optional.of(new Product(in.readLong(), in.readUTF(), in.readLong()));
  }
}
