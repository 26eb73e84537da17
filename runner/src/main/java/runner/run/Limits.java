package runner.run;

import java.time.Duration;

/**
 * How long and how large a worker may be.
 *
 * @param step longest real time of one step
 * @param memoryMegabytes heap of a worker
 * @param timeouts after so many steps that do not end, the rest is not run
 * @param java that it runs on
 * @param sandbox what keeps it apart from the machine
 */
public record Limits(Duration step, int memoryMegabytes, int timeouts, Java java, Sandbox sandbox) {
  /** System property: seconds that a step may take. */
  public static final String STEP_SECONDS = "workbook.step.seconds";

  /** A worker that is told nothing else. */
  public Limits(Duration step, int memoryMegabytes, int timeouts) {
    this(step, memoryMegabytes, timeouts, Java.ofThisProgram(), Sandbox.NONE);
  }

  /** 10 s a step, 256 MB, two time-outs. */
  public static Limits usual() {
    return new Limits(Duration.ofSeconds(Long.getLong(STEP_SECONDS, 10)), 256, 2);
  }

  /** The same, with so many times as long for each step. */
  public Limits times(int more) {
    return new Limits(step.multipliedBy(more), memoryMegabytes, timeouts, java, sandbox);
  }
}
