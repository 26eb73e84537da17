// attack: has the compiler guess types for ever
// defence: time limit of the compiler
// state: COMPILE_ERROR
// points: 0
// told: The compiler was not done
package ch00_first_red;

import java.util.function.Function;
import redis.clients.jedis.RedisClient;

public class Tickets {
  public Tickets(RedisClient redis) {}

  public long draw() {
    return 1;
  }

  static <T> T f(Function<T, T> a) { return null; }
  static <T> T f(java.util.function.UnaryOperator<T> a) { return null; }
  static Object x = f(a0 -> f(a1 -> f(a2 -> f(a3 -> f(a4 -> f(a5 -> f(a6 -> f(a7 -> f(a8 -> f(a9 -> f(a10 -> f(a11 -> f(a12 -> f(a13 -> null))))))))))))));
}
