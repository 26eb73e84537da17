package slides.shell;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import slides.deck.DeckError;

/**
 * The commands that a slide may show.
 *
 * @param workbook the command line as picocli knows it
 */
public record Commands(CommandSpec workbook) {
  private static final String OURS = "./workbook";
  private static final List<String> OTHERS = List.of("mvn", "git");

  /** Whether a piece of code in prose is meant to be one of the workbook's commands. */
  public static boolean isOurs(String text) {
    return text.equals(OURS) || text.startsWith(OURS + " ");
  }

  /**
   * Looks at one command line.
   *
   * @throws DeckError if it is no command of the workbook, mvn or git, or names an option or
   *     command of the workbook that does not exist
   */
  public void check(String line) {
    List<String> words = Arrays.asList(line.strip().split("\\s+"));
    String program = words.get(0);
    if (OTHERS.contains(program)) {
      return;
    } else if (!program.equals(OURS)) {
      throw new DeckError("the command \"" + line + "\" must start with ./workbook, mvn or git.");
    }
    walk(line, words.subList(1, words.size()).iterator());
  }

  private void walk(String line, Iterator<String> words) {
    CommandSpec at = workbook;
    int arguments = 0;
    while (words.hasNext()) {
      String word = words.next();
      if (word.startsWith("-")) {
        option(line, at, word, words);
      } else if (at.subcommands().containsKey(word)) {
        at = at.subcommands().get(word).getCommandSpec();
      } else {
        arguments++;
        argument(line, at, word, arguments);
      }
    }
  }

  private static void option(String line, CommandSpec at, String word, Iterator<String> words) {
    String name = word.split("=", 2)[0];
    OptionSpec option = at.findOption(name);
    if (option == null) {
      throw new DeckError(
          "\"%s\": %s has no option %s. It has: %s."
              .formatted(line, at.name(), name, optionNames(at)));
    }
    if (option.arity().min() > 0 && !word.contains("=") && words.hasNext()) {
      words.next();
    }
  }

  private static void argument(String line, CommandSpec at, String word, int count) {
    int most = at.positionalParameters().stream().mapToInt(each -> each.arity().max()).sum();
    if (count <= most) {
      return;
    } else if (at.subcommands().isEmpty()) {
      throw new DeckError("\"" + line + "\": " + at.name() + " takes no argument " + word + ".");
    }
    throw new DeckError(
        "\"%s\": there is no command %s. There are: %s."
            .formatted(
                line, word, at.subcommands().keySet().stream().collect(Collectors.joining(", "))));
  }

  private static String optionNames(CommandSpec at) {
    return at.options().stream().map(OptionSpec::longestName).collect(Collectors.joining(", "));
  }
}
