package runner.selfcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import lab.backend.Progress;
import lab.backend.Servers;
import org.junit.jupiter.api.Test;
import runner.course.Course;
import runner.report.Ink;
import runner.run.ChosenServers;
import runner.run.Limits;
import runner.run.Runner;

/** The course itself, as {@code ./workbook self-check} judges it: part of every build. */
class CourseTest {
  @Test
  void has_no_faults() {
    Course course = Course.around(Path.of(""));
    ChosenServers servers = new ChosenServers(Progress.NONE);
    try (Runner runner = new Runner(servers, Limits.usual().times(2))) {
      SelfCheck check = new SelfCheck(course, runner, doing -> {});
      boolean right = new Report(check, new Ink(false), System.out::println).of(course, 1);
      assertThat(check.faults()).as("the faults above").isEmpty();
      assertThat(right).isTrue();
      assertThat(
              RedisFive.newerThanThat(Servers.fromLine(servers.settings().join().get(0).value())))
          .as("commands that the course sends and that Redis 5.0, on Windows, does not know")
          .isEmpty();
    }
  }
}
