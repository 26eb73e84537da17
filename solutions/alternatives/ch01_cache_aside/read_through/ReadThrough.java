package ch01_cache_aside;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongFunction;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisDataException;

/** A cache that loads what it does not have. */
final class ReadThrough<V> {
  private final RedisClient redis;
  private final String prefix;
  private final Duration keep;
  private final Text<V> text;
  private final LongFunction<Optional<V>> load;

  ReadThrough(
      RedisClient redis,
      String prefix,
      Duration keep,
      Text<V> text,
      LongFunction<Optional<V>> load) {
    this.redis = redis;
    this.prefix = prefix;
    this.keep = keep;
    this.text = text;
    this.load = load;
  }

  Optional<V> get(long id) {
    Optional<Optional<V>> kept = kept(prefix + id);
    return kept.orElseGet(() -> loadAndKeep(id));
  }

  void forget(long id) {
    redis.del(prefix + id);
  }

  /** Empty for a miss, an empty value inside for "there is none". */
  private Optional<Optional<V>> kept(String key) {
    String found;
    try {
      found = redis.get(key);
    } catch (JedisDataException e) {
      return Optional.empty();
    }
    if (found == null || found.isEmpty()) {
      return Optional.empty();
    }
    return found.equals("-") ? Optional.of(Optional.empty()) : text.read(found).map(Optional::of);
  }

  private Optional<V> loadAndKeep(long id) {
    Optional<V> loaded = load.apply(id);
    redis.setex(prefix + id, keep.toSeconds(), loaded.map(text::write).orElse("-"));
    return loaded;
  }

  /** How a value is written. No value is written as "-" or as an empty text. */
  interface Text<V> {
    String write(V value);

    /** Empty if the text is not one that {@link #write} has made. */
    Optional<V> read(String text);
  }
}
