package lab.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import redis.clients.jedis.UnifiedJedis;

/**
 * Changes entries into what another version of the program, or chance, might have left in their
 * place, whatever their form: a text loses one of its fields, is cut off or replaced by something
 * unreadable; a hash loses a field or has a word where a number was; an entry turns out to be a
 * list. The lifetime stays. A change that a reader of good will can't detect, such as a number that
 * lost its last digit, or a byte missing among bytes, is not made.
 */
public final class Tamper {
  private static final String GARBAGE = "\u0001\u0002?\uFFFD";

  private final Redis redis;

  /** Texts that stand for themselves: one as good as another. */
  private final Set<String> free = new HashSet<>();

  /** Texts that mean something else. */
  private final Set<String> meaningful = new HashSet<>();

  private Tamper(Redis redis) {
    this.redis = redis;
  }

  /** Looks at the entries that are there now, which the changes are made for. */
  public static Tamper with(Redis redis) {
    return new Tamper(redis);
  }

  /** Makes no other text of an entry that holds nothing but this one: any text may stand there. */
  public Tamper leaving(String text) {
    free.add(text);
    return this;
  }

  /** Makes no entry into one of these texts, by which the program itself means something else. */
  public Tamper butNot(Collection<String> texts) {
    meaningful.addAll(texts);
    return this;
  }

  /** One change for each thing that can be wrong with one of the entries. */
  public List<Change> changes() {
    List<Change> changes = new ArrayList<>();
    for (Entry entry : redis.entries()) {
      switch (entry.type()) {
        case "string" -> addToText(changes, entry.key());
        case "hash" -> addToHash(changes, entry.key());
        default -> {}
      }
      changes.add(ofAnotherType(entry));
    }
    return changes;
  }

  private Change ofAnotherType(Entry entry) {
    String key = entry.key();
    return entry.type().equals("string") || entry.type().equals("hash")
        ? keepingItsEnd(
            key,
            "turned out to be a list",
            admin -> {
              admin.del(key);
              admin.rpush(key, GARBAGE);
            })
        : keepingItsEnd(key, "turned out to be a text", admin -> admin.set(key, GARBAGE));
  }

  private void addToText(List<Change> changes, String key) {
    String text = redis.admin().get(key);
    if (free.contains(text)) {
      return;
    }
    Map<String, String> rests = TextFields.withoutOne(text);
    rests.forEach((field, rest) -> addText(changes, key, "had no field " + field, rest));
    addText(changes, key, "could not be read", GARBAGE);
    if (!rests.isEmpty() || TextFields.isBinary(text)) {
      addText(changes, key, "broke off after its first byte", text.substring(0, 1));
    }
  }

  private void addText(List<Change> changes, String key, String how, String text) {
    if (!meaningful.contains(text)) {
      changes.add(keepingItsEnd(key, how, admin -> admin.set(key, text)));
    }
  }

  private void addToHash(List<Change> changes, String key) {
    Map<String, String> fields = redis.admin().hgetAll(key);
    fields.forEach(
        (field, value) -> {
          if (fields.size() > 1) {
            changes.add(
                keepingItsEnd(
                    key, "had no field '" + field + "'", admin -> admin.hdel(key, field)));
          }
          if (value.matches("-?\\d+")) {
            changes.add(
                keepingItsEnd(
                    key,
                    "had a word in the field '" + field + "'",
                    admin -> admin.hset(key, field, "much")));
          }
        });
  }

  /** Puts serialised Java objects in the place of texts: what they hold must never come alive. */
  public List<Change> plantObjects() {
    List<Change> changes = new ArrayList<>();
    for (Entry entry : redis.entries()) {
      if (entry.type().equals("string") && !free.contains(redis.admin().get(entry.key()))) {
        byte[] key = entry.key().getBytes(UTF_8);
        for (byte[] form : Canary.forms()) {
          changes.add(
              keepingItsEnd(
                  entry.key(),
                  "was replaced by a serialised Java object",
                  admin -> admin.set(key, form)));
        }
      }
    }
    return changes;
  }

  private Change keepingItsEnd(String key, String how, Action action) {
    return new Change(
        "The entry '" + key + "' " + how + ".",
        () -> {
          UnifiedJedis admin = redis.admin();
          long left = admin.pttl(key);
          action.on(admin);
          if (left > 0 && admin.exists(key)) {
            admin.pexpire(key, left);
          }
        });
  }

  private interface Action {
    void on(UnifiedJedis admin);
  }

  /** One thing that is wrong with one entry. */
  public record Change(String what, Runnable action) {
    /** Makes the change; the entry must be there, as it was when the change was planned. */
    public void make() {
      action.run();
    }

    @Override
    public String toString() {
      return what;
    }
  }
}
