///usr/bin/env jbang "$0" "$@" ; exit $?
//SOURCES ../../../Deps.java
//SOURCES OrderPages.java

package ch07_key_scope;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lab.demo.Agenda;
import lab.demo.Play;
import lab.demo.Scenario;
import lab.demo.Scenario.Chart;
import lab.demo.Series;
import lab.demo.Solo;
import lab.demo.Stage;
import lab.node.Node;
import lab.shop.Question;
import lab.shop.Visitor;

/**
 * Two browsers, one cache, and an hour of virtual time: two customers open their orders, each on a
 * node of her own. {@code ./workbook demo 7} plays the starter, the solution and yours.
 */
@Scenario(
    title = "Two customers open their orders for an hour, each about once a minute",
    question = "Each of them opens her orders about 60 times. With the starter, how often do the"
        + " two see the other's, together?",
    answer = "starter.others",
    charts =
        @Chart(name = "others", title = "Whose orders a browser shows: 0 her own, 1 the other's",
            x = "time (min)", y = "the other's orders"),
    note = "Virtual time, and one seed: the same visits for every program. A page is kept for ten"
        + " minutes, so six times an hour chance decides whose it is.")
public final class Demo implements Play {
  private static final Duration END = Duration.ofHours(1);
  private static final double VISITS = 1 / 60.0; // a second

  @Override
  public void on(Stage stage) {
    Agenda agenda = stage.agenda();
    List<Browser> browsers =
        List.of(new Browser(stage, "Ada"), new Browser(stage, "Bj\u00f6rn"));
    browsers.forEach(browser -> agenda.byChance(VISITS, END, browser::open));
    agenda.live();

    stage.figure("others", "visits that showed the other's orders", "",
        browsers.stream().flatMap(browser -> browser.others.stream()).mapToDouble(d -> d).sum());
    stage.figure("visits", "visits", "",
        browsers.stream().mapToInt(browser -> browser.others.size()).sum());
    stage.figure("loads", "loads from the database", "", stage.origin().loads());
    browsers.forEach(browser -> stage.draw(
        new Series("others", browser.name + "'s browser", browser.minutes, browser.others)));
  }

  /** What one customer sees. */
  private static final class Browser {
    private final Stage stage;
    private final String name;
    private final Question orders;
    private final OrderPages pages;
    private final List<Double> minutes = new ArrayList<>();
    private final List<Double> others = new ArrayList<>();

    Browser(Stage stage, String name) {
      this.stage = stage;
      this.name = name;
      orders = new Question(new Visitor("north", name, "customer"), "orders", Map.of());
      Node node = stage.node();
      pages = new OrderPages(node.redis(), stage.shop().orderBook().orders());
    }

    void open() {
      String page = pages.show(orders.visitor(), orders.resource(), orders.parameters());
      minutes.add(stage.time().passed().toMillis() / 60_000.0);
      others.add(page.equals(stage.shop().orderBook().page(orders)) ? 0.0 : 1.0);
    }
  }

  public static void main(String[] arguments) {
    Solo.play(new Demo());
  }
}
