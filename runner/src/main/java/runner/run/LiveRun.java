package runner.run;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import lab.live.Lever;
import lab.live.Sample;
import org.jspecify.annotations.Nullable;
import runner.protocol.Message;
import runner.protocol.Order;
import runner.protocol.Watched;

/**
 * One program that a room watches, in a worker of its own, until it is closed or ends by itself.
 * Whatever the program does, this side goes on: a worker that hangs is killed.
 */
public final class LiveRun implements AutoCloseable {
  /** A customer may wait as long as a chapter's program may let her, and a little longer. */
  public static final Duration LONGEST = Duration.ofSeconds(12);

  private static final Duration GRACE = Duration.ofSeconds(5);
  private static final Duration START = Duration.ofSeconds(60);
  private static final Duration FAREWELL = Duration.ofSeconds(2);

  /** Hears what becomes of the program, on one thread of the run. Nothing after {@link #ended}. */
  public interface Audience {
    /** The program has served its first customer. */
    void opened();

    /** Called several times a second. */
    void sampled(Sample sample);

    /**
     * It is over, and nobody had closed it.
     *
     * @param why in one or a few lines, for a reader
     */
    void ended(String why);
  }

  private final Lane lane;
  private final Watched watched;
  private final Audience audience;
  private final Thread thread = new Thread(this::run, "workbook live");

  /** Set by the run's thread once it has one, read by whoever pulls or closes. */
  private volatile @Nullable Worker worker;

  private volatile boolean closed;

  LiveRun(Lane lane, Watched watched, Audience audience) {
    this.lane = lane;
    this.watched = watched;
    this.audience = audience;
    thread.setDaemon(true);
    thread.start();
  }

  /** Moves a lever; does nothing before the worker has begun, or after the end. */
  public void pull(Lever lever, int value) {
    Worker its = worker;
    if (its != null) {
      its.tell(new Order.Pull(lever, value));
    }
  }

  /** Ends the program; returns when its worker is free or dead. */
  @Override
  public void close() {
    closed = true;
    Worker its = worker;
    if (its != null) {
      its.tell(new Order.Stop());
    }
    try {
      thread.join(FAREWELL.toMillis());
      if (thread.isAlive() && its != null) {
        lane.workers().drop(its);
        thread.join(FAREWELL.toMillis());
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    String why;
    try {
      why = play();
    } catch (InterruptedException | Abandoned over) {
      return;
    } catch (RuntimeException | Error lacking) {
      why = String.valueOf(lacking.getMessage());
    }
    if (!closed) {
      audience.ended(why);
    }
  }

  private String play() throws InterruptedException {
    if (lane.servers().lost()) {
      lane.workers().dropWaiting();
    }
    List<Order.Setting> settings = settings();
    Worker its = lane.workers().take();
    worker = its;
    boolean clean = false;
    try {
      if (closed) { // before there was a worker to tell
        clean = true;
        return "";
      }
      its.begin(new Order.Watch(settings, watched));
      String why = hear(its);
      clean = why.isEmpty() && !its.isWorn();
      return why;
    } finally {
      worker = null;
      if (clean) {
        lane.workers().giveBack(its);
      } else {
        lane.workers().drop(its);
      }
      lane.warmAgain();
    }
  }

  private List<Order.Setting> settings() {
    try {
      return lane.servers().settings().join();
    } catch (CompletionException failed) {
      throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
    }
  }

  /** Why the program ended; empty if it did as it was told and its worker is as it was. */
  private String hear(Worker its) throws InterruptedException {
    Duration limit = START;
    while (true) {
      Message message = its.next(limit);
      if (message instanceof Message.Playing) {
        limit = LONGEST.plus(GRACE);
        if (!closed) {
          audience.opened();
        }
      } else if (message instanceof Message.Sampled sampled) {
        if (!closed) {
          audience.sampled(sampled.sample());
        }
      } else if (message instanceof Message.Done done && closed) {
        return done.clean() ? "" : "threads were left";
      } else if (!(message instanceof Message.Ready)) {
        return why(its, message);
      }
    }
  }

  private String why(Worker its, Message message) {
    if (message instanceof Message.Broke broke) {
      return broke.why();
    } else if (message instanceof Message.Exited exit) {
      return Endings.exit(exit.where());
    } else if (message instanceof Message.OutOfMemory full) {
      return Endings.memory(lane.limits(), full.where());
    } else if (message instanceof Message.TimedOut late) {
      return Endings.late(LONGEST, late.where());
    } else if (message instanceof Message.Gone) {
      return "The program died (" + its.ending() + ").";
    }
    return Endings.late(LONGEST, "");
  }
}
