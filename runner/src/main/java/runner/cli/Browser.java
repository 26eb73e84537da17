package runner.cli;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import lab.backend.Program;

/** Whatever browser this machine's user likes. */
public final class Browser {
  private static final long PATIENCE_SECONDS = 2;

  private Browser() {}

  /** Opens a page; false if this machine does not know how. */
  public static boolean open(URI page) throws InterruptedException {
    List<String> command = command(System.getProperty("os.name").toLowerCase(Locale.ROOT), page);
    if (Program.find(command.get(0)).isEmpty() && !command.get(0).equals("rundll32")) {
      return false;
    }
    try {
      Process opening =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      boolean over = opening.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
      return !over || opening.exitValue() == 0; // one that is not over is the browser itself
    } catch (IOException refused) {
      return false;
    }
  }

  /** How a system opens a page; on Windows {@code start} without a shell to quote for. */
  static List<String> command(String system, URI page) {
    if (system.contains("windows")) {
      return List.of("rundll32", "url.dll,FileProtocolHandler", page.toString());
    }
    return List.of(system.contains("mac") ? "open" : "xdg-open", page.toString());
  }
}
