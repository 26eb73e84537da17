package lab.inbox;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import redis.clients.jedis.AbstractTransaction;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.params.XAddParams;
import redis.clients.jedis.params.XClaimParams;
import redis.clients.jedis.params.XPendingParams;
import redis.clients.jedis.params.XReadGroupParams;
import redis.clients.jedis.resps.StreamEntry;
import redis.clients.jedis.resps.StreamPendingEntry;

/**
 * A queue in Redis that several nodes share. Taking a record does not remove it: it stays until
 * {@link #done} or {@link #park}, and whoever finds it held for too long takes it over. So each
 * record reaches somebody at least once, and sometimes twice.
 *
 * <pre>{@code
 * Inbox inbox = new Inbox(redis, "orders", "node A");
 * inbox.add("3 lamps");
 * for (Letter letter : inbox.take(10, Duration.ofSeconds(30))) {
 *   ...
 *   inbox.done(letter);
 * }
 * }</pre>
 *
 * <p>It is as durable as its Redis, no more. Each method says how many commands it sends: between
 * two of them a node may die. How long a record has been held is told by Redis' clock, which the
 * lab moves with the time of a test.
 *
 * @see <a href="https://redis.io/docs/latest/develop/data-types/streams/">Redis Streams</a>
 */
public final class Inbox {
  private static final String GROUP = "workers";
  private static final String TEXT = "text";
  private static final StreamEntryID FIRST = new StreamEntryID(0, 0);

  /** How many held records are looked at for one that was held for too long. */
  private static final int HELD = 1000;

  private final RedisClient redis;
  private final String stream;
  private final String refusals;
  private final String parked;
  private final String consumer;

  /**
   * One consumer's access to an inbox; sends nothing.
   *
   * @param name of the inbox, the same on every node
   * @param consumer who takes; no two that are alive have the same name
   */
  public Inbox(RedisClient redis, String name, String consumer) {
    this.redis = redis;
    this.stream = name;
    this.refusals = name + ":refusals";
    this.parked = name + ":parked";
    this.consumer = consumer;
  }

  /** Puts a record in, at the end. On return it is in Redis. One command. */
  public void add(String text) {
    redis.xadd(stream, XAddParams.xAddParams(), Map.of(TEXT, text));
  }

  /**
   * Takes records: those that this consumer holds already, or else those that another has held for
   * too long, or else new ones. The oldest come first. One to four commands, two more when nobody
   * has taken any before.
   *
   * @param most how many, at least 1
   * @param tooLong after this time a record that another holds is taken over: its node may be dead
   * @return empty if there is nothing to take
   */
  public List<Letter> take(int most, Duration tooLong) {
    List<Letter> held = read(most, FIRST);
    if (!held.isEmpty()) {
      return held;
    }
    List<Letter> overdue = takeOver(most, tooLong);
    return overdue.isEmpty() ? read(most, StreamEntryID.XREADGROUP_UNDELIVERED_ENTRY) : overdue;
  }

  private List<Letter> read(int most, StreamEntryID after) {
    try {
      var found =
          redis.xreadGroup(
              GROUP,
              consumer,
              XReadGroupParams.xReadGroupParams().count(most),
              Map.of(stream, after));
      return found == null
          ? List.of()
          : letters(found.stream().flatMap(e -> e.getValue().stream()));
    } catch (JedisDataException e) {
      if (!String.valueOf(e.getMessage()).startsWith("NOGROUP")) {
        throw e;
      }
      makeGroup();
      return read(most, after);
    }
  }

  private void makeGroup() {
    try {
      redis.xgroupCreate(stream, GROUP, FIRST, true);
    } catch (JedisDataException e) {
      if (!String.valueOf(e.getMessage()).startsWith("BUSYGROUP")) { // another was faster
        throw e;
      }
    }
  }

  /** XPENDING tells an idle time in Redis 5 too; to ask by it needs 6.2. */
  private List<Letter> takeOver(int most, Duration tooLong) {
    StreamEntryID[] overdue =
        redis.xpending(stream, GROUP, XPendingParams.xPendingParams("-", "+", HELD)).stream()
            .filter(held -> held.getIdleTime() >= tooLong.toMillis())
            .limit(most)
            .map(StreamPendingEntry::getID)
            .toArray(StreamEntryID[]::new);
    return overdue.length == 0
        ? List.of()
        : letters(
            redis
                .xclaim(
                    stream,
                    GROUP,
                    consumer,
                    tooLong.toMillis(),
                    XClaimParams.xClaimParams(),
                    overdue)
                .stream());
  }

  private static List<Letter> letters(Stream<StreamEntry> entries) {
    return entries
        .filter(entry -> entry != null && entry.getFields() != null) // else it is done since
        .map(entry -> new Letter(entry.getID().toString(), text(entry)))
        .toList();
  }

  private static String text(StreamEntry entry) {
    return Objects.requireNonNull(entry.getFields().get(TEXT));
  }

  /** The records are no longer needed: they are gone on return. One transaction, or nothing. */
  public void done(List<Letter> letters) {
    if (!letters.isEmpty()) {
      try (var transaction = redis.multi()) {
        remove(transaction, letters);
        transaction.exec();
      }
    }
  }

  /** The same for one record. */
  public void done(Letter letter) {
    done(List.of(letter));
  }

  /**
   * Counts that a record was refused once more, and leaves it where it is. One command.
   *
   * @return how often it has been refused so far, on whichever node, at least 1
   */
  public long refused(Letter letter) {
    return redis.hincrBy(refusals, letter.id(), 1);
  }

  /** Moves a record to where nobody takes it: a dead letter. One transaction. */
  public void park(Letter letter) {
    try (var transaction = redis.multi()) {
      transaction.rpush(parked, letter.text());
      remove(transaction, List.of(letter));
      transaction.exec();
    }
  }

  private void remove(AbstractTransaction transaction, List<Letter> letters) {
    String[] ids = letters.stream().map(Letter::id).toArray(String[]::new);
    StreamEntryID[] numbers = Stream.of(ids).map(StreamEntryID::new).toArray(StreamEntryID[]::new);
    transaction.xack(stream, GROUP, numbers);
    transaction.xdel(stream, numbers);
    transaction.hdel(refusals, ids);
  }

  /** The texts of all dead letters, the first one first. One command. */
  public List<String> parked() {
    return redis.lrange(parked, 0, -1);
  }

  /** The texts of all records that are neither done nor parked, the oldest first. One command. */
  public List<String> waiting() {
    return letters(redis.xrange(stream, "-", "+").stream()).stream().map(Letter::text).toList();
  }

  /** How many records are neither done nor parked, whether somebody holds them or not. */
  public long size() {
    return redis.xlen(stream);
  }
}
