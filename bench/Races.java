import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import lab.node.Node;
import lab.schedule.Race;
import lab.schedule.Schedules;
import lab.setup.Setup;
import lab.shop.Shop;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Measures schedules in a JVM of its own, one figure a line: {@code rate ROUNDS} and {@code rateInRedis ROUNDS}
 * how many a second,
 * {@code share TEST} which part of a test class's time goes to tests that run schedules.
 */
final class Races {
  /** Orders of the reader's three acts and the writer's four. */
  private static final int ORDERS = 35;

  private static final int RACES = 10;

  /** Rounds that come first and are not counted: the JVM compiles meanwhile. */
  private static final int WARM_UP = 10;

  private Races() {}

  public static void main(String[] arguments) throws Exception {
    if (arguments[0].equals("share")) {
      System.out.println(share(arguments[1]));
    } else {
      for (int i = -WARM_UP; i < Integer.parseInt(arguments[1]); i++) {
        double rate = rate(arguments[0].equals("rateInRedis"));
        if (i >= 0) {
          System.out.println(rate);
        }
      }
    }
    System.exit(0); // the servers end with this JVM
  }

  // --- a reader and a writer, from a fresh state each time ------------------------------------------

  private static double rate(boolean inRedis) throws Exception {
    try (Setup lab = Setup.begin(1, "bench")) {
      Schedules schedules = new Schedules(lab.ground(), new AtomicInteger());
      Race<Node> first = inRedis ? inRedis(schedules) : inBoth(schedules, lab.shop());
      mustBeAll(first);
      long began = System.nanoTime();
      for (int i = 0; i < RACES; i++) {
        mustBeAll(inRedis ? inRedis(schedules) : inBoth(schedules, lab.shop()));
      }
      return RACES * ORDERS / ((System.nanoTime() - began) / 1e9);
    }
  }

  private static void mustBeAll(Race<Node> race) throws Exception {
    Race.Explored explored = race.check(ran -> {});
    if (!explored.equals(new Race.Explored(ORDERS, true, 0))) {
      throw new IllegalStateException("not as many as there are: " + explored);
    }
  }

  /** Both copies are in Redis: an empty Redis is a fresh state. */
  private static Race<Node> inRedis(Schedules schedules) {
    return schedules
        .of(node -> node)
        .caller("reader", 1, node -> {
          node.redis().get("price");
          return node.redis().set("price", "" + node.redis().get("truth"));
        })
        .caller("writer", 2, node -> {
          node.redis().set("truth", "3300");
          return tell(node);
        });
  }

  /** The truth is in PostgreSQL, where it must be put back each time. */
  private static Race<Node> inBoth(Schedules schedules, Shop shop) {
    return schedules
        .of(node -> node)
        .caller("reader", 1, node -> {
          node.redis().get("price");
          return node.redis().set("price", "" + shop.prices().find("Tea kettle"));
        })
        .caller("writer", 2, node -> {
          update(node);
          return tell(node);
        })
        .onFreshState(() -> shop.reprice(3, 3200));
  }

  private static void update(Node node) throws SQLException {
    try (Connection connection = node.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("update shop.products set cents = 3300 where id = 3");
    }
  }

  /** Tells all who have a copy that it is old: three acts. */
  private static Object tell(Node node) {
    node.redis().del("price");
    node.redis().incr("version");
    return node.redis().publish("changes", "price");
  }

  // --- a chapter's tests ------------------------------------------------------------------------------

  private static double share(String test) throws ClassNotFoundException {
    Stopwatch stopwatch = new Stopwatch();
    LauncherFactory.create()
        .execute(
            LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(Class.forName(test)))
                .build(),
            stopwatch);
    return stopwatch.share();
  }

  /** How long each test takes, and which of them run schedules. */
  private static final class Stopwatch implements TestExecutionListener {
    private final Map<TestIdentifier, Long> nanos = new HashMap<>();
    private final Set<TestIdentifier> racing = new HashSet<>();

    @Override
    public void executionStarted(TestIdentifier test) {
      nanos.put(test, System.nanoTime());
    }

    @Override
    public void reportingEntryPublished(TestIdentifier test, ReportEntry entry) {
      if (entry.getKeyValuePairs().containsKey("schedules")) {
        racing.add(test);
      }
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
      if (result.getStatus() != TestExecutionResult.Status.SUCCESSFUL) {
        throw new IllegalStateException(test.getDisplayName(), result.getThrowable().orElse(null));
      }
      nanos.compute(test, (same, began) -> test.isTest() ? System.nanoTime() - began : null);
    }

    private double share() {
      long all = nanos.values().stream().mapToLong(Long::longValue).sum();
      return (double) racing.stream().mapToLong(nanos::get).sum() / all;
    }
  }
}
