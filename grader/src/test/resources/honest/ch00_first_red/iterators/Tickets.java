package ch00_first_red;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.PrimitiveIterator;
import java.util.Spliterator;
import redis.clients.jedis.RedisClient;

public class Tickets implements Iterable<Long> {
  private final RedisClient redis;
  private final Iterator<Long> roll = iterator();

  public Tickets(RedisClient redis) {
    this.redis = redis;
  }

  @Override
  public Iterator<Long> iterator() {
    return new PrimitiveIterator.OfLong() {
      @Override
      public boolean hasNext() {
        return redis != null;
      }

      @Override
      public long nextLong() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        return redis.incr("tickets");
      }
    };
  }

  public long draw() {
    for (long each : this) {
      return each;
    }
    Spliterator<Long> rest = spliterator();
    return rest.hasCharacteristics(Spliterator.SIZED) ? 0 : roll.next();
  }
}
