package runner.run;

import java.util.ArrayList;
import java.util.List;
import runner.worker.WorkerMain;

/**
 * The command that starts a worker: its Java, and the class path of this program.
 *
 * @param before what stands before it, for instance to keep it to one core
 */
record Jvm(Limits limits, int place, List<String> before) {
  /**
   * System property, set while that archive is being prepared: where to list the loaded classes.
   */
  static final String CLASSES = "workbook.classes";

  /** The command within its limits. */
  Sandbox.Enclosed enclosed() {
    Sandbox.Enclosed inner = limits.sandbox().around(command());
    List<String> command = new ArrayList<>(before);
    command.addAll(inner.command());
    return new Sandbox.Enclosed(command, inner.end());
  }

  /** The command alone. */
  List<String> command() {
    List<String> command = new ArrayList<>();
    command.add(limits.java().program());
    command.addAll(
        List.of(
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xshare:auto",
            "-Xlog:disable",
            "-Xlog:all=error:stderr",
            "-Xmx" + limits.memoryMegabytes() + "m",
            "-Dfile.encoding=UTF-8",
            "-Djava.awt.headless=true",
            // the same to the reader's code on whatever it runs
            "-XX:ActiveProcessorCount=" + Runtime.getRuntime().availableProcessors(),
            "-Dlab.place=" + place,
            "-ea"));
    String classes = System.getProperty(CLASSES, "");
    if (!classes.isBlank()) {
      command.add("-XX:DumpLoadedClassList=" + classes + ".worker" + place + ".list");
    }
    command.addAll(limits.java().options());
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), WorkerMain.class.getName()));
    return command;
  }
}
