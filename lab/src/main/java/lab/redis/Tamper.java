package lab.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import redis.clients.jedis.UnifiedJedis;

/**
 * Changes entries into what another version of the program, or chance, might have left in their
 * place, whatever their form: a text loses one of its fields, is cut off or replaced by something
 * unreadable; a hash loses a field or has a word where a number was; an entry turns out to be a
 * list. The lifetime stays. A change that a reader of good will can't detect, such as a number that
 * lost its last digit, is not made.
 */
public final class Tamper {
  private static final String GARBAGE = "\u0001\u0002?\uFFFD";
  private static final List<String> SEPARATORS = List.of(";", "|", "\t", "\n", ",", "&", "\u0000");

  private final Redis redis;

  private Tamper(Redis redis) {
    this.redis = redis;
  }

  /** Looks at the entries that are there now, which the changes are made for. */
  public static Tamper with(Redis redis) {
    return new Tamper(redis);
  }

  /** One change for each thing that can be wrong with one of the entries. */
  public List<Change> changes() {
    List<Change> changes = new ArrayList<>();
    for (Entry entry : redis.entries()) {
      switch (entry.type()) {
        case "string" -> addToText(changes, entry.key());
        case "hash" -> addToHash(changes, entry.key());
        default -> { }
      }
      if (!entry.type().equals("list")) {
        changes.add(keepingItsEnd(entry.key(), "turned out to be a list", admin -> {
          admin.del(entry.key());
          admin.rpush(entry.key(), GARBAGE);
        }));
      }
    }
    return changes;
  }

  private void addToText(List<Change> changes, String key) {
    String text = redis.admin().get(key);
    withoutOneField(text).forEach((field, rest) ->
        changes.add(textChange(key, "had no field " + field, rest)));
    changes.add(textChange(key, "could not be read", GARBAGE));
    changes.add(textChange(key, "broke off after its first byte", text.substring(0, 1)));
  }

  private Change textChange(String key, String how, String text) {
    return keepingItsEnd(key, how, admin -> admin.set(key, text));
  }

  private void addToHash(List<Change> changes, String key) {
    Map<String, String> fields = redis.admin().hgetAll(key);
    fields.forEach((field, value) -> {
      if (fields.size() > 1) {
        changes.add(keepingItsEnd(key, "had no field '" + field + "'",
            admin -> admin.hdel(key, field)));
      }
      if (value.matches("-?\\d+")) {
        changes.add(keepingItsEnd(key, "had a word in the field '" + field + "'",
            admin -> admin.hset(key, field, "much")));
      }
    });
  }

  /** The text without each of its fields in turn; empty if no fields can be made out. */
  private static Map<String, String> withoutOneField(String text) {
    return text.startsWith("{") ? JsonFields.withoutOne(text) : JoinedFields.withoutOne(text);
  }

  /** Puts serialised Java objects in the place of texts: what they hold must never come alive. */
  public List<Change> plantObjects() {
    List<Change> changes = new ArrayList<>();
    for (Entry entry : redis.entries()) {
      if (entry.type().equals("string")) {
        byte[] key = entry.key().getBytes(UTF_8);
        for (byte[] form : Canary.forms()) {
          changes.add(keepingItsEnd(entry.key(), "was replaced by a serialised Java object",
              admin -> admin.set(key, form)));
        }
      }
    }
    return changes;
  }

  private Change keepingItsEnd(String key, String how, Action action) {
    return new Change("The entry '" + key + "' " + how + ".", () -> {
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

  /** Texts that are JSON objects. */
  private static final class JsonFields {
    static Map<String, String> withoutOne(String text) {
      Map<String, String> rests = new LinkedHashMap<>();
      try {
        JsonElement parsed = JsonParser.parseString(text);
        for (String field : parsed.getAsJsonObject().keySet()) {
          JsonObject rest = parsed.deepCopy().getAsJsonObject();
          rest.remove(field);
          rests.put("'" + field + "'", rest.toString());
        }
      } catch (JsonParseException | IllegalStateException e) {
        return Map.of();
      }
      return rests;
    }
  }

  /** Texts whose fields are joined by a character. */
  private static final class JoinedFields {
    static Map<String, String> withoutOne(String text) {
      Map<String, String> rests = new LinkedHashMap<>();
      for (String separator : SEPARATORS) {
        List<String> fields = Arrays.asList(text.split(Pattern.quote(separator), -1));
        if (fields.size() > 1) {
          for (int i = 0; i < fields.size(); i++) {
            List<String> rest = new ArrayList<>(fields);
            rest.remove(i);
            rests.put("'" + fields.get(i) + "'", String.join(separator, rest));
          }
          return rests;
        }
      }
      return rests;
    }
  }
}
