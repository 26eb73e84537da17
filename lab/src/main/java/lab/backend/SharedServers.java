package lab.backend;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import lab.backend.Servers.Login;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Servers that others may use at the same time, as one reader uses them: in a slot of its own,
 * where all is made as it is on servers of our own. What can be done is what harms nobody else.
 */
final class SharedServers implements Backend {
  private static final Set<Ability> ABILITIES = Set.of(Ability.TIME_TRAVEL);
  private static final int CONNECT_MILLIS = 2_000;

  private final Slot slot;
  private final Servers servers;
  private final List<String> programs;

  private SharedServers(Slot slot, Servers servers, List<String> programs) {
    this.slot = slot;
    this.servers = servers;
    this.programs = programs;
  }

  /**
   * Takes a slot and makes its places as new.
   *
   * @param remedy what to do when a server does not answer, as the end of a sentence
   * @throws BackendMissing if a server does not answer or refuses the login, or no slot is free
   */
  static SharedServers enter(Address redis, Address postgres, String remedy) {
    try (RedisRoom room = new RedisRoom(redis)) {
      Slot slot = Slot.claim(postgres, room.slots());
      try {
        room.clear(slot.first());
        PostgresPlaces.renew(postgres, slot.first());
        Login student = room.student();
        Servers servers = Servers.of(redis, student, postgres, slot.first(), ABILITIES);
        return new SharedServers(slot, servers, told(room, redis, postgres, slot));
      } catch (SQLException | RuntimeException e) {
        slot.close();
        throw e;
      }
    } catch (JedisException e) {
      throw silent("Redis", redis, e, remedy);
    } catch (SQLException e) {
      throw silent("PostgreSQL", postgres, e, remedy);
    }
  }

  private static List<String> told(RedisRoom room, Address redis, Address postgres, Slot slot) {
    String databases = ", databases " + slot.first() + " to " + (slot.first() + Servers.PLACES - 1);
    return List.of(
        "Redis " + room.version() + " at " + redis + databases, "PostgreSQL at " + postgres);
  }

  private static BackendMissing silent(String name, Address where, Exception e, String remedy) {
    Throwable deepest = e;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    String reason = String.valueOf(deepest.getMessage()).lines().findFirst().orElse("");
    return new BackendMissing(
        name + " can't be used at " + where + " (" + reason + "): " + remedy, e);
  }

  @Override
  public Servers servers() {
    return servers;
  }

  @Override
  public List<String> programs() {
    return programs;
  }

  @Override
  public boolean isServing() {
    return slot.isHeld() && accepts(servers.redisHost(), servers.redisPort());
  }

  /** Asked by a connection: a process that nobody buries looks alive for ever. */
  static boolean accepts(String host, int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, port), CONNECT_MILLIS);
      return true;
    } catch (IOException refused) {
      return false;
    }
  }

  @Override
  public void close() {
    slot.close();
  }
}
