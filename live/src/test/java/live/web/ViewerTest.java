package live.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import live.Samples;
import live.recording.Tick;
import live.room.State;
import org.junit.jupiter.api.Test;

class ViewerTest {
  /** Fewer than may wait. */
  private static final int FEW = 100;

  private static final State STATE = new State(false, 1, 2, false, List.of(), List.of(), List.of());

  @Test
  void a_page_that_does_not_read_is_dropped_and_nobody_waits_for_it() throws Exception {
    CountDownLatch dropped = new CountDownLatch(1);
    Viewer slow = new Viewer(dropped::countDown);
    Viewer quick = new Viewer(() -> {});
    ByteArrayOutputStream seen = new ByteArrayOutputStream();
    Thread stuck = writer(slow, new Stuck(dropped));
    Thread writing = writer(quick, seen);
    Viewers viewers = new Viewers();
    viewers.add(slow, STATE);
    viewers.add(quick, STATE);

    List<Tick> ticks = Samples.recording(100);
    for (int from = 0; from < ticks.size(); from += FEW) {
      List<Tick> next = ticks.subList(from, from + FEW);
      next.forEach(viewers::sampled);
      String at = String.valueOf(next.get(FEW - 1).sample().at());
      await("the quick page has them").until(() -> text(seen).contains(at));
    }

    assertThat(dropped.getCount()).isZero();
    await("each sample once").until(() -> text(seen).split("event: sample").length - 1 == 800);
    stuck.join();
    writing.interrupt();
    writing.join();
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static Thread writer(Viewer viewer, OutputStream out) {
    Thread thread =
        new Thread(
            () -> {
              try {
                viewer.write(out);
              } catch (IOException | InterruptedException over) {
                return;
              }
            });
    thread.start();
    return thread;
  }

  /** Takes nothing, until the connection is broken. */
  private static final class Stuck extends OutputStream {
    private final CountDownLatch broken;

    Stuck(CountDownLatch broken) {
      this.broken = broken;
    }

    @Override
    public void write(int b) throws IOException {
      try {
        broken.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      throw new IOException("broken");
    }
  }
}
