package runner.run;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import runner.worker.WorkerMain;

/**
 * The command that starts a worker: the Java, class path and class-data archive of this program.
 *
 * @param before what stands before it, for instance to keep it to one core
 */
record Jvm(Limits limits, int place, List<String> before) {
  /** System property that names the class-data archive of this program, if it has one. */
  static final String ARCHIVE = "workbook.cds";

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
    command.add(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
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
    String archive = System.getProperty(ARCHIVE, "");
    if (!archive.isBlank() && new File(archive).isFile()) {
      command.add("-XX:SharedArchiveFile=" + archive);
    }
    String classes = System.getProperty(CLASSES, "");
    if (!classes.isBlank()) {
      command.add("-XX:DumpLoadedClassList=" + classes + ".worker" + place + ".list");
    }
    command.addAll(limits.options());
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), WorkerMain.class.getName()));
    return command;
  }
}
