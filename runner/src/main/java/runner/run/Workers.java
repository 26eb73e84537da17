package runner.run;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import runner.protocol.Order;

/**
 * The workers of one lane: those that wait, and those that run. They live in places of their own in
 * the servers, so that two can run at the same time.
 */
final class Workers implements AutoCloseable {
  private final ServerSource servers;
  private final Limits limits;
  private final List<Integer> places;
  private final int lane;
  private final int lanes;
  private final int width;

  /** Warm or getting warm; the next one first. Guarded by this. */
  private final Deque<Worker> waiting = new ArrayDeque<>();

  /** All that live and were not given up. Guarded by this. */
  private final List<Worker> all = new ArrayList<>();

  private boolean closed;

  /**
   * @param places at least as many as workers
   * @param lane number of this lane, from 0
   * @param lanes how many run side by side
   * @param width how many workers of a lane do
   */
  Workers(
      ServerSource servers, Limits limits, List<Integer> places, int lane, int lanes, int width) {
    this.lane = lane;
    this.lanes = lanes;
    this.width = width;
    this.servers = servers;
    this.limits = limits;
    this.places = places;
  }

  /** A worker for one job: a warm one if there is. */
  synchronized Worker take() {
    while (!waiting.isEmpty()) {
      Worker worker = waiting.removeFirst();
      if (worker.isAlive()) {
        return worker;
      }
      drop(worker);
    }
    return start();
  }

  /** Takes back a worker that can run another job. */
  synchronized void giveBack(Worker worker) {
    if (closed) {
      worker.close();
    } else {
      waiting.addFirst(worker);
    }
  }

  /** Kills a worker. */
  void drop(Worker worker) {
    worker.close();
    synchronized (this) {
      all.remove(worker);
      waiting.remove(worker);
    }
  }

  /** Kills those that wait. */
  void dropWaiting() {
    List<Worker> idle;
    synchronized (this) {
      idle = List.copyOf(waiting);
    }
    idle.forEach(this::drop);
  }

  /** Starts workers until so many wait; no more than there are places. */
  synchronized void warm(int wanted) {
    while (!closed && waiting.size() < wanted && all.size() < places.size()) {
      waiting.addLast(start());
    }
  }

  @Override
  public void close() {
    List<Worker> last;
    synchronized (this) {
      closed = true;
      last = List.copyOf(all);
    }
    last.forEach(this::drop);
  }

  private synchronized Worker start() {
    if (closed) {
      throw new Abandoned();
    }
    int place = freePlace();
    int number = lane * width + places.indexOf(place) % width;
    List<String> core = Cores.ofThisMachine().before(number, lanes * width);
    Worker worker = Worker.start(new Jvm(limits, place, core));
    all.add(worker);
    servers.settings().thenAccept(settings -> worker.tell(new Order.Warm(settings)));
    return worker;
  }

  private int freePlace() {
    List<Integer> taken = all.stream().map(Worker::place).toList();
    return places.stream()
        .filter(place -> !taken.contains(place))
        .findFirst()
        .orElse(places.get(0));
  }
}
