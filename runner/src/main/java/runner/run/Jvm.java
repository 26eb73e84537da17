package runner.run;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import runner.worker.WorkerMain;

/** The command that starts a worker: the Java, class path and class-data archive of this program. */
record Jvm(Limits limits, int place) {
  /** System property that names the class-data archive of this program, if it has one. */
  static final String ARCHIVE = "workbook.cds";

  List<String> command() {
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
    command.addAll(
        List.of(
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xshare:auto",
            "-Xmx" + limits.memoryMegabytes() + "m",
            "-Dfile.encoding=UTF-8",
            "-Djava.awt.headless=true",
            "-Dlab.place=" + place,
            "-ea"));
    String archive = System.getProperty(ARCHIVE, "");
    if (!archive.isBlank() && new File(archive).isFile()) {
      command.add("-XX:SharedArchiveFile=" + archive);
    }
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), WorkerMain.class.getName()));
    return command;
  }
}
