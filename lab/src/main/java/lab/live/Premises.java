package lab.live;

import java.time.Clock;
import java.util.concurrent.Executor;
import javax.sql.DataSource;
import lab.chance.Chance;
import lab.shop.Prices;
import lab.time.Waits;
import redis.clients.jedis.RedisClient;

/**
 * What a program gets of the world while it is watched.
 *
 * @param redis a client with a pool that is large enough for all customers
 * @param database connections to the shop's database, a pool of 10
 * @param prices the price list; every load is counted and takes as long as the lever says
 * @param clock goes with what passes in Redis, see {@link Ageing}
 * @param waits on the machine's own clock
 * @param background threads that end with the program
 */
public record Premises(
    RedisClient redis,
    DataSource database,
    Prices prices,
    Clock clock,
    Waits waits,
    Chance chance,
    Executor background) {}
