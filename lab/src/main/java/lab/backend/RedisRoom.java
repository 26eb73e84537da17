package lab.backend;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lab.backend.Servers.Login;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.Protocol;

/** A Redis that others use at the same time, as its administrator sees it. */
final class RedisRoom implements AutoCloseable {
  private static final String STUDENT = "student";

  private final Address address;
  private final Jedis admin;

  /** Connects; throws what Jedis throws. */
  RedisRoom(Address address) {
    this.address = address;
    this.admin =
        new Jedis(
            address.host(),
            address.port(),
            DefaultJedisClientConfig.builder()
                .user(address.admin().user())
                .password(address.admin().password())
                .build());
    admin.ping();
  }

  /** How many readers it has databases for. Those of the first four are nobody's. */
  int slots() {
    int databases = Integer.parseInt(admin.configGet("databases").getOrDefault("databases", "16"));
    return databases / Servers.PLACES - 1;
  }

  /** Its version, for instance {@code 7.2.5}. */
  String version() {
    return RedisInfo.field(admin.info("server"), "redis_version").orElse("0.0");
  }

  /**
   * The login of students, with the rights that they have on our own servers. All readers set the
   * same one, and a connection that has it keeps it meanwhile.
   */
  Login student() {
    String secret = STUDENT + ":" + address.admin().password();
    Login login = new Login(STUDENT, Passwords.sha256(secret).substring(0, 32));
    List<String> words = new ArrayList<>(List.of("SETUSER", STUDENT, "reset", "on"));
    words.add(">" + login.password());
    words.addAll(RedisConfig.rights(RedisBinary.number(version())));
    admin.sendCommand(Protocol.Command.ACL, words.toArray(String[]::new));
    return login;
  }

  /** Empties the databases of these places and ends whatever connections use them. */
  void clear(int first) {
    clients().lines().flatMap(line -> clientOf(line, first).stream()).forEach(this::end);
    for (int database = first; database < first + Servers.PLACES; database++) {
      admin.select(database);
      admin.flushDB();
    }
    admin.select(0);
  }

  private String clients() {
    byte[] list = (byte[]) admin.sendCommand(Protocol.Command.CLIENT, "LIST");
    return new String(list, UTF_8);
  }

  private static Optional<String> clientOf(String line, int first) {
    int database = -1;
    String id = "";
    for (String field : line.split(" ")) {
      if (field.startsWith("id=")) {
        id = field.substring("id=".length());
      } else if (field.startsWith("db=")) {
        database = Integer.parseInt(field.substring("db=".length()));
      }
    }
    boolean there = database >= first && database < first + Servers.PLACES;
    return there ? Optional.of(id) : Optional.empty();
  }

  private void end(String client) {
    admin.sendCommand(Protocol.Command.CLIENT, "KILL", "ID", client);
  }

  @Override
  public void close() {
    admin.close();
  }
}
