package lab.backend;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where the two servers are and how to log in: all that a JVM needs to use servers that another JVM
 * owns.
 *
 * @param host name or address of both servers; loopback unless a workshop room shares them
 * @param redisPort port of Redis
 * @param redisAdmin login of the lab, which may do everything
 * @param redisStudent login of the reader's code: everything but administration
 * @param redisDatabase logical database of this place, from 0
 * @param postgresPort port of PostgreSQL
 * @param postgresAdmin login of the lab, a superuser on a server of our own
 * @param postgresStudent login of the reader's code: owns the schema {@code shop} and nothing else
 * @param postgresDatabase database of this place
 */
public record Servers(
    String host,
    int redisPort,
    Login redisAdmin,
    Login redisStudent,
    int redisDatabase,
    int postgresPort,
    Login postgresAdmin,
    Login postgresStudent,
    String postgresDatabase) {

  /**
   * A user and the password that goes with it.
   *
   * @param user name, or empty where the server knows passwords only (Redis 5)
   * @param password never empty
   */
  public record Login(String user, String password) {}

  /** How many programs can use one pair of servers at once without meeting each other. */
  public static final int PLACES = 4;

  private static final int FIELDS = 13;

  /**
   * Returns the same servers as seen from another place: other databases and another PostgreSQL
   * role, so that programs in two places never meet.
   *
   * @param n number of the place, 0 to {@link #PLACES} - 1
   * @throws IllegalArgumentException if there is no such place; the message names the value
   */
  public Servers place(int n) {
    if (n < 0 || n >= PLACES) {
      throw new IllegalArgumentException("place must be 0 to " + (PLACES - 1) + ", but was " + n);
    }
    return new Servers(
        host,
        redisPort,
        redisAdmin,
        redisStudent,
        n,
        postgresPort,
        postgresAdmin,
        Passwords.studentOf(n, postgresAdmin.password()),
        databaseOf(n));
  }

  /** Name of the PostgreSQL database of the n-th place. */
  static String databaseOf(int n) {
    return "shop" + n;
  }

  /**
   * Writes this down in one line of printable ASCII without blanks, passwords included, for {@link
   * #fromLine(String)} in another JVM.
   */
  public String toLine() {
    return Stream.of(
            host,
            redisPort,
            redisAdmin.user(),
            redisAdmin.password(),
            redisStudent.user(),
            redisStudent.password(),
            redisDatabase,
            postgresPort,
            postgresAdmin.user(),
            postgresAdmin.password(),
            postgresStudent.user(),
            postgresStudent.password(),
            postgresDatabase)
        .map(field -> URLEncoder.encode(field.toString(), StandardCharsets.UTF_8))
        .collect(Collectors.joining(","));
  }

  /**
   * Reads what {@link #toLine()} wrote.
   *
   * @throws IllegalArgumentException if the line is not such a line
   */
  public static Servers fromLine(String line) {
    List<String> field =
        Stream.of(line.strip().split(",", -1))
            .map(text -> URLDecoder.decode(text, StandardCharsets.UTF_8))
            .toList();
    if (field.size() != FIELDS) {
      // the line itself stays out of the message, for it holds passwords
      throw new IllegalArgumentException(
          "a line of servers has " + FIELDS + " fields, but this one has " + field.size());
    }
    return new Servers(
        field.get(0),
        Integer.parseInt(field.get(1)),
        new Login(field.get(2), field.get(3)),
        new Login(field.get(4), field.get(5)),
        Integer.parseInt(field.get(6)),
        Integer.parseInt(field.get(7)),
        new Login(field.get(8), field.get(9)),
        new Login(field.get(10), field.get(11)),
        field.get(12));
  }
}
