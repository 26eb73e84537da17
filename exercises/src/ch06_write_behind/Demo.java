///usr/bin/env jbang "$0" "$@" ; exit $?
//SOURCES ../../../Deps.java
//SOURCES OrderDesk.java

package ch06_write_behind;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import lab.backend.Persistence;
import lab.demo.Play;
import lab.demo.Scenario;
import lab.demo.Scenario.Chart;
import lab.demo.Series;
import lab.demo.Shape;
import lab.demo.Solo;
import lab.demo.Stage;
import lab.node.Node;
import lab.power.MortalRedis;
import lab.shop.Order;

/**
 * A bad minute in virtual time: the database is away for two seconds, and a node dies meanwhile.
 * Then what Redis itself loses, and what it costs to have it lose less. {@code ./workbook demo 6}
 * plays the starter, the solution and yours.
 */
@Scenario(
    title = "20 customers a second order for six seconds; a node dies while the database is away",
    question = "120 customers are told that their order is theirs. The database is away from second"
        + " 2 to second 4, and the node dies in second 3. How many orders are gone with the"
        + " starter?",
    answer = "starter.lost",
    runs = 3,
    charts =
        @Chart(name = "orders", title = "What customers were told, and what the database has",
            x = "time (s)", y = "orders", shape = Shape.LINE),
    note = "Virtual time, but for the acknowledgements a second. A second node takes over in second"
        + " 3; both call work() every 100 ms. A power cut is a model: Redis starts again from what"
        + " its disk had confirmed. Acknowledgements are counted one after the other, with the"
        + " lab's tap in between.")
public final class Demo implements Play {
  private static final Duration TICK = Duration.ofMillis(100);
  private static final int TICKS_A_SECOND = 10;
  private static final int SECONDS = 40;
  private static final long LAMP = 1;
  private static final int ROUNDS = 15;
  private static final int A_ROUND = OrderDesk.CAPACITY / 2;

  private final List<Order> acknowledged = new ArrayList<>();
  private final List<Double> seconds = new ArrayList<>();
  private final List<Double> told = new ArrayList<>();
  private final List<Double> stored = new ArrayList<>();
  private Node node;
  private OrderDesk desk;
  private int orders;

  @Override
  public void on(Stage stage) throws Exception {
    List.of(acknowledged, seconds, told, stored).forEach(List::clear); // of the run before
    open(stage.node());
    for (int tick = 0; tick < SECONDS * TICKS_A_SECOND; tick++) {
      happen(stage, tick);
    }
    List<Order> there = stage.shop().ledger().placed();
    stage.figure("lost", "acknowledged orders that are gone", "",
        acknowledged.stream().filter(order -> !there.contains(order)).count());
    stage.figure("acknowledged", "orders acknowledged", "", acknowledged.size());
    stage.figure("stored", "of these stored", "", there.size());
    stage.draw(new Series("orders", "acknowledged", seconds, told));
    stage.draw(new Series("orders", "stored", seconds, stored));
    rate(stage, Persistence.NONE); // the first round would measure the compiler
    for (Persistence persistence : Persistence.values()) {
      table(stage, persistence);
    }
  }

  private void open(Node its) {
    node = its;
    desk = desk(its);
  }

  private static OrderDesk desk(Node its) {
    return new OrderDesk(
        its.toString(), its.redis(), its.dataSource(), its.clock(), its.waits());
  }

  /** What happens in one tenth of a second. */
  private void happen(Stage stage, int tick) {
    if (tick == 2 * TICKS_A_SECOND) {
      node.database().refuse();
    } else if (tick == 3 * TICKS_A_SECOND) {
      node.kill();
      open(stage.node());
      node.database().refuse();
    } else if (tick == 4 * TICKS_A_SECOND) {
      node.database().heal();
    }
    if (tick < 6 * TICKS_A_SECOND) {
      accept(2);
    }
    try {
      desk.work();
    } catch (Exception away) {
      // it is called again
    }
    stage.time().advance(TICK);
    if (tick % 5 == 0) {
      seconds.add(tick / 10.0);
      told.add((double) acknowledged.size());
      stored.add((double) stage.shop().ledger().placed().size());
    }
  }

  private void accept(int customers) {
    for (int i = 0; i < customers; i++) {
      Order order = new Order("order " + ++orders, LAMP, 1);
      try {
        if (desk.accept(order)) {
          acknowledged.add(order);
        }
      } catch (Exception refused) {
        // she was told nothing
      }
    }
  }

  private void table(Stage stage, Persistence persistence) throws Exception {
    String name = persistence == Persistence.EVERY_SECOND
        ? "everysec"
        : persistence.name().toLowerCase(Locale.ROOT);
    MortalRedis killed = filled(stage, persistence);
    killed.kill();
    killed.restart();
    stage.figure(name + "_kill", name + ": Redis and node are killed; of 60 orders gone", "",
        lost(stage, killed));
    MortalRedis cut = filled(stage, persistence);
    cut.powerCut();
    stage.figure(name + "_cut", name + ": their power is cut (a model); of 60 gone", "",
        lost(stage, cut));
    stage.figure(name + "_rate", name + ": acknowledgements a second", "",
        rate(stage, persistence));
  }

  /** A Redis with 30 orders that are older than a second, and 30 that are not. */
  private MortalRedis filled(Stage stage, Persistence persistence) {
    acknowledged.clear();
    MortalRedis redis = stage.power().redis(persistence);
    open(redis.node());
    accept(30);
    stage.time().advance(Duration.ofSeconds(1));
    accept(30);
    return redis;
  }

  /** What is not stored although a new node does all it can. */
  private long lost(Stage stage, MortalRedis redis) throws Exception {
    node.kill();
    OrderDesk desk = desk(redis.node());
    for (int call = 1; call <= 2 * A_ROUND; call++) {
      desk.work(); // one call may store one order
    }
    List<Order> there = stage.shop().ledger().placed();
    return acknowledged.stream().filter(order -> !there.contains(order)).count();
  }

  private double rate(Stage stage, Persistence persistence) {
    MortalRedis redis = stage.power().redis(persistence);
    open(redis.node());
    double[] rates = new double[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      redis.redis().flush();
      accept(1); // the connection is made
      long begin = System.nanoTime();
      accept(A_ROUND);
      rates[round] = A_ROUND * 1e9 / (System.nanoTime() - begin);
    }
    Arrays.sort(rates);
    return Math.rint(rates[ROUNDS / 2]);
  }

  public static void main(String[] arguments) {
    Solo.play(new Demo());
  }
}
