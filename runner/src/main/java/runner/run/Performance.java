package runner.run;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import runner.compile.Compiled;
import runner.compile.Sources;
import runner.course.Chapter;
import runner.course.DemoCard;
import runner.protocol.Message;
import runner.protocol.Order;
import runner.protocol.Part;
import runner.recording.RecordingText;
import runner.trouble.MachineLacks;

/** Plays a chapter's demo, one program after another, each in a worker that can be killed. */
public final class Performance {
  /** One run may take as long as so many steps. */
  private static final int STEPS = 3;

  private static final Duration GRACE = Duration.ofSeconds(5);

  /** How long a JVM may take to start, on a machine that does much else. */
  private static final Duration START = Duration.ofSeconds(60);

  private final Lane lane;
  private final Chapter chapter;
  private final DemoCard card;
  private final Duration run;

  Performance(Lane lane, Chapter chapter, DemoCard card) {
    this.lane = lane;
    this.chapter = chapter;
    this.card = card;
    this.run = lane.limits().step().multipliedBy(STEPS);
  }

  /**
   * Compiles and plays one program.
   *
   * @param program its name in pictures and figures
   * @param sources its files
   * @param runs how often to play it
   * @param command that the recording will name
   * @param playing is told the number of each run as it begins
   * @throws MachineLacks if this machine can't play it
   */
  public Played play(
      String program, Sources sources, int runs, String command, IntConsumer playing) {
    lane.servers().settings();
    lane.workers().warm(1);
    Compiled compiled = lane.compiler().compile(sources.played(chapter));
    if (compiled instanceof Compiled.Problems problems) {
      return new Played.Uncompiled(problems.problems());
    }
    String classes = ((Compiled.Classes) compiled).path();
    Part part = new Part(classes, card.className(), program, runs, command, run.toMillis());
    Order.Play order = new Order.Play(settings(), part);
    Played played = attempt(order, playing);
    if (played == null) {
      played = attempt(order, playing); // whoever vanished may have been killed by anybody
    }
    return played != null ? played : new Played.Failed("The program died while it was played.", "");
  }

  private List<Order.Setting> settings() {
    try {
      return lane.servers().settings().join();
    } catch (CompletionException failed) {
      throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
    }
  }

  /** Null if the worker vanished. */
  private @Nullable Played attempt(Order.Play order, IntConsumer playing) {
    Worker worker = lane.workers().take();
    boolean clean = false;
    try {
      worker.begin(order);
      Played played = hear(worker, playing);
      clean = played != null && worker.next(GRACE) instanceof Message.Done done && done.clean();
      return played;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new Abandoned();
    } finally {
      if (clean) {
        lane.workers().giveBack(worker);
      } else {
        lane.workers().drop(worker);
      }
    }
  }

  private @Nullable Played hear(Worker worker, IntConsumer playing) throws InterruptedException {
    Duration limit = START;
    while (true) {
      Message message = worker.next(limit);
      if (message instanceof Message.Playing begun) {
        playing.accept(begun.run());
        limit = run.plus(GRACE);
      } else if (message instanceof Message.Played played) {
        return new Played.Recorded(RecordingText.parse(played.recording()));
      } else if (message instanceof Message.Gone) {
        return gone();
      } else if (!(message instanceof Message.Ready)) {
        return failed(message);
      }
    }
  }

  private static @Nullable Played gone() {
    if (Worker.isEnding()) {
      throw new Abandoned();
    }
    return null;
  }

  private Played failed(Message message) {
    if (message instanceof Message.Broke broke) {
      return new Played.Failed(broke.why(), broke.output());
    } else if (message instanceof Message.Exited exit) {
      return new Played.Failed(Endings.exit(exit.where()), exit.output());
    } else if (message instanceof Message.OutOfMemory full) {
      return new Played.Failed(Endings.memory(lane.limits(), full.where()), full.output());
    } else if (message instanceof Message.TimedOut late) {
      return new Played.Failed(Endings.late(run, late.where()), late.output());
    }
    return new Played.Failed(Endings.late(run, ""), "");
  }
}
