package ch00_first_red;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BiFunction;
import redis.clients.jedis.RedisClient;

public class Tickets {
  interface Store<K extends Comparable<? super K>, V extends Number> {
    V bump(K key);
  }

  static final class Bound<K extends Comparable<? super K>, V extends Number> implements Store<K, V> {
    private final Map<K, V> last = new HashMap<>();
    private final BiFunction<? super K, ? super Map<K, V>, ? extends V> how;

    Bound(BiFunction<? super K, ? super Map<K, V>, ? extends V> how) {
      this.how = how;
    }

    @Override
    public V bump(K key) {
      V value = how.apply(key, last);
      last.put(key, value);
      return value;
    }
  }

  private final Store<String, Long> store;

  public Tickets(RedisClient redis) {
    store = new Bound<>((key, last) -> redis.incr(key));
  }

  @SafeVarargs
  private static <T extends Comparable<T>> T greatest(T first, T... more) {
    T greatest = first;
    for (T each : more) {
      greatest = each.compareTo(greatest) > 0 ? each : greatest;
    }
    return greatest;
  }

  public long draw() {
    return greatest(store.bump("tickets"), 0L, 1L);
  }
}
