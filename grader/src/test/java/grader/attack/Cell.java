package grader.attack;

import grader.judge.Enforcement;
import grader.judge.Judge;
import grader.sandbox.Isolation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import runner.course.Course;
import runner.run.Limits;

/** Under what conditions attacks are run. */
final class Cell {
  static final Course COURSE = Course.around(Path.of(""));

  /** Many times what an honest step takes, so that a busy machine changes no verdict. */
  static final Limits LIMITS = new Limits(Duration.ofSeconds(5), 256, 1);

  private Cell() {}

  static Judge judge(Enforcement enforcement) {
    return judge(enforcement, Isolation.NONE);
  }

  static Judge judge(Enforcement enforcement, Isolation isolation) {
    return new Judge(rules(), enforcement, LIMITS, isolation);
  }

  /** The policy of the course. */
  static String rules() {
    try {
      return Files.readString(COURSE.root().resolve("grader/policy.txt"));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
