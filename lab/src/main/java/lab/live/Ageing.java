package lab.live;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import lab.redis.Entry;
import lab.redis.Redis;

/**
 * Lets the long quiet part of a price's life pass at once. The chapters' programs keep a price for
 * 60 seconds, and a room does not want to wait for that: when a new copy lies in Redis and no load
 * is under way, its end and the program's clock are moved by up to {@link #SKIPPED}, so that it
 * lives {@link #SHOWN} more seconds of the room's time. Nothing else is moved, and not a copy that
 * lives shorter.
 *
 * <p>While copies are held, nothing is skipped, and time stands still for them: when a copy has
 * lived for {@link #NEWER} and no load is under way, its end and the program's clock are moved back
 * to where they were when it was stored. Locks run off as ever. A copy that was short from the
 * start can't be told from a lock, and is not held.
 */
final class Ageing {
  /** At most this much is skipped of each life. */
  static final Duration SKIPPED = Duration.ofSeconds(50);

  /** At least this much is left of it. */
  static final Duration SHOWN = Duration.ofSeconds(10);

  /** What ends sooner is a lock, or a copy whose life is short enough to be watched. */
  private static final Duration SHORT = Duration.ofSeconds(25);

  /** A copy whose end has moved away by more than this is a new one. */
  private static final Duration NEWER = Duration.ofSeconds(5);

  /** What has been skipped so far. Written by the show's thread, read by the program's. */
  private volatile Duration ahead = Duration.ZERO;

  /** Keys that had a long life: while a load is under way, the others may be its lock. */
  private final Set<String> copies = new HashSet<>();

  private Duration before = Duration.ZERO;

  /** What was left of the newest copy when it was first seen. */
  private Duration life = Duration.ZERO;

  private boolean isNew;
  private boolean held;

  /** Whether copies are held from now on; only by the thread that looks. */
  void hold(boolean on) {
    held = on;
  }

  /**
   * Looks at the copy and skips if that is due; the caller's thread is the only one that does.
   *
   * @param quiet whether no load is under way
   * @return what is left until the copy's end; negative if there is none
   */
  Duration look(Redis redis, boolean quiet) {
    List<Entry> entries = redis.entries();
    copies.retainAll(entries.stream().map(Entry::key).toList());
    entries.stream().filter(Ageing::lasts).map(Entry::key).forEach(copies::add);
    Duration left =
        entries.stream()
            .filter(entry -> quiet || copies.contains(entry.key()))
            .flatMap(entry -> entry.left().stream())
            .max(Duration::compareTo)
            .orElse(Duration.ofMillis(-1));
    boolean another = left.minus(before).compareTo(NEWER) > 0;
    life = another ? left : life;
    isNew = left.compareTo(SHORT) > 0 && (isNew || another);
    before = left;
    if (held) {
      return quiet && !copies.isEmpty() ? renew(redis, entries, left) : left;
    }
    return isNew && quiet ? skip(redis, left) : left;
  }

  private static boolean lasts(Entry entry) {
    return entry.left().filter(left -> left.compareTo(SHORT) > 0).isPresent();
  }

  private Duration skip(Redis redis, Duration left) {
    Duration most = left.minus(SHOWN);
    Duration by = most.compareTo(SKIPPED) < 0 ? most : SKIPPED;
    ahead = ahead.plus(by);
    redis.pass(by);
    isNew = false;
    before = left.minus(by);
    return before;
  }

  private Duration renew(Redis redis, List<Entry> entries, Duration left) {
    Duration by = life.minus(left);
    if (by.compareTo(NEWER) <= 0) {
      return left;
    }
    ahead = ahead.minus(by);
    for (Entry entry : entries) {
      if (copies.contains(entry.key()) && entry.left().isPresent()) {
        redis.admin().pexpire(entry.key(), entry.left().get().plus(by).toMillis());
      }
    }
    isNew = true; // once it is let go, its life passes like that of a new one
    before = life;
    return life;
  }

  /** The program's clock: the machine's, with what was skipped and given back. */
  Clock clock() {
    return new Ahead(ZoneOffset.UTC);
  }

  private final class Ahead extends Clock {
    private final ZoneId zone;

    Ahead(ZoneId zone) {
      this.zone = zone;
    }

    @Override
    public Instant instant() {
      return Instant.now().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
      return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
      return new Ahead(other);
    }
  }
}
