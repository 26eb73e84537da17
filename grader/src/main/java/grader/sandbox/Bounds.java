package grader.sandbox;

import java.util.List;

/** How much of the machine a worker may use, all that it starts included. */
final class Bounds {
  /** Processes and threads: a test may start five hundred callers. */
  static final String PROCESSES = "2000";

  /** Of each process, beside files: heap, stacks, what the JVM compiles, and the rest. */
  static final String BYTES_OF_MEMORY = String.valueOf(2L << 30);

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
        "--data=" + BYTES_OF_MEMORY,
        "--fsize=" + BYTES_OF_FILES,
        "--core=0",
        "--");
  }
}
