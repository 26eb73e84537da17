package runner.run;

import java.util.List;

/** What keeps a worker apart from the machine that it runs on. */
public interface Sandbox {
  /** Nothing does. */
  Sandbox NONE = java -> new Enclosed(java, () -> {});

  /** The command that runs this one inside. Each call is for one worker. */
  Enclosed around(List<String> java);

  /**
   * One worker's command.
   *
   * @param command starts the worker; its standard streams are the worker's
   * @param end ends what outlives the command when that is killed
   */
  record Enclosed(List<String> command, Runnable end) {}
}
