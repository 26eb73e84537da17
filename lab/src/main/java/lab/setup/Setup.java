package lab.setup;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.function.BiConsumer;
import lab.backend.Ability;
import lab.callers.Callers;
import lab.chance.Dice;
import lab.crowd.Crowds;
import lab.node.Nodes;
import lab.node.World;
import lab.origin.Origin;
import lab.power.Power;
import lab.redis.Redis;
import lab.schedule.Ground;
import lab.shop.Shop;
import lab.time.Time;

/**
 * A lab put together: one world with its servers, emptied and put back as every test and every demo
 * begins. The nodes and crowds that come from it end with it; the servers stay.
 */
public final class Setup implements AutoCloseable {
  /** Shorter than the shortest lease of the course, because Redis' own clock goes on meanwhile. */
  private static final long PATIENCE_MILLIS = 4_000;

  private final Redis redis;
  private final Time time;
  private final Callers callers;
  private final Dice dice;
  private final Origin origin;
  private final Shop shop;
  private final Nodes nodes;
  private final Power power;
  private final Crowds crowds;

  private Setup(
      long seed,
      ServersInUse servers,
      String chapter,
      Instant start,
      BiConsumer<Redis, Duration> passing) {
    redis = servers.redis();
    time = new Time(start);
    callers = new Callers(chapter, PATIENCE_MILLIS, this::settle);
    dice = new Dice(seed);
    origin = new Origin(time, callers);
    shop = new Shop(servers.postgres(), origin);
    time.beforeAdvance(callers::awaitSettled);
    time.onAdvance(by -> passing.accept(redis, by));
    nodes = new Nodes(new World(servers.servers(), redis, servers.postgres(), time, callers, dice));
    power = new Power(servers.servers(), nodes, time);
    crowds = new Crowds(callers, time, nodes.waits());
    redis.flush();
    shop.reset();
  }

  /**
   * Puts a lab together on the servers of this JVM; what earlier ones left in them is gone.
   *
   * @param seed of the numbers that the reader's code draws
   * @param chapter package of the reader's code
   */
  public static Setup begin(long seed, String chapter) {
    return begin(seed, chapter, Instant.now().truncatedTo(ChronoUnit.MILLIS), Redis::pass);
  }

  /** The same on servers to which all of this can be done. */
  public static Setup begin(long seed, String chapter, Set<Ability> needed) {
    Instant start = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    return new Setup(seed, ServersInUse.with(needed), chapter, start, Redis::pass);
  }

  /**
   * The same, with another way for time to pass in Redis.
   *
   * @param start of the lab's time
   * @param passing has the ends of Redis' entries come nearer whenever the lab's time moves
   */
  public static Setup begin(
      long seed, String chapter, Instant start, BiConsumer<Redis, Duration> passing) {
    return new Setup(seed, ServersInUse.ofThisJvm(), chapter, start, passing);
  }

  private void settle() {
    redis.settle();
    power.settle();
  }

  public Redis redis() {
    return redis;
  }

  public Time time() {
    return time;
  }

  public Dice dice() {
    return dice;
  }

  public Origin origin() {
    return origin;
  }

  public Shop shop() {
    return shop;
  }

  public Nodes nodes() {
    return nodes;
  }

  public Power power() {
    return power;
  }

  public Crowds crowds() {
    return crowds;
  }

  /** All of it on which schedules run. */
  public Ground ground() {
    return new Ground(callers, time, crowds, nodes, redis, dice);
  }

  @Override
  public void close() {
    crowds.close();
    callers.close();
    nodes.close();
    power.close();
  }
}
