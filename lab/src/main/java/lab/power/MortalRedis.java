package lab.power;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import lab.backend.Persistence;
import lab.backend.PrivateRedis;
import lab.backend.Servers;
import lab.node.Node;
import lab.node.Nodes;
import lab.redis.Redis;

/**
 * A Redis of one test's own. It can be killed and frozen for real, and lose its power in a model.
 *
 * <p>Time travel works here as on the shared Redis. Time that passes while the server is dead or
 * frozen is made up for when it is back.
 *
 * <p><b>What the disk has.</b> A killed process loses nothing that it has written to a file,
 * because the kernel has it; a machine without power loses what the disk has not confirmed. That
 * can't be seen on a machine that goes on running, so the lab keeps a note of what the disk would
 * have:
 *
 * <ul>
 *   <li>{@link Persistence#NONE}: nothing.
 *   <li>{@link Persistence#EVERY_SECOND}: what was written when the file was last forced to the
 *       disk. The lab forces it whenever a second of the test's time has passed, and at {@link
 *       #sync}. What Redis forces by the machine's clock does not count, and neither does what the
 *       kernel writes by itself: the model is the worst case, and the same in every run.
 *   <li>{@link Persistence#ALWAYS}: everything. Redis forces the file before it replies.
 * </ul>
 *
 * <p>Not in the model: disks that confirm what they have not written, a file system's own damage,
 * and a slow disk, for which Redis delays even the writing of the file by up to two seconds while
 * it acknowledges ({@code everysec} only): a kill waits until that is over.
 */
public final class MortalRedis {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final PrivateRedis server;
  private final Persistence persistence;
  private final Servers servers;
  private final Redis redis;
  private final Nodes nodes;

  /** Those that use this Redis. Added by the test's thread. */
  private final List<Node> users = new CopyOnWriteArrayList<>();

  /** Length of the append-only file when it was last forced. */
  private long forced;

  /** Time that has passed for the entries since then: a power cut takes that back. */
  private Duration unforced = Duration.ZERO;

  /** Time that has passed while there was nobody to tell. */
  private Duration missed = Duration.ZERO;

  MortalRedis(PrivateRedis server, Persistence persistence, Servers servers, Nodes nodes) {
    this.server = server;
    this.persistence = persistence;
    this.servers = servers;
    this.nodes = nodes;
    this.redis = new Redis(servers);
  }

  /** What is in it, through the lab's own connection. Stays valid when it is restarted. */
  public Redis redis() {
    return redis;
  }

  /** A new node that uses this Redis, and the shop's database. */
  public Node node() {
    Node node = nodes.on(servers, redis);
    node.tap().serverIsStill(server.isFrozen());
    users.add(node);
    return node;
  }

  /**
   * Ends the process at once ({@code SIGKILL}). Open connections break; each fails at its next use.
   */
  public void kill() {
    if (server.isServing()) {
      awaitWritten();
    }
    server.kill();
    goOn();
  }

  private void goOn() {
    users.forEach(node -> node.tap().serverIsStill(false));
  }

  /**
   * Starts it again on the same port, with what its files hold.
   *
   * @throws IllegalStateException if it is alive
   */
  public void restart() {
    server.restart();
    redis.reconnect();
    catchUp();
  }

  /**
   * Stops the process where it stands ({@code SIGSTOP}): connections are accepted and stay open,
   * and nobody answers. Callers wait until the test's time passes their time-out.
   *
   * @throws lab.backend.BackendMissing on Windows
   * @throws IllegalStateException if it is dead
   */
  public void freeze() {
    server.freeze();
    users.forEach(node -> node.tap().serverIsStill(true));
  }

  /** Lets it go on: it answers what has been sent meanwhile. Does nothing if it is not frozen. */
  public void thaw() {
    if (server.isFrozen()) {
      goOn();
      server.thaw();
      redis.settle();
      catchUp();
    }
  }

  /** Has the disk confirm what was written, as Redis does once a second under {@code everysec}. */
  public void sync() {
    awaitWritten();
    forced = server.force();
    unforced = Duration.ZERO;
  }

  /**
   * Takes the power away and gives it back: a model. Redis is killed, its append-only file is cut
   * to the length that the disk had confirmed (see above), and it starts again from that.
   *
   * @return what that has cost; its text says that this is a model
   */
  public PowerCut powerCut() {
    server.kill();
    goOn();
    long written = server.written();
    long kept = confirmed(written);
    server.cutTo(kept);
    if (persistence == Persistence.EVERY_SECOND) {
      missed = missed.plus(unforced);
      unforced = Duration.ZERO;
    }
    restart();
    return new PowerCut(kept, written - kept);
  }

  private long confirmed(long written) {
    return switch (persistence) {
      case NONE -> 0;
      case EVERY_SECOND -> Math.min(forced, written);
      case ALWAYS -> written;
    };
  }

  /** Has time pass for the entries, and for the second after which the file is forced. */
  void pass(Duration by) {
    missed = missed.plus(by);
    if (server.isServing()) {
      catchUp();
    }
  }

  private void catchUp() {
    if (missed.toMillis() > 0) {
      redis.pass(missed);
      unforced = unforced.plus(missed);
      missed = Duration.ZERO;
    }
    if (persistence == Persistence.EVERY_SECOND && unforced.compareTo(SECOND) >= 0) {
      sync();
    }
  }

  private void awaitWritten() {
    while (redis.unwritten() > 0) {
      Thread.onSpinWait();
    }
  }

  void settle() {
    if (server.isServing()) {
      redis.settle();
    }
  }

  void close() {
    redis.close();
    server.close();
  }
}
