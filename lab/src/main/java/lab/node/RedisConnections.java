package lab.node;

import java.net.InetSocketAddress;
import lab.backend.Servers;
import lab.redis.RedisLogin;
import lab.tap.Tap;
import lab.time.Waits;
import org.apache.commons.pool2.impl.GenericObjectPoolConfig;
import redis.clients.jedis.Connection;
import redis.clients.jedis.ConnectionFactory;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.providers.PooledConnectionProvider;

/** Makes Jedis clients whose every byte passes a tap. */
final class RedisConnections {
  private RedisConnections() {}

  static Tap tap(World world, Waits waits) {
    InetSocketAddress redis =
        new InetSocketAddress(world.servers().redisHost(), world.servers().redisPort());
    return new Tap(redis, world.time(), waits, world.callers(), world.redis()::unblock);
  }

  static RedisClient through(Tap tap, Servers servers, int connections) {
    return client(config(servers), provider(tap, servers, connections));
  }

  /** A client all of whose connections are open already. */
  static RedisClient open(Tap tap, Servers servers, int connections) {
    PooledConnectionProvider provider = provider(tap, servers, connections);
    provider.getPool().addObjects(connections);
    return client(config(servers), provider);
  }

  private static RedisClient client(JedisClientConfig config, PooledConnectionProvider provider) {
    return RedisClient.builder().connectionProvider(provider).clientConfig(config).build();
  }

  private static PooledConnectionProvider provider(Tap tap, Servers servers, int connections) {
    return new PooledConnectionProvider(
        new ConnectionFactory(tap.socketFactory(), config(servers)), pool(connections));
  }

  private static JedisClientConfig config(Servers servers) {
    return RedisLogin.to(servers.redisDatabase(), servers.redisStudent()).build();
  }

  /** No waiting for a connection and no eviction thread: both go by the machine's clock. */
  private static GenericObjectPoolConfig<Connection> pool(int connections) {
    GenericObjectPoolConfig<Connection> pool = new GenericObjectPoolConfig<>();
    pool.setMaxTotal(connections);
    pool.setMaxIdle(connections);
    pool.setBlockWhenExhausted(connections > 1);
    pool.setJmxEnabled(false);
    return pool;
  }
}
