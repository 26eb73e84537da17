package lab.node;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import javax.sql.DataSource;
import lab.callers.Callers;
import lab.callers.LabThreads;
import lab.chance.Chance;
import lab.tap.Tap;
import lab.time.VirtualWaits;
import lab.time.Waits;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.RedisClient;

/**
 * One instance of the application. What the reader's code gets of the world comes from here, so
 * that a test can watch it, hold it, and take it away.
 */
public final class Node implements AutoCloseable {
  /** Connections to Redis: every caller of the largest crowd may wait inside the server. */
  private static final int POOL = 600;

  private final String name;
  private final World world;
  private final Clock clock;
  private final Tap tap;
  private final Database database;
  private final ExecutorService threads;
  private final VirtualWaits waits;
  private final List<RedisClient> clients = new ArrayList<>();

  private volatile boolean dead;

  /** The client with the usual pool, among the others, once it was asked for. Guarded by this. */
  private @Nullable RedisClient usual;

  Node(String name, World world, Duration clockOffset) {
    this.name = name;
    this.world = world;
    this.clock = world.time().clock(clockOffset);
    this.threads = Executors.newCachedThreadPool(LabThreads.named(name));
    this.waits = new VirtualWaits(world.time(), world.callers(), executor());
    this.tap = RedisConnections.tap(world, waits);
    this.database = new Database(world);
    world.callers().watch(database);
  }

  /** A client for Redis with a pool of up to 600 connections; the same one on every call. */
  public synchronized RedisClient redis() {
    if (usual == null) {
      usual = redis(POOL);
    }
    return usual;
  }

  /** A client for Redis with a pool of its own, which fails at once when it is exhausted. */
  public synchronized RedisClient redis(int connections) {
    RedisClient client = RedisConnections.through(tap, world.servers(), connections);
    clients.add(client);
    return client;
  }

  /** The same with every connection open, so that callers who come together need not wait. */
  public synchronized RedisClient openRedis(int connections) {
    RedisClient client = RedisConnections.open(tap, world.servers(), connections);
    clients.add(client);
    return client;
  }

  /** Connections to the shop's database, from a pool of 10; made when first asked for. */
  public DataSource dataSource() {
    return database.dataSource();
  }

  /** The database connections of this node, for tests that watch or hold them. */
  public Database database() {
    return database;
  }

  /** The node's clock; it may be wrong, as clocks are. */
  public Clock clock() {
    return clock;
  }

  /** The node's waits. */
  public Waits waits() {
    return waits;
  }

  /** Time until the next wait of this node ends by itself. */
  VirtualWaits virtualWaits() {
    return waits;
  }

  /** Whether one of its threads waits for a moment, or a task does. */
  public boolean hasPlans() {
    return waits.next().isPresent();
  }

  /** Where the node's random numbers come from. */
  public Chance chance() {
    return world.dice();
  }

  /** Threads of this node. They end with it; what is handed to a dead node is never done. */
  public Executor executor() {
    Callers callers = world.callers();
    return task -> {
      Callers.Announced announced = callers.announce(task);
      try {
        threads.execute(announced);
      } catch (RejectedExecutionException dead) {
        announced.drop();
      }
    };
  }

  /** Every command that this node sends to Redis. */
  public Tap tap() {
    return tap;
  }

  /**
   * The node dies: no command reaches Redis or PostgreSQL any more, open transactions roll back.
   */
  public void kill() {
    dead = true;
    database.takeBack();
    tap.cut();
    database.kill();
    threads.shutdownNow();
  }

  /** Whether it was killed: what its program says reaches nobody. */
  public boolean isDead() {
    return dead;
  }

  @Override
  public synchronized void close() {
    database.takeBack();
    tap.close();
    clients.forEach(RedisClient::close);
    database.close();
    threads.shutdownNow();
    world.callers().forget(database);
    world.callers().forget(tap);
  }

  @Override
  public String toString() {
    return name;
  }
}
