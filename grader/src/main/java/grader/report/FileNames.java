package grader.report;

import grader.model.Gradebook;
import grader.model.Student;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import runner.cache.Hash;

/** Names of files, made of what students are called: safe on every system, each but once. */
public final class FileNames {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,59}");
  private static final Pattern DEVICE =
      Pattern.compile("(?i)(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?");

  private FileNames() {}

  /** By the id of the student, without an ending. */
  static Map<String, String> of(Gradebook book) {
    return of(book.students().stream().map(Student::id).toList());
  }

  /** By what students are called, without an ending. */
  public static Map<String, String> of(List<String> ids) {
    Map<String, String> names = new HashMap<>();
    Set<String> taken = new HashSet<>();
    for (String id : ids) {
      String name = plain(id) && taken.add(id.toLowerCase(Locale.ROOT)) ? id : marked(id);
      taken.add(name.toLowerCase(Locale.ROOT));
      names.put(id, name);
    }
    return names;
  }

  private static boolean plain(String id) {
    return PLAIN.matcher(id).matches() && !DEVICE.matcher(id).matches() && !id.endsWith(".");
  }

  private static String marked(String id) {
    String start = id.replaceAll("[^A-Za-z0-9_-]+", "_");
    String key = new Hash().add(id).key().substring(0, 8);
    return "_" + start.substring(0, Math.min(40, start.length())) + "-" + key;
  }
}
