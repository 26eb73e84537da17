package runner.selfcheck;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a mistake says of itself in its first line: {@code // fails: 2 7}, the steps that reject it,
 * the one that names its fault first. {@code with Redis 6} may follow: the mistake uses what the
 * Redis 5 of Windows does not know.
 *
 * @param youngRedis whether that follows
 */
record Header(List<Integer> fails, boolean youngRedis) {
  private static final Pattern FIRST_LINE =
      Pattern.compile("// fails: (\\d+(?: \\d+)*)( with Redis 6)?");

  static Optional<Header> of(Program program) {
    try (var lines = Files.lines(program.file())) {
      Matcher header = FIRST_LINE.matcher(lines.findFirst().orElse(""));
      return header.matches()
          ? Optional.of(new Header(numbers(header.group(1)), header.group(2) != null))
          : Optional.empty();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(program.file() + " can't be read", unreadable);
    }
  }

  private static List<Integer> numbers(String list) {
    return Arrays.stream(list.split(" ")).map(Integer::valueOf).toList();
  }
}
