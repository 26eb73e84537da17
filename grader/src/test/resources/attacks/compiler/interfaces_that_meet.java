// attack: has the compiler walk up a billion ways to the same few interfaces
// defence: the compiler has a process and a time limit of its own
// state: COMPILE_ERROR
// points: 0
package ch00_first_red;

import java.util.concurrent.atomic.AtomicLong;
import redis.clients.jedis.RedisClient;

public class Tickets {
  private final AtomicLong last = new AtomicLong();

  public Tickets(RedisClient redis) {}

  public long draw() {
    new Walker().hashCode();
    return last.incrementAndGet();
  }

  private static final class Walker implements A30 {}

  private interface A0 {}

  private interface B0 {}

  private interface A1 extends A0, B0 {}

  private interface B1 extends A0, B0 {}

  private interface A2 extends A1, B1 {}

  private interface B2 extends A1, B1 {}

  private interface A3 extends A2, B2 {}

  private interface B3 extends A2, B2 {}

  private interface A4 extends A3, B3 {}

  private interface B4 extends A3, B3 {}

  private interface A5 extends A4, B4 {}

  private interface B5 extends A4, B4 {}

  private interface A6 extends A5, B5 {}

  private interface B6 extends A5, B5 {}

  private interface A7 extends A6, B6 {}

  private interface B7 extends A6, B6 {}

  private interface A8 extends A7, B7 {}

  private interface B8 extends A7, B7 {}

  private interface A9 extends A8, B8 {}

  private interface B9 extends A8, B8 {}

  private interface A10 extends A9, B9 {}

  private interface B10 extends A9, B9 {}

  private interface A11 extends A10, B10 {}

  private interface B11 extends A10, B10 {}

  private interface A12 extends A11, B11 {}

  private interface B12 extends A11, B11 {}

  private interface A13 extends A12, B12 {}

  private interface B13 extends A12, B12 {}

  private interface A14 extends A13, B13 {}

  private interface B14 extends A13, B13 {}

  private interface A15 extends A14, B14 {}

  private interface B15 extends A14, B14 {}

  private interface A16 extends A15, B15 {}

  private interface B16 extends A15, B15 {}

  private interface A17 extends A16, B16 {}

  private interface B17 extends A16, B16 {}

  private interface A18 extends A17, B17 {}

  private interface B18 extends A17, B17 {}

  private interface A19 extends A18, B18 {}

  private interface B19 extends A18, B18 {}

  private interface A20 extends A19, B19 {}

  private interface B20 extends A19, B19 {}

  private interface A21 extends A20, B20 {}

  private interface B21 extends A20, B20 {}

  private interface A22 extends A21, B21 {}

  private interface B22 extends A21, B21 {}

  private interface A23 extends A22, B22 {}

  private interface B23 extends A22, B22 {}

  private interface A24 extends A23, B23 {}

  private interface B24 extends A23, B23 {}

  private interface A25 extends A24, B24 {}

  private interface B25 extends A24, B24 {}

  private interface A26 extends A25, B25 {}

  private interface B26 extends A25, B25 {}

  private interface A27 extends A26, B26 {}

  private interface B27 extends A26, B26 {}

  private interface A28 extends A27, B27 {}

  private interface B28 extends A27, B27 {}

  private interface A29 extends A28, B28 {}

  private interface B29 extends A28, B28 {}

  private interface A30 extends A29, B29 {}

  private interface B30 extends A29, B29 {}
}
