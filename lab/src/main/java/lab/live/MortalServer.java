package lab.live;

import lab.backend.Persistence;
import lab.backend.PrivateRedis;
import lab.backend.Servers;
import lab.redis.Redis;
import lab.redis.RedisLogin;
import org.apache.commons.pool2.impl.GenericObjectPoolConfig;
import redis.clients.jedis.Connection;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisException;

/**
 * The Redis of one show: a process of its own, so that it can be killed without touching anybody
 * else's. It keeps nothing on a disk, and comes back empty.
 */
final class MortalServer implements AutoCloseable {
  private static final long NO_COPY = -1;

  private final PrivateRedis process = PrivateRedis.start(Persistence.NONE);
  private final Servers servers;
  private final Redis redis;
  private boolean up = true;

  MortalServer(Servers shared) {
    servers = process.insteadOf(shared);
    redis = new Redis(servers);
  }

  /** A client as a shop has it: a pool, and Jedis' own time-out of 2 s. */
  RedisClient client(int connections) {
    GenericObjectPoolConfig<Connection> pool = new GenericObjectPoolConfig<>();
    pool.setMaxTotal(connections);
    pool.setMaxIdle(connections);
    pool.setJmxEnabled(false);
    return RedisClient.builder()
        .hostAndPort(new HostAndPort(servers.redisHost(), servers.redisPort()))
        .clientConfig(RedisLogin.to(servers.redisDatabase(), servers.redisStudent()).build())
        .poolConfig(pool)
        .build();
  }

  /** Removes all keys; does nothing while the server is gone. */
  void flush() {
    ask(
        () -> {
          redis.flush();
          return 0;
        });
  }

  void kill() {
    process.kill();
    up = false;
  }

  /** Starts it, whoever has ended it; does nothing if it answers. */
  void start() {
    if (!up) {
      process.kill();
      process.restart();
      redis.reconnect();
      up = true;
    }
  }

  /** Milliseconds until the copy ends, after what {@link Ageing#look} has skipped; or -1. */
  long look(Ageing ageing, boolean quiet) {
    return ask(() -> ageing.look(redis, quiet).toMillis());
  }

  boolean isUp() {
    return up;
  }

  private long ask(Question question) {
    if (!up) {
      return NO_COPY;
    }
    try {
      return question.ask();
    } catch (JedisException gone) {
      up = false;
      return NO_COPY;
    }
  }

  private interface Question {
    long ask();
  }

  @Override
  public void close() {
    redis.close();
    process.close();
  }
}
