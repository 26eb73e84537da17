package lab.junit;

import java.util.List;
import java.util.Random;
import lab.shop.Product;

/** Values drawn for one test, so that no answer can be written down beforehand. */
public final class Draw {
  private static final List<String> THINGS =
      List.of("Lamp", "Chair", "Kettle", "Desk", "Mirror", "Stove", "Clock", "Shelf");

  private final Random random;

  Draw(long seed) {
    this.random = new Random(seed);
  }

  /** A number from {@code from} to {@code to}, both included. */
  public long between(long from, long to) {
    if (from > to) {
      throw new IllegalArgumentException("from must not exceed to, but was " + from + " > " + to);
    }
    return from + Math.floorMod(random.nextLong(), to - from + 1);
  }

  /** One of the given values. */
  @SafeVarargs
  public final <T> T oneOf(T... values) {
    return values[random.nextInt(values.length)];
  }

  /** An id that no product of the shop has, from 1,000,000 to 999,999,999. */
  public long freeId() {
    return between(1_000_000, 999_999_999);
  }

  /** A price that is not a whole number of euros, from 1.01 to 999.99. */
  public long cents() {
    return between(1, 999) * 100 + between(1, 99);
  }

  /** A product that the shop does not have yet. */
  public Product product() {
    String name = THINGS.get(random.nextInt(THINGS.size())) + " " + between(100, 999);
    return new Product(freeId(), name, cents());
  }
}
