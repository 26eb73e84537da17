///usr/bin/env jbang "$0" "$@" ; exit $?
//SOURCES ../../../Deps.java
//SOURCES ShopFront.java

package ch02_staleness;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lab.demo.Agenda;
import lab.demo.Play;
import lab.demo.Scenario;
import lab.demo.Scenario.Chart;
import lab.demo.Series;
import lab.demo.Shape;
import lab.demo.Solo;
import lab.demo.Stage;
import lab.shop.Product;

/**
 * Ten minutes in the shop, in virtual time: visitors come by chance, prices change by chance, and
 * nobody tells the program. {@code ./workbook demo 2} plays the starter, the solution and yours.
 */
@Scenario(
    title = "Ten minutes of one price that may be 60 s old, is read every second, and changes",
    question = "The page is looked at for ten minutes. How many seconds after its end does the"
        + " starter still show a price, at the most?",
    answer = "starter.stale",
    charts = {
      @Chart(name = "stale", title = "How long the price shown has no longer been true",
          shape = Shape.LINE, x = "time (s)", y = "staleness (s)"),
      @Chart(name = "hits", title = "Hit rate of keys that are read every 10 s on average",
          shape = Shape.DOTS, x = "promise (s)", y = "hit rate (%)")
    },
    note = "Virtual time, and one seed: the same visits and changes for every program. Predicted is"
        + " h = rT/(1 + rT), for visits by chance (Poisson) to one key whose copy lives for T.")
public final class Demo implements Play {
  private static final Duration END = Duration.ofMinutes(10);
  private static final double VISITS = 1; // a second
  private static final double CHANGES = 1 / 40.0;
  private static final double RARE_VISITS = 0.1;
  private static final int KEYS = 10; // of each promise

  @Override
  public void on(Stage stage) {
    Agenda agenda = stage.agenda();
    Lamp lamp = new Lamp(stage, front(stage, 60));
    agenda.byChance(VISITS, END, lamp::look);
    agenda.byChance(CHANGES, END, lamp::change);
    List<Shelf> shelves = new ArrayList<>();
    for (int seconds : List.of(5, 15, 60, 240)) {
      shelves.add(new Shelf(stage, front(stage, seconds), seconds, agenda));
    }
    agenda.live();

    stage.figure("stale", "a price was shown after its end for", "s",
        lamp.stale.stream().max(Double::compare).orElse(0.0));
    stage.figure("wrong", "visitors who saw a price that had ended", "%",
        100.0 * lamp.stale.stream().filter(age -> age > 0).count() / lamp.stale.size());
    stage.draw(new Series("stale", "shown", lamp.times, lamp.stale));
    stage.draw(new Series("stale", "promised", List.of(0.0, 600.0), List.of(60.0, 60.0)));
    shelves.forEach(shelf ->
        stage.figure("hits_" + shelf.seconds, "hit rate with a promise of " + shelf.seconds + " s",
            "%", shelf.hitRate()));
    List<Double> promises = shelves.stream().map(shelf -> (double) shelf.seconds).toList();
    stage.draw(new Series("hits", "measured", promises,
        shelves.stream().map(Shelf::hitRate).toList()));
    stage.draw(new Series("hits", "predicted", promises,
        promises.stream().map(t -> 100 * RARE_VISITS * t / (1 + RARE_VISITS * t)).toList()));
  }

  private static ShopFront front(Stage stage, int promiseSeconds) {
    var node = stage.node();
    return new ShopFront(
        node.redis(), stage.shop().products(), stage.shop().accounts(), node.clock(),
        node.chance(), Duration.ofSeconds(promiseSeconds));
  }

  /** A product whose price changes: how long has what the visitors see not been true? */
  private static final class Lamp {
    private final Stage stage;
    private final ShopFront front;
    private final Product first;
    private final Map<Long, Double> ended = new HashMap<>(); // when each price ended
    private final List<Double> times = new ArrayList<>();
    private final List<Double> stale = new ArrayList<>();

    Lamp(Stage stage, ShopFront front) {
      this.stage = stage;
      this.front = front;
      this.first = stage.shop().add(new Product(1_000_000, "Lamp", 0));
    }

    void change() {
      long cents = ended.size(); // each price is one cent more than the one before
      ended.put(cents, now());
      stage.shop().reprice(first.id(), cents + 1);
    }

    void look() {
      long seen = front.product(first.id()).orElseThrow().cents();
      times.add(now());
      stale.add(now() - ended.getOrDefault(seen, now()));
    }

    private double now() {
      return stage.time().passed().toMillis() / 1000.0;
    }
  }

  /** Products that are read rarely, and one promise for all of them. */
  private static final class Shelf {
    private final Stage stage;
    private final int seconds;
    private final List<Long> visits = new ArrayList<>();

    Shelf(Stage stage, ShopFront front, int seconds, Agenda agenda) {
      this.stage = stage;
      this.seconds = seconds;
      for (int key = 0; key < KEYS; key++) {
        long id = stage.shop().add(new Product(2_000_000 + seconds * KEYS + key, "Chair", 1)).id();
        agenda.byChance(RARE_VISITS, END, () -> {
          front.product(id);
          visits.add(id);
        });
      }
    }

    double hitRate() {
      long loads = visits.stream().distinct().mapToLong(stage.origin()::loadsOf).sum();
      return Math.round(100.0 * (visits.size() - loads) / visits.size());
    }
  }

  public static void main(String[] arguments) {
    Solo.play(new Demo());
  }
}
