package lab.live;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import lab.backend.PostgresPool;
import lab.backend.Servers;
import lab.setup.ServersInUse;
import lab.setup.Setup;
import lab.time.Waits;

/**
 * One program that is watched: it serves steady customers from a Redis of its own and from this
 * place's PostgreSQL until it is closed. Built, moved and read by one thread.
 */
public final class Show implements AutoCloseable {
  /** How often a sample is due. */
  public static final Duration TICK = Duration.ofMillis(250);

  /** The greatest rate. */
  public static final int MOST_A_SECOND = 500;

  /** The slowest query. */
  public static final int SLOWEST_MILLIS = 2000;

  /** What everybody looks at. */
  public static final String ARTICLE = "Wool blanket";

  private final Setup lab;
  private final MortalServer redis;
  private final DataSource database;
  private final ExecutorService background =
      Executors.newCachedThreadPool(task -> Customers.daemon(task, "background"));
  private final Ageing ageing = new Ageing();
  private final Meter meter = new Meter();
  private final Loads loads;
  private final PriceList prices;
  private final Customers customers;
  private final Arrivals arrivals;
  private long lastMillis = System.currentTimeMillis();

  /**
   * Opens a program and has it serve one customer. The others come when {@link Lever#RATE} is
   * pulled; until then a query takes no time.
   *
   * @param chapter package of the program
   * @throws Exception whatever the program's constructor throws
   */
  public static Show open(String chapter, LiveDemo demo) throws Exception {
    Show show = new Show(chapter, demo);
    show.customers.look(System.nanoTime());
    show.arrivals.start();
    return show;
  }

  private Show(String chapter, LiveDemo demo) throws Exception {
    lab = Setup.begin(1, chapter);
    Servers servers = ServersInUse.ofThisJvm().servers();
    loads = new Loads(lab.origin());
    redis = new MortalServer(servers);
    database =
        new org.apache.tomcat.jdbc.pool.DataSource(
            PostgresPool.of(servers, servers.postgresStudent()));
    prices = new PriceList(lab.shop(), lab.origin());
    customers = new Customers(board(demo), ARTICLE, prices.truth(), meter);
    arrivals = new Arrivals(customers::come);
  }

  private Board board(LiveDemo demo) throws Exception {
    try {
      return demo.open(premises());
    } catch (Exception | Error broken) {
      closeServers();
      throw broken;
    }
  }

  private Premises premises() {
    Random random = new Random();
    return new Premises(
        redis.client(Customers.MOST + 100),
        database,
        prices.forProgram(),
        ageing.clock(),
        Waits.real(),
        random::nextDouble,
        background);
  }

  /** Moves a lever; a number outside its bounds is taken for the nearest inside. */
  public void pull(Lever lever, int value) {
    switch (lever) {
      case RATE -> arrivals.rate(Math.max(0, Math.min(value, MOST_A_SECOND)));
      case QUERY -> prices.takes(Duration.ofMillis(Math.max(0, Math.min(value, SLOWEST_MILLIS))));
      case HOLD -> ageing.hold(value != 0);
      case EXPIRE -> expire();
      case KILL -> redis.kill();
      case START -> redis.start();
      case PRICE -> prices.change();
    }
  }

  private void expire() {
    loads.expire();
    meter.expire();
    redis.flush();
  }

  /** What happened since the last sample, with a look at both servers. */
  public Sample sample() {
    long left = redis.look(ageing, prices.loading() == 0);
    boolean postgres = prices.answers();
    long now = System.currentTimeMillis();
    Meter.Reading calls = meter.read();
    Sample sample =
        new Sample(
            now,
            now - lastMillis,
            calls.served(),
            calls.empty(),
            calls.failed(),
            calls.turnedAway(),
            loads.take(),
            customers.waiting(),
            prices.loading(),
            calls.p50(),
            calls.p99(),
            calls.max(),
            calls.age(),
            calls.outdated(),
            calls.old(),
            left,
            redis.isUp(),
            postgres,
            calls.trouble(),
            loads.since(),
            calls.noPriceSince());
    lastMillis = now;
    return sample;
  }

  /** For how long the customer who waits longest has been inside, in milliseconds. */
  public long longestMillis() {
    return customers.longestMillis();
  }

  /**
   * Throws what the program met when there was no memory left; else does nothing.
   *
   * @throws OutOfMemoryError if a customer met one
   */
  public void throwIfFull() {
    OutOfMemoryError full = customers.full();
    if (full != null) {
      throw full;
    }
  }

  @Override
  public void close() {
    arrivals.close();
    customers.close();
    closeServers();
  }

  private void closeServers() {
    background.shutdownNow();
    redis.close();
    ((org.apache.tomcat.jdbc.pool.DataSource) database).close(true);
    lab.close();
  }
}
