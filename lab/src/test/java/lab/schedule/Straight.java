package lab.schedule;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.stream.IntStream;
import lab.node.Node;

/** Callers that do the same things whatever happens, and how many orders there are of them. */
final class Straight {
  private Straight() {}

  /** Appends a word so often to the text under a key. */
  static Race.Call<Node> appends(String key, String word, int times) {
    return node -> {
      IntStream.range(0, times).forEach(n -> node.redis().append(key, word));
      return null;
    };
  }

  /** Does one thing after the other. */
  @SafeVarargs
  static Race.Call<Node> doing(Race.Call<Node>... things) {
    return node -> {
      for (Race.Call<Node> thing : things) {
        thing.on(node);
      }
      return null;
    };
  }

  /** Number of orders of so many things of each caller: (a + b + …)! / (a! b! …). */
  static int orders(int... things) {
    BigInteger each =
        Arrays.stream(things).mapToObj(Straight::factorial).reduce(BigInteger::multiply).get();
    return factorial(Arrays.stream(things).sum()).divide(each).intValueExact();
  }

  private static BigInteger factorial(int n) {
    return IntStream.rangeClosed(1, n)
        .mapToObj(BigInteger::valueOf)
        .reduce(BigInteger.ONE, BigInteger::multiply);
  }
}
