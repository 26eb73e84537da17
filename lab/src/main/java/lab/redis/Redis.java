package lab.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import lab.backend.RedisInfo;
import lab.backend.Servers;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.ScanParams;
import redis.clients.jedis.resps.ScanResult;

/**
 * The cache's server as the lab sees it: through a connection of its own that may do everything.
 */
public final class Redis implements AutoCloseable {
  private static final int PAGE = 1000;

  /** On a busy machine a server was seen to wait for a core for nearly as long as the usual 2 s. */
  private static final int PATIENCE_MILLIS = 10_000;

  private final RedisClient admin;
  private final TimeShift shift;

  public Redis(Servers servers) {
    admin =
        RedisClient.builder()
            .hostAndPort(new HostAndPort(servers.redisHost(), servers.redisPort()))
            .clientConfig(
                RedisLogin.to(servers.redisDatabase(), servers.redisAdmin())
                    .socketTimeoutMillis(PATIENCE_MILLIS)
                    .build())
            .build();
    shift = new TimeShift(admin, majorVersion());
  }

  /** The server's version as it names it; "0" if it does not. */
  public String version() {
    return RedisInfo.field(admin.info("server"), "redis_version").orElse("0");
  }

  private int majorVersion() {
    return Integer.parseInt(version().split("\\.", 2)[0]);
  }

  /** Every entry of the database, in the order of its key. */
  public List<Entry> entries() {
    List<Entry> entries = new ArrayList<>();
    ScanParams page = new ScanParams().count(PAGE);
    String cursor = ScanParams.SCAN_POINTER_START;
    do {
      ScanResult<String> found = admin.scan(cursor, page);
      found.getResult().stream().distinct().map(this::entry).forEach(entries::add);
      cursor = found.getCursor();
    } while (!cursor.equals(ScanParams.SCAN_POINTER_START));
    entries.removeIf(entry -> entry.type().equals("none"));
    entries.sort((a, b) -> a.key().compareTo(b.key()));
    return entries.stream().distinct().toList();
  }

  private Entry entry(String key) {
    long left = admin.pttl(key);
    Optional<Duration> end = left < 0 ? Optional.empty() : Optional.of(Duration.ofMillis(left));
    return new Entry(key, admin.type(key), end);
  }

  /** The values of all strings, and of all fields of all hashes, as text. */
  public List<String> texts() {
    List<String> texts = new ArrayList<>();
    for (Entry entry : entries()) {
      switch (entry.type()) {
        case "string" -> texts.add(admin.get(entry.key()));
        case "hash" -> texts.addAll(admin.hvals(entry.key()));
        default -> {
          // no chapter keeps a copy in the others
        }
      }
    }
    return texts;
  }

  /** The keys of all entries, and the names of all fields of all hashes. */
  public List<String> names() {
    List<String> names = new ArrayList<>();
    for (Entry entry : entries()) {
      names.add(entry.key());
      if (entry.type().equals("hash")) {
        names.addAll(admin.hkeys(entry.key()));
      }
    }
    return names;
  }

  /** Removes every entry of this test's database. */
  public void flush() {
    admin.flushDB();
  }

  /** The lab's own connection, for what no method here does. */
  public UnifiedJedis admin() {
    return admin;
  }

  /** Moves the end of every entry nearer. */
  public void pass(Duration time) {
    shift.by(time);
  }

  /**
   * Ends the server-side wait of a connection, as if it were over.
   *
   * @param id the server's number for the connection; empty where it has told none (before Redis 6)
   * @param localPort by which to find it then, with no relay between here and the server
   */
  public void unblock(OptionalLong id, int localPort) {
    OptionalLong known = id.isPresent() ? id : idOf(localPort);
    known.ifPresent(number -> client("UNBLOCK", String.valueOf(number), "TIMEOUT"));
  }

  private OptionalLong idOf(int localPort) {
    String address = " addr=127.0.0.1:" + localPort + " ";
    return client("LIST")
        .lines()
        .filter(line -> line.contains(address))
        .mapToLong(line -> Long.parseLong(line.substring("id=".length(), line.indexOf(' '))))
        .findFirst();
  }

  private String client(String... words) {
    Object reply = admin.sendCommand(Protocol.Command.CLIENT, words);
    return reply instanceof byte[] text ? new String(text, UTF_8) : String.valueOf(reply);
  }

  /** Returns when everything that the server had to say before this call has been sent. */
  public void settle() {
    admin.ping();
    admin.ping(); // the first may be answered before what came in the same round of the server
  }

  /** Drops connections that the server has closed, because it was restarted for instance. */
  public void reconnect() {
    admin.getPool().clear();
  }

  /** Bytes that the server has accepted and not yet handed to its append-only file. */
  public long unwritten() {
    return RedisInfo.field(admin.info("persistence"), "aof_buffer_length")
        .map(Long::parseLong)
        .orElse(0L);
  }

  @Override
  public void close() {
    admin.close();
  }
}
