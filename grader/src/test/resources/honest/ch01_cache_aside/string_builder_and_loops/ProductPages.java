package ch01_cache_aside;

import java.time.Duration;
import java.util.Optional;
import lab.shop.Product;
import lab.shop.Products;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.params.SetParams;

public class ProductPages {
  static final Duration KEEP = Duration.ofMinutes(10);
  private static final int VERSION = 1;

  private RedisClient redis;
  private Products products;

  public ProductPages(RedisClient redis, Products products) {
    this.redis = redis;
    this.products = products;
  }

  public Optional<Product> find(long id) {
    String s = null;
    try {
      s = redis.get(makeKey(id));
    } catch (JedisDataException ex) {
      System.err.println("bad entry for " + id + ": " + ex.getMessage());
    }
    if (s != null) {
      if (s.equals("EMPTY")) {
        return Optional.empty();
      }
      Product p = parse(s);
      if (p != null && p.id() == id) {
        return Optional.of(p);
      }
    }
    Optional<Product> fromDb = products.find(id);
    String value;
    if (fromDb.isPresent()) {
      value = format(fromDb.get());
    } else {
      value = "EMPTY";
    }
    redis.set(makeKey(id), value, SetParams.setParams().px(KEEP.toMillis()));
    return fromDb;
  }

  public void invalidate(long id) {
    redis.del(makeKey(id));
  }

  private static String makeKey(long id) {
    return new StringBuilder("p").append(VERSION).append('_').append(id).toString();
  }

  private static String format(Product p) {
    StringBuffer sb = new StringBuffer();
    long[] numbers = {p.id(), p.cents(), p.name().length()};
    for (int i = 0; i < numbers.length; i++) {
      sb.append(numbers[i]).append(i == numbers.length - 1 ? ':' : ' ');
    }
    return sb.append(p.name()).append('\n').toString();
  }

  private static Product parse(String s) {
    int colon = s.indexOf(':');
    if (colon < 0 || s.charAt(s.length() - 1) != '\n') {
      return null;
    }
    String[] words = s.substring(0, colon).split(" ");
    if (words.length != 3) {
      return null;
    }
    long[] numbers = new long[3];
    int i = 0;
    do {
      for (char c : words[i].toCharArray()) {
        if (!Character.isDigit(c)) {
          return null;
        }
      }
      try {
        numbers[i] = Long.parseLong(words[i]);
      } catch (NumberFormatException tooLong) {
        return null;
      }
    } while (++i < 3);
    String name = s.substring(colon + 1, s.length() - 1);
    return name.length() == numbers[2] ? new Product(numbers[0], name, numbers[1]) : null;
  }
}
