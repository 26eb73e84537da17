package lab.flight;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

/**
 * Of those who share a key at the same time, the first one loads, and all of them get what it
 * brings. What is shared is the key's business: whoever has the same key gets the same answer.
 *
 * @param <V> what a load brings
 */
public final class SingleFlight<V> {
  /** Loads under way. Added by the first caller, removed by it before the others are told. */
  private final ConcurrentMap<Object, CompletableFuture<V>> flights = new ConcurrentHashMap<>();

  /**
   * Loads, or waits without a limit for whoever is loading under this key already.
   *
   * @param key compared by {@code equals}
   * @return what the one load brought; nothing is kept once it is over
   * @throws RuntimeException what the one load threw, to all of them
   */
  public V share(Object key, Supplier<V> load) {
    CompletableFuture<V> mine = new CompletableFuture<>();
    CompletableFuture<V> first = flights.putIfAbsent(key, mine);
    return first == null ? fly(key, mine, load) : wait(first);
  }

  private V fly(Object key, CompletableFuture<V> mine, Supplier<V> load) {
    try {
      V loaded = load.get();
      flights.remove(key, mine);
      mine.complete(loaded);
      return loaded;
    } catch (RuntimeException | Error failure) {
      flights.remove(key, mine);
      mine.completeExceptionally(failure);
      throw failure;
    }
  }

  private static <V> V wait(CompletableFuture<V> first) {
    try {
      return first.join();
    } catch (CompletionException wrapped) {
      if (wrapped.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      if (wrapped.getCause() instanceof Error failure) {
        throw failure;
      }
      throw wrapped;
    }
  }
}
