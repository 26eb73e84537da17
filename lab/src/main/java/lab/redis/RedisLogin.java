package lab.redis;

import lab.backend.Servers.Login;
import redis.clients.jedis.DefaultJedisClientConfig;

/** How Jedis logs in. */
public final class RedisLogin {
  private RedisLogin() {}

  /** The settings of a connection to a logical database, for every version of Redis. */
  public static DefaultJedisClientConfig.Builder to(int database, Login login) {
    DefaultJedisClientConfig.Builder config =
        DefaultJedisClientConfig.builder().password(login.password()).database(database);
    // Redis 5 knows no users, and takes the name of an empty one for one word too many
    return login.user().isEmpty() ? config : config.user(login.user());
  }
}
