package lab.redis;

import java.time.Duration;
import java.util.List;
import lab.story.Told;

/** What stays in the cache, judged without knowing how it was written. */
public final class RedisAssert extends Told<RedisAssert, Redis> {
  public RedisAssert(Redis actual) {
    super(actual, RedisAssert.class);
  }

  /** No entry stays for ever. */
  public RedisAssert everythingEnds() {
    List<Entry> immortal =
        actual.entries().stream().filter(entry -> entry.left().isEmpty()).toList();
    if (!immortal.isEmpty()) {
      Entry first = immortal.get(0);
      throw story(
          "The entry '"
              + first.key()
              + "' stays in the cache for ever"
              + (immortal.size() > 1 ? ", and so do " + (immortal.size() - 1) + " more." : "."),
          "Expected: whatever is cached has an end from the moment it is there.",
          "Likely cause: the value and its lifetime do not arrive together.");
    }
    return this;
  }

  /** No entry lives longer than it may. */
  public RedisAssert keepsNothingLongerThan(Duration limit) {
    for (Entry entry : actual.entries()) {
      if (entry.left().filter(left -> left.compareTo(limit) > 0).isPresent()) {
        throw story(
            "The entry '" + entry.key() + "' still has " + human(entry.left().get()) + " to live.",
            "Expected: nothing is kept for longer than " + human(limit) + ".",
            entry.left().get().compareTo(limit.multipliedBy(100)) > 0
                ? "Likely cause: milliseconds where seconds were meant, or a point in time where a"
                    + " duration was meant."
                : "Likely cause: another lifetime than the one that was asked for.");
      }
    }
    return this;
  }

  private static String human(Duration duration) {
    return duration.toMillis() < 10_000
        ? duration.toMillis() + " ms"
        : duration.toSeconds() < 7200
            ? duration.toSeconds() + " s"
            : duration.toDays() > 2 ? duration.toDays() + " days" : duration.toMinutes() + " min";
  }
}
