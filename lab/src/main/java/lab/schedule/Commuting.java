package lab.schedule;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import lab.callers.Act;

/**
 * Which neighbours may change places without anybody seeing it: two acts of callers on different
 * nodes that ask different servers, or touch different keys, or only read. Whatever is not known to
 * be harmless is not: scripts, transactions, messages, waits inside a server, any statement but a
 * plain SELECT.
 */
final class Commuting {
  /** No two acts change places. */
  static final Commuting NEVER = new Commuting(false);

  /** Acts change places where that is known to make no difference. */
  static final Commuting WHERE_KNOWN = new Commuting(true);

  private static final Set<String> READS =
      Set.of(
          "GET",
          "MGET",
          "EXISTS",
          "TTL",
          "PTTL",
          "TYPE",
          "STRLEN",
          "HGET",
          "HGETALL",
          "HMGET",
          "HEXISTS",
          "LLEN",
          "LRANGE",
          "SMEMBERS",
          "SISMEMBER",
          "ZSCORE");

  /** Commands that touch their first argument and no other key. */
  private static final Set<String> ONE_KEY =
      Set.of(
          "GET",
          "TTL",
          "PTTL",
          "TYPE",
          "STRLEN",
          "HGET",
          "HGETALL",
          "HMGET",
          "HEXISTS",
          "LLEN",
          "LRANGE",
          "SMEMBERS",
          "SISMEMBER",
          "ZSCORE",
          "SET",
          "SETEX",
          "PSETEX",
          "SETNX",
          "GETSET",
          "GETDEL",
          "GETEX",
          "EXPIRE",
          "PEXPIRE",
          "EXPIREAT",
          "PEXPIREAT",
          "PERSIST",
          "INCR",
          "INCRBY",
          "DECR",
          "DECRBY",
          "APPEND",
          "HSET",
          "HSETNX",
          "HMSET",
          "HDEL",
          "HINCRBY",
          "SADD",
          "SREM",
          "ZADD",
          "ZREM");

  /** Commands whose every argument is a key. */
  private static final Set<String> ALL_KEYS = Set.of("DEL", "UNLINK", "EXISTS", "MGET");

  private final boolean known;

  private Commuting(boolean known) {
    this.known = known;
  }

  /** Those of the sleeping that stay asleep when this has happened. */
  Map<Integer, Option> stillAsleep(Map<Integer, Option> sleeping, Option happened) {
    Map<Integer, Option> still = new LinkedHashMap<>(known ? sleeping : Map.of());
    still.values().removeIf(each -> !commute(each, happened));
    return still;
  }

  static boolean commute(Option one, Option two) {
    return one.act() != null
        && two.act() != null
        && one.node() != two.node()
        && commute(one.act(), two.act());
  }

  private static boolean commute(Act one, Act two) {
    if (one.server() != two.server()) {
      return isPlain(one) && isPlain(two);
    }
    if (reads(one) && reads(two)) {
      return true;
    }
    return one.server() == Act.Server.REDIS && isPlain(one) && isPlain(two) && apart(one, two);
  }

  private static boolean reads(Act act) {
    boolean select =
        act.name().equals("SELECT") && !act.toString().toUpperCase(Locale.ROOT).contains(" FOR ");
    return act.server() == Act.Server.REDIS ? READS.contains(act.name()) : isLoad(act) || select;
  }

  /** Whether it does what it does at once, wakes nobody and waits for nobody. */
  private static boolean isPlain(Act act) {
    return act.server() == Act.Server.REDIS
        ? ONE_KEY.contains(act.name()) || ALL_KEYS.contains(act.name())
        : reads(act);
  }

  private static boolean isLoad(Act act) {
    return act.name().equals("LOAD");
  }

  private static boolean apart(Act one, Act two) {
    return keys(one).stream().noneMatch(keys(two)::contains);
  }

  private static List<String> keys(Act act) {
    return ALL_KEYS.contains(act.name()) ? act.words() : act.words().subList(0, 1);
  }
}
