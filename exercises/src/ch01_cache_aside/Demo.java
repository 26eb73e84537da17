///usr/bin/env jbang "$0" "$@" ; exit $?
//SOURCES ../../../Deps.java
//SOURCES ProductPages.java

package ch01_cache_aside;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import lab.demo.Marks;
import lab.demo.Play;
import lab.demo.Scenario;
import lab.demo.Scenario.Chart;
import lab.demo.Series;
import lab.demo.Solo;
import lab.demo.Stage;
import lab.node.Node;
import lab.shop.Product;

/**
 * One visitor opens three pages, five times each: in front of a query of 200 ms, and in front of one
 * by primary key. {@code ./workbook demo 1} plays the starter, the solution and yours.
 */
@Scenario(
    title = "One visitor opens three pages, five times each; the query takes 200 ms",
    question = "With the solution, how many times faster is a page whose copy is there?",
    answer = "solution.ratio",
    runs = 3,
    charts =
        @Chart(name = "warm", title = "How long each page takes", logarithmic = true,
            x = "pages in their order; three for the first time", y = "time (ms)"),
    note = "One visitor, and both servers on the same machine. With a network in between, a copy"
        + " costs a round trip more; so does a load.")
public final class Demo implements Play {
  private static final Duration QUERY = Duration.ofMillis(200);
  private static final int PAGES = 3;
  private static final int ROUNDS = 5;
  private static final int LOOKUPS = 3000;

  @Override
  public void on(Stage stage) throws Exception {
    Node node = stage.node();
    ProductPages pages = new ProductPages(node.redis(), stage.shop().products());
    List<Long> products = stage.shop().all().stream().map(Product::id).limit(PAGES).toList();

    Runnable query = () -> stage.shop().product(products.get(0));
    Runnable find = () -> pages.find(products.get(0));
    median(LOOKUPS, query); // to warm up
    median(LOOKUPS, find);
    double lookup = median(LOOKUPS, query);
    double page = median(LOOKUPS, find);

    stage.redis().flush();
    stage.slowQueries(QUERY, new Marks());
    stage.origin().forget();
    List<Double> times = new ArrayList<>();
    for (int i = 0; i < PAGES * ROUNDS; i++) {
      long id = products.get(i % PAGES);
      times.add(millis(() -> pages.find(id)));
    }
    double cold = median(times.subList(0, PAGES));
    double warm = median(times.subList(PAGES, times.size()));
    int opened = times.size();

    stage.figure("ratio", "a page opened again is faster by a factor of", "", cold / warm);
    stage.figure("cold", "a page opened for the first time", "ms", cold);
    stage.figure("warm", "a page opened again", "ms", warm);
    stage.figure("hits", "pages answered from a copy", "%",
        100.0 * (opened - stage.origin().loads()) / opened);
    stage.figure("lookup", "by primary key instead: the query itself", "ms", lookup);
    stage.figure("page", "by primary key instead: a page opened again", "ms", page);
    stage.figure("lookup_ratio", "by primary key instead: faster by a factor of", "", lookup / page);
    stage.draw(Series.counted("warm", times));
  }

  private static double median(int calls, Runnable call) {
    return median(IntStream.range(0, calls).mapToObj(i -> millis(call)).toList());
  }

  private static double millis(Runnable call) {
    long start = System.nanoTime();
    call.run();
    return (System.nanoTime() - start) / 1e6;
  }

  private static double median(List<Double> times) {
    return times.stream().sorted().toList().get(times.size() / 2);
  }

  public static void main(String[] arguments) {
    Solo.play(new Demo());
  }
}
