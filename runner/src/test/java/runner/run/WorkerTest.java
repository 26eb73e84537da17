package runner.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WorkerTest {
  @Test
  void a_worker_ends_when_its_parent_is_gone() throws Exception {
    Process worker = new ProcessBuilder(new Jvm(Limits.usual(), 0).command()).start();
    worker.getOutputStream().write("nonce\n".getBytes(StandardCharsets.UTF_8));
    worker.getOutputStream().close();
    assertThat(worker.waitFor(30, TimeUnit.SECONDS)).as("the worker ended").isTrue();
  }
}
