package runner.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import runner.FakeCourse;
import runner.compile.Compiled;
import runner.compile.Compiler;
import runner.compile.Sources;
import runner.course.Chapter;
import runner.protocol.Job;
import runner.protocol.Message;
import runner.protocol.Order;

class WorkerTest {
  @TempDir Path folder;

  @Test
  void a_worker_that_is_told_to_stop_begins_no_other_step() throws Exception {
    FakeCourse course = FakeCourse.in(folder);
    Sources sources = course.answer(FakeCourse.adding("while (true) { Thread.onSpinWait(); }"));
    Compiled.Classes classes = (Compiled.Classes) new Compiler().compile(sources);
    Chapter zero = course.zero();
    Job job = Attempt.job(classes.path(), zero, zero.steps(), Limits.usual());
    try (Worker worker = Worker.start(new Jvm(Limits.usual(), 0, List.of()))) {
      // both are read while it gets warm
      worker.begin(new Order.Run(List.of(), job));
      worker.tell(new Order.Stop());
      assertThat(worker.next(Duration.ofSeconds(60))).isInstanceOf(Message.Ready.class);
      assertThat(worker.next(Duration.ofSeconds(60))).isEqualTo(new Message.Done(true));
    }
  }

  @Test
  void a_worker_ends_when_its_parent_is_gone() throws Exception {
    Process worker = new ProcessBuilder(new Jvm(Limits.usual(), 0, List.of()).command()).start();
    worker.getOutputStream().write("nonce\n".getBytes(StandardCharsets.UTF_8));
    worker.getOutputStream().close();
    assertThat(worker.waitFor(30, TimeUnit.SECONDS)).as("the worker ended").isTrue();
  }
}
