package lab.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import lab.crowd.Crowd;
import lab.node.Node;
import lab.origin.Origin;
import lab.power.Power;
import lab.redis.Redis;
import lab.setup.Setup;
import lab.shop.DatabaseDown;
import lab.shop.Shop;
import lab.time.Time;
import lab.time.Waits;

/**
 * Where one program is played once: real servers, emptied and put back, and what a demo needs of
 * the lab.
 *
 * <p>A demo runs freely or in virtual time. Freely: it hands {@link #clock} and {@link #waits} to
 * the program and lets {@link #customers} come; its figures vary. In virtual time: it hands the
 * node's clock and moves {@link #time} itself; its figures are the same in every run.
 */
public final class Stage implements AutoCloseable {
  private final Setup lab;
  private final Random random;
  private final List<Figure> figures = new ArrayList<>();
  private final List<Series> series = new ArrayList<>();

  private Stage(Setup lab, long seed) {
    this.lab = lab;
    this.random = new Random(seed);
  }

  /**
   * Sets a stage.
   *
   * @param seed of everything that is drawn
   * @param chapter package of the program
   */
  static Stage set(long seed, String chapter) {
    SteadyPassing passing = new SteadyPassing();
    // a whole second: whoever counts in seconds counts the same in every run
    Instant start = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    return new Stage(Setup.begin(seed, chapter, start, passing::pass), seed);
  }

  /** A new node. */
  public Node node() {
    return lab.nodes().fresh();
  }

  public Redis redis() {
    return lab.redis();
  }

  /** Servers to kill. */
  public Power power() {
    return lab.power();
  }

  public Shop shop() {
    return lab.shop();
  }

  public Origin origin() {
    return lab.origin();
  }

  /** The time of a virtual demo. */
  public Time time() {
    return lab.time();
  }

  /** The machine's own clock, for a demo that runs freely. */
  public Clock clock() {
    return Clock.systemUTC();
  }

  /** Waits on the machine's own clock. */
  public Waits waits() {
    return Waits.real();
  }

  /** Numbers for the demo itself: the same ones whenever a program is played. */
  public Random random() {
    return random;
  }

  /** An empty agenda for a virtual demo. */
  public Agenda agenda() {
    return new Agenda(lab.time(), random);
  }

  /**
   * Makes every load take this much real time before it reads, however many there are: the wait is
   * in front of the lab's pool of 10 connections. PostgreSQL with 500 connections would take 600 MB
   * and get slower under them; neither is in the picture.
   *
   * @param asked marked whenever a load begins
   */
  public void slowQueries(Duration time, Marks asked) {
    lab.origin()
        .inside(
            what -> {
              asked.mark();
              pause(time);
            });
  }

  private static void pause(Duration time) {
    try {
      Waits.real().sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DatabaseDown("the load was interrupted while the database worked", e);
    }
  }

  /**
   * Gathers callers who will arrive one after the other within that time; {@link Customers#come}
   * lets them.
   */
  public <T> Customers<T> customers(int size, Duration within, Crowd.Call<T> call) {
    return new Customers<>(lab.crowds(), size, within, call);
  }

  /**
   * Notes a number, the most important one first.
   *
   * @param name one word, by which prose quotes it
   * @param label what was measured; ends where the number follows
   * @throws IllegalArgumentException if it is no number
   */
  public void figure(String name, String label, String unit, double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(name + " must be a number, but was " + value);
    }
    figures.add(Figure.of(name, label, unit, value));
  }

  /** Notes points of a chart. */
  public void draw(Series points) {
    series.add(points);
  }

  /** What was noted. */
  Take take() {
    return new Take(1, figures, series);
  }

  @Override
  public void close() {
    lab.close();
  }
}
