package runner.cli;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import runner.report.Ink;
import runner.report.Signs;

/**
 * Where the commands read and write.
 *
 * @param terminal whether a person sees {@code out} and {@code err} as they are written
 * @param ink colours of {@code out}
 * @param here folder in which the command was given
 * @param command how the reader calls the workbook, for example {@code ./workbook}
 */
public record Screen(
    PrintStream out,
    PrintStream err,
    BufferedReader in,
    boolean terminal,
    Ink ink,
    Path here,
    String command) {
  /** System property: how the workbook was called. */
  static final String COMMAND = "workbook.command";

  /** System property, {@code true} or {@code false}: for a launcher that knows. */
  static final String TERMINAL = "workbook.terminal";

  /** The screen of this process. */
  static Screen ofProcess() {
    Charset charset = charset();
    boolean terminal = isTerminal();
    return new Screen(
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, charset),
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, charset),
        new BufferedReader(new InputStreamReader(System.in, charset)),
        terminal,
        new Ink(terminal && System.getenv("NO_COLOR") == null && !dumb()),
        Path.of("").toAbsolutePath(),
        System.getProperty(COMMAND, windows() ? "workbook" : "./workbook"));
  }

  /** Lines for a reader's eyes. */
  public void say(List<String> lines) {
    Charset charset = charset();
    lines.forEach(line -> out.println(Signs.shown(line, charset)));
  }

  /** One line. */
  public void say(String line) {
    out.println(line);
  }

  /** Whether what is written here may hold blocks of Unicode. */
  boolean showsBlocks() {
    return !windows() || ofWindowsConsole().newEncoder().canEncode("▁▂█");
  }

  private static Charset charset() {
    return windows() ? ofWindowsConsole() : StandardCharsets.UTF_8;
  }

  /** Since Java 18 the default is UTF-8 whatever the console shows; since 19 a property tells. */
  private static Charset ofWindowsConsole() {
    String told = System.getProperty("stdout.encoding", "");
    return told.isBlank() ? Charset.defaultCharset() : Charset.forName(told);
  }

  private static boolean isTerminal() {
    String told = System.getProperty(TERMINAL, "");
    return told.isBlank() ? isConsole() : Boolean.parseBoolean(told);
  }

  /** Since Java 22 there is a console even when there is no terminal, and a method that tells. */
  private static boolean isConsole() {
    if (System.console() == null) {
      return false;
    }
    try {
      Method method = java.io.Console.class.getMethod("isTerminal");
      return (Boolean) method.invoke(System.console());
    } catch (ReflectiveOperationException before22) {
      return true;
    }
  }

  private static boolean dumb() {
    return "dumb".equals(System.getenv("TERM"));
  }

  private static boolean windows() {
    return System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("windows");
  }
}
