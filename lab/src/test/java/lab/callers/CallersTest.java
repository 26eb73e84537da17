package lab.callers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CallersTest {
  private final Callers callers = new Callers("lab.callers", 300, () -> {});
  private final List<Thread> started = new ArrayList<>();

  @AfterEach
  void interruptAll() {
    started.forEach(Thread::interrupt);
  }

  @Test
  void a_thread_that_computes_is_not_settled() {
    AtomicBoolean enough = new AtomicBoolean();
    start(
        () -> {
          while (!enough.get()) {
            Thread.onSpinWait();
          }
        });
    assertThatThrownBy(callers::awaitSettled)
        .isInstanceOf(Unsettled.class)
        .hasMessageContaining("a thread of your code was still at work")
        .hasMessageContaining("CallersTest.java:");
    enough.set(true);
    callers.awaitSettled();
  }

  @Test
  void a_machine_that_stands_still_takes_no_patience() {
    AtomicBoolean enough = new AtomicBoolean();
    start(
        () -> {
          while (!enough.get()) {
            Thread.onSpinWait();
          }
        });
    callers.watch(new StandsStill(Duration.ofSeconds(1), enough));
    callers.awaitSettled();
    assertThat(enough).isTrue();
  }

  @Test
  void whoever_may_hear_a_server_is_given_the_time_to_hear_it() {
    AtomicInteger times = new AtomicInteger();
    AtomicBoolean hears = new AtomicBoolean();
    Callers looking = new Callers("lab.callers", 300, times::incrementAndGet);
    looking.watch(new Hears(hears));

    looking.awaitSettled();
    assertThat(times).hasValue(0);

    hears.set(true);
    looking.awaitSettled();
    assertThat(times).hasPositiveValue();
  }

  @Test
  void a_server_that_is_slow_to_answer_takes_little_patience() throws IOException {
    AtomicInteger answer = new AtomicInteger();
    try (Line line = new Line()) {
      start(() -> answer.set(line.read()));
      callers.watch(new SlowLooks(line, false));
      callers.awaitSettled();
    }
    assertThat(answer).hasValue(Line.ANSWER);
  }

  @Test
  void a_server_that_answers_again_and_again_takes_all_of_it() throws IOException {
    try (Line line = new Line()) {
      start(line::read);
      callers.watch(new SlowLooks(line, true));
      assertThatThrownBy(callers::awaitSettled).isInstanceOf(Unsettled.class);
    }
  }

  @Test
  void a_server_that_never_answers_is_not_waited_for_for_ever() throws IOException {
    try (Line line = new Line()) {
      start(line::read);
      assertThatThrownBy(callers::awaitSettled)
          .isInstanceOf(Unsettled.class)
          .hasMessageContaining("in read, RUNNABLE");
    }
  }

  @Test
  void threads_that_wait_for_each_other_are_settled() {
    CountDownLatch never = new CountDownLatch(1);
    for (int i = 0; i < 20; i++) {
      start(() -> never.await());
    }
    callers.awaitSettled();
    assertThat(callers.restless()).isEmpty();
  }

  @Test
  void a_woken_thread_is_not_settled_until_it_has_run() {
    for (int round = 0; round < 50; round++) {
      CompletableFuture<Integer> first = new CompletableFuture<>();
      AtomicInteger done = new AtomicInteger();
      for (int i = 0; i < 20; i++) {
        start(
            () -> {
              first.get();
              done.incrementAndGet();
            });
      }
      callers.awaitSettled();
      first.complete(1);
      callers.awaitSettled();
      assertThat(done).as("round %d", round).hasValue(20);
    }
  }

  @Test
  void a_parked_thread_is_settled_until_its_gate_opens() {
    CountDownLatch gate = new CountDownLatch(1);
    List<Callers.Parked> places = new CopyOnWriteArrayList<>();
    start(
        () -> {
          places.add(callers.park());
          gate.await(1, TimeUnit.HOURS);
        });
    callers.awaitSettled();
    assertThat(places).hasSize(1);
    places.get(0).close();
    assertThat(callers.restless()).as("it waits with a limit on the machine's clock").hasSize(1);
    gate.countDown();
    callers.awaitSettled();
  }

  @Test
  void a_task_that_was_announced_and_has_not_begun_is_waited_for() {
    Callers.Announced begun = callers.announce(() -> {});
    assertThatThrownBy(callers::awaitSettled).isInstanceOf(Unsettled.class);
    begun.run();
    callers.awaitSettled();
  }

  private void start(Body body) {
    Thread thread =
        new Thread(
            () -> {
              try {
                body.run();
              } catch (Exception e) {
                Thread.currentThread().interrupt();
              }
            });
    thread.setDaemon(true);
    started.add(thread);
    thread.start();
  }

  private interface Body {
    void run() throws Exception;
  }

  /** A server that answers when it is told to. */
  private static final class Line implements AutoCloseable {
    static final int ANSWER = 7;

    private final ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final Socket client = new Socket(server.getInetAddress(), server.getLocalPort());
    private final Socket accepted = server.accept();

    Line() throws IOException {}

    int read() throws IOException {
      return client.getInputStream().read();
    }

    void answer() {
      try {
        accepted.getOutputStream().write(ANSWER);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() throws IOException {
      client.close();
      accepted.close();
      server.close();
    }
  }

  /** Nothing is on its way. */
  private abstract static class Quiet implements Traffic {
    @Override
    public Set<Thread> flying() {
      return Set.of();
    }

    @Override
    public long activity() {
      return 0;
    }
  }

  private static final class Hears extends Quiet {
    private final AtomicBoolean hears;

    Hears(AtomicBoolean hears) {
      this.hears = hears;
    }

    @Override
    public Set<Thread> waiting() {
      return Set.of();
    }

    @Override
    public boolean mayHear() {
      return hears.get();
    }
  }

  /**
   * A slow machine, which is the fault itself: it asks three times a look, 30 ms each. Four looks
   * are more than the patience, and in the fifth there is an answer.
   */
  private static final class SlowLooks extends Quiet {
    private static final int FIFTH_LOOK = 13;

    private final Line line;
    private final boolean isBusy;
    private int asked;

    SlowLooks(Line line, boolean isBusy) {
      this.line = line;
      this.isBusy = isBusy;
    }

    @Override
    public Set<Thread> waiting() {
      LockSupport.parkNanos(30_000_000);
      if (++asked == FIFTH_LOOK) {
        line.answer();
      }
      return Set.of();
    }

    @Override
    public long activity() {
      return isBusy ? asked : 0;
    }
  }

  /**
   * Its pause is the fault itself: the first look takes so long. In the second one there is enough.
   */
  private static final class StandsStill extends Quiet {
    private static final int SECOND_LOOK = 4;

    private final Duration pause;
    private final AtomicBoolean enough;
    private int asked;

    StandsStill(Duration pause, AtomicBoolean enough) {
      this.pause = pause;
      this.enough = enough;
    }

    @Override
    public Set<Thread> waiting() {
      asked++;
      if (asked == 1) {
        long end = System.nanoTime() + pause.toNanos();
        while (System.nanoTime() < end) {
          LockSupport.parkNanos(pause.toNanos());
        }
      }
      enough.compareAndSet(false, asked >= SECOND_LOOK);
      return Set.of();
    }
  }
}
