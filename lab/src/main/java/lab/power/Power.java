package lab.power;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import lab.backend.Persistence;
import lab.backend.PrivateRedis;
import lab.backend.Servers;
import lab.node.Nodes;
import lab.time.Time;

/**
 * Gives a test a Redis of its own, which it may kill, freeze, or cut off from its power.
 *
 * <pre>{@code
 * @Test
 * void an_acknowledged_order_survives(Power power) {
 *   MortalRedis redis = power.redis(Persistence.ALWAYS);
 *   new Orders(redis.node()).accept(ORDER);
 *   redis.powerCut();
 *   assertThat(new Orders(redis.node()).pending()).contains(ORDER);
 * }
 * }</pre>
 *
 * <p>Each starts in about a tenth of a second and ends with the test.
 */
public final class Power implements AutoCloseable {
  private final Servers shared;
  private final Nodes nodes;
  private final List<MortalRedis> started = new CopyOnWriteArrayList<>();

  /**
   * Power over nothing yet.
   *
   * @param shared the servers of all tests, whose PostgreSQL the nodes use
   * @param nodes where the nodes come from
   * @param time moves the entries of what is started here too
   */
  public Power(Servers shared, Nodes nodes, Time time) {
    this.shared = shared;
    this.nodes = nodes;
    time.onAdvance(this::pass);
  }

  /**
   * Starts an empty Redis.
   *
   * @throws lab.backend.BackendMissing if it does not start on this machine
   */
  public MortalRedis redis(Persistence persistence) {
    PrivateRedis server = PrivateRedis.start(persistence);
    MortalRedis redis = new MortalRedis(server, persistence, server.insteadOf(shared), nodes);
    started.add(redis);
    return redis;
  }

  private void pass(Duration by) {
    started.forEach(redis -> redis.pass(by));
  }

  /** Returns when everything that the servers had to say before this call has been sent. */
  public void settle() {
    started.forEach(MortalRedis::settle);
  }

  @Override
  public void close() {
    started.forEach(MortalRedis::close);
  }
}
