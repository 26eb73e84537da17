package ch01_cache_aside;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.zip.CRC32;
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
    byte[] bytes = read(id);
    if (bytes != null && isWhole(bytes)) {
      return decode(bytes);
    }
    Optional<Product> found = products.find(id);
    redis.set(key(id), encode(found.orElse(null)), SetParams.setParams().px(KEEP.toMillis()));
    return found;
  }

  public void invalidate(long id) {
    redis.del(key(id));
  }

  private byte[] read(long id) {
    try {
      return redis.get(key(id));
    } catch (JedisDataException notBytes) {
      return null;
    }
  }

  private static byte[] key(long id) {
    return ("product:" + id).getBytes(StandardCharsets.UTF_8);
  }

  /** A sum of all that follows comes first. */
  private static boolean isWhole(byte[] bytes) {
    return bytes.length > Long.BYTES && ByteBuffer.wrap(bytes).getLong() == sum(bytes, Long.BYTES);
  }

  private static long sum(byte[] bytes, int from) {
    CRC32 crc = new CRC32();
    crc.update(bytes, from, bytes.length - from);
    return crc.getValue();
  }

  private static Optional<Product> decode(byte[] bytes) {
    try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      in.skipBytes(Long.BYTES);
      return in.readBoolean()
          ? Optional.of(new Product(in.readLong(), in.readUTF(), in.readLong()))
          : Optional.empty();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static byte[] encode(Product product) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(body)) {
      out.writeBoolean(product != null);
      if (product != null) {
        out.writeLong(product.id());
        out.writeUTF(product.name());
        out.writeLong(product.cents());
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    byte[] bytes = body.toByteArray();
    return ByteBuffer.allocate(Long.BYTES + bytes.length).putLong(sum(bytes, 0)).put(bytes).array();
  }
}
