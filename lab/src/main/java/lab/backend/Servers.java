package lab.backend;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where the two servers are, how to log in, and what can be done to them: all that a JVM needs to
 * use servers that another JVM owns.
 *
 * @param redisHost name or address; loopback unless a workshop room shares the servers
 * @param redisAdmin login of the lab, which may do everything
 * @param redisStudent login of the reader's code: everything but administration
 * @param redisDatabase logical database of this place, from 0
 * @param postgresHost name or address
 * @param postgresAdmin login of the lab, a superuser
 * @param postgresStudent login of the reader's code: owns the schema {@code shop} and nothing else
 * @param postgresDatabase database of this place
 * @param first number of the databases of place 0; other readers have those before and after
 * @param abilities what a test may ask for beyond using the servers
 */
public record Servers(
    String redisHost,
    int redisPort,
    Login redisAdmin,
    Login redisStudent,
    int redisDatabase,
    String postgresHost,
    int postgresPort,
    Login postgresAdmin,
    Login postgresStudent,
    String postgresDatabase,
    int first,
    Set<Ability> abilities) {

  /**
   * A user and the password that goes with it.
   *
   * @param user name, or empty where the server knows passwords only (Redis 5)
   * @param password never empty
   */
  public record Login(String user, String password) {}

  /** How many programs of one reader can use the servers at once without meeting each other. */
  public static final int PLACES = 4;

  private static final int FIELDS = 15;
  private static final String AND = "+";

  public Servers {
    abilities = Set.copyOf(abilities);
  }

  /** The servers of one reader, seen from place 0. */
  static Servers of(
      Address redis, Login redisStudent, Address postgres, int first, Set<Ability> abilities) {
    return new Servers(
        redis.host(),
        redis.port(),
        redis.admin(),
        redisStudent,
        first,
        postgres.host(),
        postgres.port(),
        postgres.admin(),
        Passwords.studentOf(first, postgres.admin().password()),
        databaseOf(first),
        first,
        abilities);
  }

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
        redisHost,
        redisPort,
        redisAdmin,
        redisStudent,
        first + n,
        postgresHost,
        postgresPort,
        postgresAdmin,
        Passwords.studentOf(first + n, postgresAdmin.password()),
        databaseOf(first + n),
        first,
        abilities);
  }

  /** Name of the PostgreSQL database with this number. */
  static String databaseOf(int number) {
    return "shop" + number;
  }

  /** Where JDBC finds the database of this place. */
  public String postgresUrl() {
    return "jdbc:postgresql://" + postgresHost + ":" + postgresPort + "/" + postgresDatabase;
  }

  /** Whether all of this can be done to these servers. */
  public boolean can(Set<Ability> needed) {
    return abilities.containsAll(needed);
  }

  /**
   * Writes this down in one line of printable ASCII without blanks, passwords included, for {@link
   * #fromLine(String)} in another JVM.
   */
  public String toLine() {
    return Stream.of(
            redisHost,
            redisPort,
            redisAdmin.user(),
            redisAdmin.password(),
            redisStudent.user(),
            redisStudent.password(),
            redisDatabase,
            postgresHost,
            postgresPort,
            postgresAdmin.user(),
            postgresAdmin.password(),
            postgresStudent.user(),
            postgresStudent.password(),
            first,
            abilities.stream().sorted().map(Ability::name).collect(Collectors.joining(AND)))
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
    int database = Integer.parseInt(field.get(6));
    return new Servers(
        field.get(0),
        Integer.parseInt(field.get(1)),
        new Login(field.get(2), field.get(3)),
        new Login(field.get(4), field.get(5)),
        database,
        field.get(7),
        Integer.parseInt(field.get(8)),
        new Login(field.get(9), field.get(10)),
        new Login(field.get(11), field.get(12)),
        databaseOf(database),
        Integer.parseInt(field.get(13)),
        abilities(field.get(14)));
  }

  private static Set<Ability> abilities(String names) {
    return Stream.of(names.split("\\" + AND))
        .filter(name -> !name.isEmpty())
        .map(Ability::valueOf)
        .collect(Collectors.toSet());
  }
}
