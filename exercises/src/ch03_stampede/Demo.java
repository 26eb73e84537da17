///usr/bin/env jbang "$0" "$@" ; exit $?
//SOURCES ../../../Deps.java
//SOURCES PriceBoard.java

package ch03_stampede;

import static java.time.Duration.ofMillis;

import java.time.Duration;
import lab.crowd.Crowd;
import lab.demo.Marks;
import lab.demo.Play;
import lab.demo.Scenario;
import lab.demo.Scenario.Chart;
import lab.demo.Solo;
import lab.demo.Stage;
import lab.live.Board;
import lab.live.LiveDemo;
import lab.live.Premises;
import lab.node.Node;

/**
 * The incident, on real servers and the machine's own clock: one price ends, and 500 customers look
 * at the board. {@code ./workbook demo 3} plays four programs; {@code jbang} with this file plays
 * yours.
 */
@Scenario(
    title = "500 customers look at one price that has just ended; the query takes 200 ms",
    question = "This time nobody holds the query back. How many of the 500 customers see an empty place"
        + " on the starter's board?",
    answer = "starter.empty",
    naive = "no_lock",
    runs = 3,
    charts = {
      @Chart(name = "queries", title = "What the database is asked",
          x = "time since the price ended (ms)", y = "queries begun per 10 ms"),
      @Chart(name = "empty", title = "What the customers get",
          x = "time since the price ended (ms)", y = "calls that end per 10 ms")
    },
    note = "A query takes 200 ms here, however many run at once, and then waits for one of ten"
        + " connections. A database that is asked 500 times at once gets slower; that is not in the"
        + " picture.")
public final class Demo implements Play, LiveDemo {
  private static final String BLANKET = "Wool blanket";
  private static final int CUSTOMERS = 500;
  private static final Duration QUERY = ofMillis(200);
  private static final Duration SPACE = ofMillis(10);
  private static final Duration FROM = ofMillis(-100);
  private static final Duration TO = ofMillis(500);

  @Override
  public void on(Stage stage) throws Exception {
    Marks queries = new Marks();
    Marks prices = new Marks();
    Marks empty = new Marks();
    Node node = stage.node();
    PriceBoard board =
        new PriceBoard(
            node.openRedis(CUSTOMERS + 100), node.dataSource(), stage.shop().prices(),
            stage.clock(), stage.waits());
    board.priceOf(BLANKET); // the copy is there
    stage.slowQueries(QUERY, queries);

    Crowd.Call<Long> look =
        number -> {
          Long price = board.priceOf(BLANKET);
          (price == null ? empty : prices).mark(); // a call counts when it ends
          return price;
        };
    var before = stage.customers(100, ofMillis(80), look);
    var rush = stage.customers(CUSTOMERS, ofMillis(50), look);
    before.come();
    stage.redis().flush(); // as if its 60 seconds were over
    long end = rush.come();

    stage.figure("empty", "customers who saw an empty place", "", rush.emptyHanded());
    stage.figure("queries", "queries for 500 customers", "", queries.since(end));
    stage.figure("refused", "customers who got an exception", "", rush.refused());
    stage.figure("last", "the last answer came after", "ms",
        Math.max(prices.lastAfter(end), empty.lastAfter(end)));
    stage.draw(queries.per(SPACE, "queries", "", end, FROM, TO));
    stage.draw(prices.per(SPACE, "empty", "a price", end, FROM, TO));
    stage.draw(empty.per(SPACE, "empty", "an empty place", end, FROM, TO));
  }

  @Override
  public Board open(Premises shop) {
    PriceBoard board =
        new PriceBoard(shop.redis(), shop.database(), shop.prices(), shop.clock(), shop.waits());
    return board::priceOf;
  }

  public static void main(String[] arguments) {
    Solo.play(new Demo());
  }
}
