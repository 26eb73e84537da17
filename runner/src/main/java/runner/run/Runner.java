package runner.run;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import runner.compile.Compiler;
import runner.protocol.Order;

/**
 * Runs chapters. Owns the servers (started by the first run, while the compiler works), the
 * compiler and the workers; closing it ends all of them.
 *
 * <pre>{@code
 * try (Runner runner = new Runner(ChosenServers.quiet(), Limits.usual())) {
 *   ChapterResult result = runner.lane(0).run(chapter, Sources.of(chapter));
 * }
 * }</pre>
 */
public final class Runner implements AutoCloseable {
  private static final int PLACES_A_LANE = 2;

  private final Compiler compiler = new Compiler();
  private final List<Lane> lanes = new ArrayList<>();
  private final ServerSource servers;
  private final Limits limits;
  private final int width;

  /** Whether workers get warm after a run, for the next. */
  private final boolean warm;

  private final Choices choices = new Choices();

  /** A runner that starts workers when they are needed. */
  public Runner(ServerSource servers, Limits limits) {
    this(servers, limits, 1, false);
  }

  /**
   * A runner that keeps workers warm.
   *
   * @param width how many workers of a lane run the steps of a chapter side by side: 1 or 2
   */
  public Runner(ServerSource servers, Limits limits, int width) {
    this(servers, limits, width, true);
  }

  private Runner(ServerSource servers, Limits limits, int width, boolean warm) {
    this.warm = warm;
    this.servers = servers;
    this.limits = limits;
    this.width = width;
  }

  /**
   * The lane of that number, made at the first call.
   *
   * @param number 0 or 1: as many as the servers have places for
   */
  public Lane lane(int number) {
    return lane(number, 1);
  }

  /** The same, where so many lanes run side by side. */
  public synchronized Lane lane(int number, int sideBySide) {
    while (lanes.size() <= number) {
      int lane = lanes.size();
      int place = lane * PLACES_A_LANE;
      Workers workers =
          new Workers(servers, limits, List.of(place, place + 1), lane, sideBySide, width);
      lanes.add(new Lane(compiler, servers, limits, workers, choices, width, warm));
    }
    return lanes.get(number);
  }

  /** Draws the same values in all runs from now on; null changes nothing. */
  public void seed(@Nullable Long seed) {
    choices.fix(seed);
  }

  /** Has the tests of all runs from now on find a system property. */
  public void set(String property, String value) {
    choices.ask(new Order.Setting(property, value));
  }

  /** Ends all workers and the servers. */
  @Override
  public synchronized void close() {
    lanes.forEach(Lane::close);
    servers.close();
  }
}
