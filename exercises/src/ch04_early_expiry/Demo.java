///usr/bin/env jbang "$0" "$@" ; exit $?
//SOURCES ../../../Deps.java
//SOURCES DayPrices.java

package ch04_early_expiry;

import static java.time.Duration.ofMillis;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import lab.chance.Cycles;
import lab.demo.Marks;
import lab.demo.Play;
import lab.demo.Scenario;
import lab.demo.Scenario.Chart;
import lab.demo.Series;
import lab.demo.Shape;
import lab.demo.Solo;
import lab.demo.Stage;
import lab.live.Board;
import lab.live.LiveDemo;
import lab.live.Premises;
import lab.node.Node;
import redis.clients.jedis.RedisClient;

/**
 * The incident on real servers and the machine's own clock: a price that everybody looks at becomes
 * due. Then a table of simulated lives. {@code ./workbook demo 4} plays four programs;
 * {@code jbang} with this file plays yours.
 */
@Scenario(
    title = "500 customers a second look at one price around SOFT; a load takes 200 ms",
    question = "500 customers come each second, and a load takes 200 ms. How many of them wait for"
        + " the new price with the starter, whose lock lets one load?",
    answer = "starter.waits",
    naive = "no_lock",
    runs = 3,
    charts = {
      @Chart(name = "queries", title = "What the database is asked",
          x = "time since SOFT (ms)", y = "queries begun per 20 ms"),
      @Chart(name = "waits", title = "How long customers wait", shape = Shape.LINE,
          x = "time since SOFT (ms)", y = "longest wait (ms)"),
      @Chart(name = "head", title = "1,000 simulated prices: when the first load begins (β = 1)",
          shape = Shape.DOTS, x = "log2 of the reads in one load",
          y = "before SOFT, in loads")
    },
    note = "The price is made 57.5 s older than it is: its end in Redis and the program's clock are"
        + " moved. A query takes 200 ms here, however many run at once. A wait is the time for"
        + " which a customer's thread stands still; inside Redis (BLPOP) it is not seen. The third"
        + " picture is arithmetic with the program's refreshNow, and the same in every run; the"
        + " formula is ln(n) + 0.577 for n reads during one load.")
public final class Demo implements Play, LiveDemo {
  private static final String BLANKET = "Wool blanket";
  private static final Duration QUERY = ofMillis(200);
  private static final Duration OLDER = ofMillis(57_500);
  private static final int CUSTOMERS = 1400;
  private static final Duration WITHIN = ofMillis(2800);
  private static final Duration SPACE = ofMillis(20);
  private static final Duration FROM = ofMillis(-2200);
  private static final Duration TO = ofMillis(500);

  /** Whoever waits for longer than this waits for a load, and not for a connection. */
  private static final long A_WAIT_MILLIS = 40;

  /** Knows for how long a thread stood still; a busy machine makes it slow, and does not count. */
  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

  /** When each customer came, in nanoseconds, and for how long she stood still, in ms. */
  private final long[] came = new long[CUSTOMERS];

  private final long[] waited = new long[CUSTOMERS];

  @Override
  public void on(Stage stage) throws Exception {
    Marks queries = new Marks();
    Node node = stage.node();
    var redis = node.openRedis(600);
    stage.slowQueries(QUERY, queries);
    threads.setThreadContentionMonitoringEnabled(true);
    DayPrices older = page(stage, node, redis, Clock.offset(stage.clock(), OLDER));
    var rush = stage.customers(CUSTOMERS, WITHIN, number -> {
      came[number] = System.nanoTime();
      long before = stoodStill();
      long cents = older.priceOf(BLANKET);
      waited[number] = stoodStill() - before;
      return cents;
    });
    long begin = System.nanoTime();
    page(stage, node, redis, stage.clock()).priceOf(BLANKET); // the copy is there
    stage.redis().pass(OLDER);
    long first = rush.come();
    long soft = begin + DayPrices.SOFT.minus(OLDER).toNanos();

    Series begun = queries.per(SPACE, "queries", "", soft, FROM, TO);
    stage.figure("waits", "customers who waited for a load", "",
        LongStream.of(waited).filter(millis -> millis > A_WAIT_MILLIS).count());
    stage.figure("queries", "queries for 1,400 customers", "", queries.since(first));
    stage.figure("longest", "the longest wait", "ms", LongStream.of(waited).max().orElse(0));
    stage.figure("first", "the first query before SOFT by", "ms", head(begun));
    stage.figure("refused", "customers who got an exception", "", rush.refused());
    stage.draw(begun);
    stage.draw(waits(soft));
    table(stage);
  }

  private static DayPrices page(
      Stage stage, Node node, RedisClient redis, Clock clock) {
    return new DayPrices(redis, stage.shop().prices(), clock, stage.waits(),
        stage.random()::nextDouble, node.executor());
  }

  private long stoodStill() {
    ThreadInfo self = threads.getThreadInfo(Thread.currentThread().getId());
    return self.getWaitedTime() + self.getBlockedTime();
  }

  /** The longest wait of those who came in that time, in milliseconds. */
  private double longest(long from, long to) {
    long longest = 0;
    for (int i = 0; i < CUSTOMERS; i++) {
      if (came[i] >= from && came[i] < to) {
        longest = Math.max(longest, waited[i]);
      }
    }
    return longest;
  }

  private Series waits(long soft) {
    List<Double> x = new ArrayList<>();
    List<Double> y = new ArrayList<>();
    for (Duration at = FROM; at.compareTo(TO) < 0; at = at.plus(SPACE)) {
      x.add((double) at.toMillis());
      y.add(longest(soft + at.toNanos(), soft + at.plus(SPACE).toNanos()));
    }
    return new Series("waits", "", x, y);
  }

  /** How long before SOFT the first query began, to within one space. */
  private static double head(Series begun) {
    for (int i = 0; i < begun.x().size(); i++) {
      if (begun.y().get(i) > 0) {
        return Math.max(0, -begun.x().get(i));
      }
    }
    return 0;
  }

  private static void table(Stage stage) {
    List<Double> powers = new ArrayList<>();
    List<Double> measured = new ArrayList<>();
    List<Double> formula = new ArrayList<>();
    for (int power = 0; power <= 8; power++) {
      double reads = 1 << power;
      powers.add((double) power);
      double head = live(reads, 1).headStart().toMillis() / 2000.0;
      measured.add(rounded(Math.max(0, head))); // 0: not before SOFT
      formula.add(rounded(Math.log(reads) + 0.577));
    }
    stage.draw(new Series("head", "measured", powers, measured));
    stage.draw(new Series("head", "formula", powers, formula));
    stage.figure("loads_half", "100 reads during a load: loads for each price, β = 0.5", "",
        live(100, 0.5).loads());
    stage.figure("loads_one", "the same with β = 1", "", live(100, 1).loads());
    stage.figure("loads_two", "the same with β = 2", "", live(100, 2).loads());
    stage.figure("late", "0.2 reads during a load: first loads after SOFT", "%",
        100 * live(0.2, 1).late());
    stage.figure("late_two", "2 reads during a load: first loads after SOFT", "%",
        100 * live(2, 1).late());
  }

  private static double rounded(double value) {
    return Math.round(value * 100) / 100.0;
  }

  /** A thousand prices whose loads take two seconds. */
  private static Cycles live(double readsInALoad, double beta) {
    Duration load = Duration.ofSeconds(2);
    return Cycles.live(1000, 2015, readsInALoad / 2, DayPrices.SOFT, load,
        (left, u) -> DayPrices.refreshNow(left, load, beta, u));
  }

  @Override
  public Board open(Premises shop) {
    DayPrices page = new DayPrices(shop.redis(), shop.prices(), shop.clock(), shop.waits(),
        shop.chance(), shop.background());
    return page::priceOf;
  }

  public static void main(String[] arguments) {
    Solo.play(new Demo());
  }
}
