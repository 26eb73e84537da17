package lab.junit;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import lab.backend.Ability;
import lab.chance.Dice;
import lab.crowd.Crowds;
import lab.node.CrashPoints;
import lab.node.Node;
import lab.node.Nodes;
import lab.origin.Origin;
import lab.power.Power;
import lab.redis.Redis;
import lab.schedule.Schedules;
import lab.setup.Setup;
import lab.shop.Shop;
import lab.story.OldServer;
import lab.time.Time;

/** The lab of one test: put together before it, taken apart after it. */
final class Session implements AutoCloseable {
  private final long seed;
  private final Setup lab;
  private final Map<Class<?>, Supplier<Object>> parameters;

  private final Schedules schedules;

  private Session(long seed, Setup lab, AtomicInteger numbers) {
    this.seed = seed;
    this.lab = lab;
    Draw draw = new Draw(seed);
    schedules = new Schedules(lab.ground(), numbers);
    CrashPoints crashPoints = new CrashPoints(lab.nodes());
    parameters =
        Map.ofEntries(
            Map.entry(Node.class, lab.nodes()::fresh),
            Map.entry(Nodes.class, lab::nodes),
            Map.entry(Redis.class, lab::redis),
            Map.entry(Shop.class, lab::shop),
            Map.entry(Origin.class, lab::origin),
            Map.entry(Time.class, lab::time),
            Map.entry(Dice.class, lab::dice),
            Map.entry(Draw.class, () -> draw),
            Map.entry(Crowds.class, lab::crowds),
            Map.entry(CrashPoints.class, () -> crashPoints),
            Map.entry(Schedules.class, () -> schedules),
            Map.entry(Power.class, lab::power));
  }

  /**
   * Puts a lab together; what earlier tests left in the servers is gone.
   *
   * @param numbers counts the schedules of the step
   */
  static Session begin(long seed, String chapter, Set<Ability> needed, AtomicInteger numbers) {
    return new Session(seed, Setup.begin(seed, chapter, needed), numbers);
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

  /**
   * For a test that has failed.
   *
   * @throws OldServer if it may have failed because the server is older than a command
   */
  void mustKnowEveryCommand() {
    List<String> unknown = lab.nodes().unknownCommands();
    if (!unknown.isEmpty()) {
      throw new OldServer(lab.redis().version(), unknown);
    }
  }

  Schedules schedules() {
    return schedules;
  }

  long seed() {
    return seed;
  }

  @Override
  public void close() {
    lab.close();
  }
}
