package lab.redis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.RestoreParams;
import redis.clients.jedis.params.ScanParams;

/**
 * Puts what is kept for one question where something else is kept for another: what a restored
 * backup, a bug or a stranger might do. Whole entries are moved, of whatever type, with their
 * lifetime; where many answers lie in one hash, the value of one field is moved to another.
 *
 * <p>Keys are bytes, so that no name is too odd.
 */
public final class Transplant {
  private final Redis redis;
  private final List<Kept> source;

  private Transplant(Redis redis) {
    this.redis = redis;
    this.source = kept();
  }

  /** Remembers all that is there now, to be put elsewhere later. */
  public static Transplant of(Redis redis) {
    return new Transplant(redis);
  }

  private record Kept(byte[] key, String type, byte[] content, Map<byte[], byte[]> fields) {}

  private record Move(String what, Runnable action) {}

  /**
   * Puts a part of what was remembered in the place of what is there now.
   *
   * @param number which part, from 0
   * @return what was done, as a sentence; empty text if there are not so many parts
   */
  public String make(int number) {
    List<Move> moves = moves(kept());
    if (number >= moves.size()) {
      return "";
    }
    moves.get(number).action.run();
    return moves.get(number).what;
  }

  private List<Move> moves(List<Kept> present) {
    List<Move> moves = new ArrayList<>();
    for (Kept from : source) {
      for (Kept to : present) {
        if (from.type.equals(to.type)) {
          moves.add(
              new Move("One customer's copy was replaced by another's.", () -> put(from, to)));
          addFields(moves, from, to);
        }
      }
    }
    if (source.size() > 1 && types(source).equals(types(present))) {
      moves.add(
          new Move(
              "All that was kept for one customer was replaced by what was kept for another.",
              () -> putAll(present)));
    }
    return moves;
  }

  private static List<String> types(List<Kept> entries) {
    return entries.stream().map(Kept::type).toList();
  }

  private void putAll(List<Kept> present) {
    for (int i = 0; i < present.size(); i++) {
      put(source.get(i), present.get(i));
    }
  }

  private void put(Kept from, Kept to) {
    UnifiedJedis admin = redis.admin();
    long left = Math.max(0, admin.pttl(to.key));
    admin.restore(to.key, left, from.content, RestoreParams.restoreParams().replace());
  }

  /** Fields with the same name are parts of one answer; others stand for different answers. */
  private void addFields(List<Move> moves, Kept from, Kept to) {
    Set<String> names = names(from);
    Set<String> others = names(to);
    from.fields.forEach(
        (name, value) ->
            to.fields.forEach(
                (other, old) -> {
                  if (!others.contains(Arrays.toString(name))
                      && !names.contains(Arrays.toString(other))) {
                    moves.add(
                        new Move(
                            "One customer's copy, a field of a hash, was replaced by another's.",
                            () -> redis.admin().hset(to.key, other, value)));
                  }
                }));
  }

  private static Set<String> names(Kept entry) {
    Set<String> names = new HashSet<>();
    entry.fields.keySet().forEach(name -> names.add(Arrays.toString(name)));
    return names;
  }

  /** In the order of the keys' bytes. */
  private List<Kept> kept() {
    UnifiedJedis admin = redis.admin();
    List<byte[]> keys = new ArrayList<>();
    byte[] cursor = ScanParams.SCAN_POINTER_START_BINARY;
    do {
      var found = admin.scan(cursor, new ScanParams().count(1000));
      keys.addAll(found.getResult());
      cursor = found.getCursorAsBytes();
    } while (!Arrays.equals(cursor, ScanParams.SCAN_POINTER_START_BINARY));
    keys.sort(Arrays::compare);
    return keys.stream().map(key -> kept(admin, key)).toList();
  }

  private static Kept kept(UnifiedJedis admin, byte[] key) {
    String type = admin.type(key);
    Map<byte[], byte[]> fields = type.equals("hash") ? admin.hgetAll(key) : Map.of();
    return new Kept(key, type, admin.dump(key), fields);
  }
}
