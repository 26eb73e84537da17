///usr/bin/env jbang "$0" "$@" ; exit $?
//SOURCES ../../../Deps.java
//SOURCES SpecialOffers.java

package ch05_write_through;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import lab.demo.Play;
import lab.demo.Scenario;
import lab.demo.Scenario.Chart;
import lab.demo.Series;
import lab.demo.Shape;
import lab.demo.Solo;
import lab.demo.Stage;
import lab.node.Node;
import lab.shop.Change;
import lab.shop.Offer;
import lab.shop.OfferBook;
import lab.shop.OfferTable;

/**
 * Staff change an offer, and a customer of another node looks after each change. Then what a change
 * costs, and what it saves. {@code ./workbook demo 5} plays the starter, the solution and yours.
 */
@Scenario(
    title = "Staff change one offer 400 times, and 40 of these changes are refused at COMMIT",
    question = "A customer of another node looks after each of the 400. With the starter, how many"
        + " times is she shown something else than the database holds?",
    answer = "starter.wrong",
    runs = 3,
    charts = {
      @Chart(name = "wrong", title = "Customers who were shown something else than the row",
          shape = Shape.LINE, x = "changes", y = "customers so far"),
      @Chart(name = "asked", title = "What one change and the looks after it cost the database",
          shape = Shape.LINE, x = "looks after each change", y = "statements")
    },
    note = "The prices that staff write are not rounded, and the database rounds four of five. Both"
        + " servers are on this machine: with a network in between, each answer of Redis takes a"
        + " round trip more.")
public final class Demo implements Play {
  private static final int CHANGES = 400;
  private static final int REFUSED = 10; // one of so many
  private static final int TIMED = 1_500;
  private static final List<Integer> LOOKS = List.of(0, 1, 2, 5, 10, 20);

  @Override
  public void on(Stage stage) throws Exception {
    OfferBook book = stage.shop().offers();
    Offer lamp = book.put(new Offer(1_000, "demo", 1, "Lamp", 5_000, "Until Saturday", 1));
    book.put(new Offer(1_001, "demo", 2, "Chair", 9_000, "Until Saturday", 1));
    Node staff = stage.node();
    Node customers = stage.node();
    SpecialOffers writes = on(staff);
    SpecialOffers reads = on(customers);

    List<Double> wrong = new ArrayList<>();
    for (int n = 1; n <= CHANGES; n++) {
      change(writes, lamp.id(), n, n % REFUSED == 0);
      double before = wrong.isEmpty() ? 0 : wrong.get(wrong.size() - 1);
      Offer row = book.offer(lamp.id()).orElseThrow();
      wrong.add(before + (isShown(reads, row) ? 0 : 1));
    }
    List<Double> asked = new ArrayList<>();
    for (int looks : LOOKS) {
      asked.add(statements(staff, customers, lamp.id(), looks));
    }
    double plain = median(() -> plainly(staff, lamp.id()));
    double cached = median(() -> change(writes, lamp.id(), 1, false));
    int sent = staff.tap().count();
    writes.write(lamp.id(), Change.cents(700));

    stage.figure("wrong", "looks that showed something else than the row", "",
        wrong.get(CHANGES - 1));
    stage.figure("plain", "a change in the database alone", "ms", plain);
    stage.figure("cached", "a change with this program", "ms", cached);
    stage.figure("commands", "commands to Redis for a change", "", staff.tap().count() - sent);
    stage.figure("saved", "statements for a change and 20 looks", "",
        asked.get(LOOKS.size() - 1));
    stage.draw(Series.counted("wrong", wrong));
    stage.draw(new Series("asked", "this program", numbers(0), asked));
    stage.draw(new Series("asked", "no cache", numbers(0), numbers(1)));
  }

  private static SpecialOffers on(Node node) {
    return new SpecialOffers(node.redis(), node.dataSource(), node.clock());
  }

  /** A refused change wants the place of another offer. */
  private static boolean change(SpecialOffers writes, long id, long cents, boolean refused) {
    try {
      writes.write(id, new Change(null, refused ? 2 : null, null, 5_000 + cents, null));
      return true;
    } catch (SQLException refusal) {
      return false;
    }
  }

  private static boolean isShown(SpecialOffers reads, Offer row) throws SQLException {
    Offer seen = reads.read(row.id(), 0).orElseThrow();
    return seen.cents() == row.cents() && seen.place() == row.place();
  }

  private static double statements(Node staff, Node customers, long id, int looks)
      throws SQLException {
    int before = sent(staff) + sent(customers);
    on(staff).write(id, Change.cents(600 + looks));
    for (int n = 0; n < looks; n++) {
      on(customers).read(id, 0);
    }
    return sent(staff) + sent(customers) - before;
  }

  private static int sent(Node node) {
    return node.database().statements().size();
  }

  private static Object plainly(Node node, long id) throws SQLException {
    try (Connection connection = node.dataSource().getConnection()) {
      connection.setAutoCommit(false);
      Offer row = OfferTable.update(connection, id, Change.cents(5_001));
      connection.commit();
      return row;
    }
  }

  private static double median(Callable<?> call) throws Exception {
    List<Double> times = new ArrayList<>();
    for (int n = 0; n < TIMED; n++) {
      long start = System.nanoTime();
      call.call();
      times.add((System.nanoTime() - start) / 1e6);
    }
    return times.stream().sorted().toList().get(TIMED / 2);
  }

  private static List<Double> numbers(int more) {
    return LOOKS.stream().map(looks -> (double) looks + more).toList();
  }

  public static void main(String[] arguments) {
    Solo.play(new Demo());
  }
}
