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
 * the one that names its fault first.
 */
record Header(List<Integer> fails) {
  private static final Pattern FIRST_LINE = Pattern.compile("// fails: (\\d+(?: \\d+)*)");

  static Optional<Header> of(Program program) {
    try (var lines = Files.lines(program.file())) {
      Matcher header = FIRST_LINE.matcher(lines.findFirst().orElse(""));
      return header.matches()
          ? Optional.of(new Header(numbers(header.group(1))))
          : Optional.empty();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(program.file() + " can't be read", unreadable);
    }
  }

  private static List<Integer> numbers(String list) {
    return Arrays.stream(list.split(" ")).map(Integer::valueOf).toList();
  }
}
