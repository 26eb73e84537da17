package lab.backend;

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

  /** A user and the password that goes with it. */
  public record Login(String user, String password) {}

  /** How many programs can use one pair of servers at once without meeting each other. */
  public static final int PLACES = 4;
}
