package runner.run;

import java.util.List;
import java.util.function.LongConsumer;

/** What keeps a worker apart from the machine that it runs on. */
public interface Sandbox {
  /** Nothing does. */
  Sandbox NONE = java -> new Enclosed(java, process -> {});

  /** The command that runs this one inside. Each call is for one worker. */
  Enclosed around(List<String> java);

  /**
   * One worker's command.
   *
   * @param command starts the worker; its standard streams are the worker's
   * @param end ends what outlives the command when that is killed; takes the number of its process
   */
  record Enclosed(List<String> command, LongConsumer end) {}
}
