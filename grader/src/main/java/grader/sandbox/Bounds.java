package grader.sandbox;

import java.util.List;

/** How much of the machine a worker may use, all that it starts included. */
final class Bounds {
  /** Processes and threads: a chapter with both servers needs about a hundred. */
  static final String PROCESSES = "1000";

  /** Of each of its file systems, which are kept in memory. */
  static final String BYTES_OF_FILES = String.valueOf(512L << 20);

  static final String OPEN_FILES = "4096";

  private Bounds() {}

  /** What stands before a command to bind it and all that it starts. */
  static List<String> before() {
    return List.of(
        "prlimit",
        "--nproc=" + PROCESSES,
        "--nofile=" + OPEN_FILES,
        "--fsize=" + BYTES_OF_FILES,
        "--core=0",
        "--");
  }
}
