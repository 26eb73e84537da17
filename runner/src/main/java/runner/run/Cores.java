package runner.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import lab.backend.Program;

/**
 * A core for each of the workers that run side by side, on Linux, if there are just as many cores:
 * a worker's threads hand over to each other all the time, and on one core they need not wake
 * another. With more cores, or elsewhere, the system decides.
 */
record Cores(List<Integer> allowed) {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final String ALLOWED = "Cpus_allowed_list:";
  private static final String TASKSET = "taskset";

  /** Those that this program may use, if it can share them out; else none. */
  static Cores ofThisMachine() {
    try {
      return Program.find(TASKSET).isPresent() && Files.exists(STATUS)
          ? new Cores(
              Files.readAllLines(STATUS).stream()
                  .filter(line -> line.startsWith(ALLOWED))
                  .flatMap(line -> numbers(line.substring(ALLOWED.length())).stream())
                  .toList())
          : new Cores(List.of());
    } catch (IOException | NumberFormatException unknown) {
      return new Cores(List.of());
    }
  }

  /** Numbers such as "0-3,8". */
  static List<Integer> numbers(String list) {
    return Arrays.stream(list.strip().split(","))
        .map(range -> range.split("-"))
        .flatMapToInt(
            ends ->
                IntStream.rangeClosed(
                    Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1])))
        .boxed()
        .toList();
  }

  /**
   * What stands before the command of one of so many workers.
   *
   * @param number of the worker, from 0
   */
  List<String> before(int number, int workers) {
    return workers > 1 && allowed.size() == workers
        ? List.of(TASKSET, "--cpu-list", String.valueOf(allowed.get(number % workers)))
        : List.of();
  }
}
