package lab.redis;

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

/** Finds the fields of a text: those of a JSON object, or what a separator joins. */
final class TextFields {
  private static final List<String> SEPARATORS = List.of(";", "|", "\t", "\n", ",", "&", "\u0000");

  private TextFields() {}

  /** The text without each of its fields in turn; empty if no fields can be made out. */
  static Map<String, String> withoutOne(String text) {
    return text.startsWith("{") ? withoutOneMember(text) : withoutOneJoined(text);
  }

  /** Whether these were bytes that mean something other than characters. */
  static boolean isBinary(String text) {
    return text.chars().anyMatch(c -> isNoLetter(c) && !Character.isWhitespace(c));
  }

  private static Map<String, String> withoutOneMember(String text) {
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

  private static Map<String, String> withoutOneJoined(String text) {
    for (String separator : SEPARATORS) {
      List<String> fields = Arrays.asList(text.split(Pattern.quote(separator), -1));
      if (fields.size() > 1) {
        return areWords(fields) ? withoutOne(fields, separator) : Map.of();
      }
    }
    return Map.of();
  }

  private static Map<String, String> withoutOne(List<String> fields, String separator) {
    Map<String, String> rests = new LinkedHashMap<>();
    for (int i = 0; i < fields.size(); i++) {
      List<String> rest = new ArrayList<>(fields);
      rest.remove(i);
      rests.put("'" + fields.get(i) + "'", String.join(separator, rest));
    }
    return rests;
  }

  /** In a number that was written as bytes, a separator is a byte like any other. */
  private static boolean areWords(List<String> fields) {
    return fields.stream().allMatch(field -> field.chars().noneMatch(TextFields::isNoLetter))
        && fields.stream().limit(fields.size() - 1).noneMatch(String::isEmpty);
  }

  /** U+FFFD stands where the bytes were not UTF-8. */
  private static boolean isNoLetter(int c) {
    return Character.isISOControl(c) || c == '\uFFFD';
  }
}
