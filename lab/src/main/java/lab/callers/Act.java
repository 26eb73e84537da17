package lab.callers;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One thing that the reader's code asks of a server: a command, a statement, the end of a
 * transaction. It is itself and equal to no other, however alike.
 */
public final class Act {
  private final Server server;
  private final String name;
  private final List<String> words;
  private final boolean point;
  private final boolean follows;

  private Act(Server server, String name, List<String> words, boolean point, boolean follows) {
    this.server = server;
    this.name = name;
    this.words = List.copyOf(words);
    this.point = point;
    this.follows = follows;
  }

  /**
   * A command to Redis.
   *
   * @param point whether it changes or reads anything by itself: a command that is queued between
   *     MULTI and EXEC does not
   * @param follows whether earlier commands of its connection are not answered yet
   */
  public static Act redis(String name, List<String> arguments, boolean point, boolean follows) {
    return new Act(Server.REDIS, name, arguments, point, follows);
  }

  /**
   * A statement to PostgreSQL.
   *
   * @param name its first word in upper case, such as SELECT or COMMIT
   * @param text the statement with its values, or what a load of the lab's own is for
   */
  public static Act postgres(String name, String text) {
    return new Act(Server.POSTGRES, name, List.of(text), true, false);
  }

  /** Who is asked. */
  public Server server() {
    return server;
  }

  /** In upper case, as in "GET" or "SELECT". */
  public String name() {
    return name;
  }

  /** The arguments of a command; the whole text of a statement. */
  public List<String> words() {
    return words;
  }

  /** Whether it makes a difference when it happens. */
  public boolean isPoint() {
    return point;
  }

  /** Whether the server may still be busy with what was sent before it. */
  public boolean follows() {
    return follows;
  }

  /** As it would be typed, but for scripts: of those only what they are given. */
  @Override
  public String toString() {
    if (server == Server.POSTGRES) {
      return words.get(0);
    }
    return words.isEmpty() ? name : name + " " + (isScript() ? script() : typed(words));
  }

  private boolean isScript() {
    return name.startsWith("EVAL") && words.size() > 1 && words.get(1).matches("\\d{1,4}");
  }

  private String script() {
    int arguments = Math.min(words.size(), 2 + Integer.parseInt(words.get(1)));
    String keys = typed(words.subList(2, arguments));
    String rest = typed(words.subList(arguments, words.size()));
    return "script(" + keys + (rest.isEmpty() ? "" : "; " + rest) + ")";
  }

  private static String typed(List<String> words) {
    return words.stream()
        .map(word -> word.isEmpty() || word.contains(" ") ? "'" + word + "'" : word)
        .collect(Collectors.joining(" "));
  }

  /** One of the two copies' homes. */
  public enum Server {
    REDIS,
    POSTGRES
  }
}
