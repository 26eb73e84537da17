package lab.tap;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a server says of a command that it does not know, because it is older than the command. */
final class Unknown {
  /** From Redis 5 on; before 7.0 without a word of which subcommand it was. */
  private static final Pattern COMMAND =
      Pattern.compile("-ERR [Uu]nknown (?:command|subcommand)\\b.*", Pattern.DOTALL);

  private static final Pattern IN_SCRIPT =
      Pattern.compile("-.*Unknown Redis command called from.*", Pattern.DOTALL);

  private static final Pattern CALLED = Pattern.compile("call\\(\\s*['\"](\\w+)['\"]");

  private Unknown() {}

  /** The command that this reply says is not known; empty if it says no such thing. */
  static Optional<String> in(Command command, byte[] reply) {
    if (reply[0] != '-') {
      return Optional.empty();
    }
    String text = "-" + Frames.told(reply);
    if (COMMAND.matcher(text).matches()) {
      return Optional.of(command.name());
    }
    return IN_SCRIPT.matcher(text).matches()
        ? Optional.of("that a script calls" + called(command))
        : Optional.empty();
  }

  /** The commands of a script, as far as they stand there as words. */
  private static String called(Command script) {
    if (script.arguments().isEmpty() || !script.name().equals("EVAL")) {
      return "";
    }
    Matcher call = CALLED.matcher(script.arguments().get(0));
    StringBuilder names = new StringBuilder();
    while (call.find()) {
      names.append(names.isEmpty() ? ", one of " : ", ");
      names.append(call.group(1).toUpperCase(Locale.ROOT));
    }
    return names.toString();
  }
}
