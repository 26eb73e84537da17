package lab.junit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import lab.callers.Callers;
import lab.chance.Dice;
import lab.crowd.Crowds;
import lab.node.CrashPoints;
import lab.node.Node;
import lab.node.Nodes;
import lab.node.Vanishing;
import lab.node.World;
import lab.origin.Origin;
import lab.redis.Redis;
import lab.shop.Shop;
import lab.time.Time;

/** The lab of one test: put together before it, taken apart after it. */
final class Session implements AutoCloseable {
  private static final long PATIENCE_MILLIS = 5_000;

  private final long seed;
  private final Crowds crowds;
  private final Nodes nodes;
  private final Map<Class<?>, Supplier<Object>> parameters;

  private Session(long seed, ServersInUse servers, String chapter) {
    this.seed = seed;
    Redis redis = servers.redis();
    Time time = new Time(Instant.now().truncatedTo(ChronoUnit.MILLIS));
    Callers callers = new Callers(chapter, PATIENCE_MILLIS, redis::settle);
    Dice dice = new Dice(seed);
    Origin origin = new Origin(time, callers);
    Shop shop = new Shop(servers.postgres(), origin);
    Draw draw = new Draw(seed);
    time.beforeAdvance(callers::awaitSettled);
    time.onAdvance(redis::pass);
    nodes = new Nodes(new World(servers.servers(), redis, time, callers, dice));
    crowds = new Crowds(callers, time, nodes.waits());
    CrashPoints crashPoints = new CrashPoints(nodes);
    Vanishing vanishing = new Vanishing(nodes, redis);
    parameters =
        Map.ofEntries(
            Map.entry(Node.class, nodes::fresh),
            Map.entry(Nodes.class, () -> nodes),
            Map.entry(Redis.class, () -> redis),
            Map.entry(Shop.class, () -> shop),
            Map.entry(Origin.class, () -> origin),
            Map.entry(Time.class, () -> time),
            Map.entry(Dice.class, () -> dice),
            Map.entry(Draw.class, () -> draw),
            Map.entry(Crowds.class, () -> crowds),
            Map.entry(CrashPoints.class, () -> crashPoints),
            Map.entry(Vanishing.class, () -> vanishing));
    redis.flush();
    shop.reset();
  }

  /** Puts a lab together; what earlier tests left in the servers is gone. */
  static Session begin(long seed, String chapter) {
    return new Session(seed, ServersInUse.ofThisJvm(), chapter);
  }

  boolean offers(Class<?> type) {
    return parameters.containsKey(type);
  }

  List<String> offered() {
    return parameters.keySet().stream().map(Class::getSimpleName).sorted().toList();
  }

  Object give(Class<?> type) {
    Supplier<Object> supplier = parameters.get(type);
    if (supplier == null) {
      throw new IllegalArgumentException(
          "the lab has no " + type.getName() + "; it has " + offered());
    }
    return supplier.get();
  }

  long seed() {
    return seed;
  }

  @Override
  public void close() {
    crowds.close();
    nodes.close();
  }
}
