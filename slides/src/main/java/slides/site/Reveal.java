package slides.site;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import lab.backend.Program;
import runner.trouble.Broken;
import runner.trouble.MachineLacks;

/**
 * reveal.js as npm brings it, of exactly the version in {@code package-lock.json}.
 *
 * @param folder {@code slides}
 * @param npm the program that brings it, if this machine has it
 */
public record Reveal(Path folder, Optional<Path> npm) {
  private static final String MODULE = "node_modules/reveal.js";
  private static final String LOCKED = "/packages/" + MODULE.replace("/", "~1") + "/version";
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What npm has kept is enough; else it asks twice, and does not wait for minutes as it would. */
  private static final List<String> INSTALL =
      List.of(
          "ci",
          "--ignore-scripts",
          "--no-audit",
          "--no-fund",
          "--no-update-notifier",
          "--prefer-offline",
          "--fetch-retries=1",
          "--fetch-retry-mintimeout=1000",
          "--fetch-retry-maxtimeout=2000",
          "--fetch-timeout=30000");

  /** With the npm of this machine. */
  public static Reveal in(Path folder) {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    return new Reveal(folder, Program.find(system.contains("windows") ? "npm.cmd" : "npm"));
  }

  /**
   * The folder of reveal.js; has npm bring it if it is not there.
   *
   * @throws MachineLacks if there is no npm, or no network
   */
  public Path find() {
    Path module = folder.resolve(MODULE);
    if (isRight(module)) {
      return module;
    }
    Path installer = npm.orElseThrow(() -> new MachineLacks(ABSENT));
    List<String> command =
        Stream.concat(Stream.of(installer.toString()), INSTALL.stream()).toList();
    Program program = Program.run(folder, command, Map.of());
    if (!program.worked() || !isRight(module)) {
      throw new MachineLacks(
          "npm could not bring reveal.js into slides/node_modules, so nothing was rendered; with a"
              + " network, try npm ci there. It said: "
              + last(program.output()));
    }
    return module;
  }

  private static final String ABSENT =
      "Nothing was rendered: install Node.js 18 or later with npm (https://nodejs.org), which brings"
          + " reveal.js.";

  private boolean isRight(Path module) {
    Path installed = module.resolve("package.json");
    return Files.exists(installed)
        && version(installed, "/version")
            .equals(version(folder.resolve("package-lock.json"), LOCKED));
  }

  private static String version(Path file, String pointer) {
    try {
      JsonNode found = JSON.readTree(file.toFile()).at(pointer);
      return found.asText();
    } catch (IOException unreadable) {
      throw new Broken(file + " can't be read: " + unreadable.getMessage());
    }
  }

  /** The last line that says why; npm goes on to name a log that nobody will open. */
  private static String last(String output) {
    List<String> lines =
        output
            .lines()
            .filter(line -> !line.isBlank() && !line.contains("A complete log of this run"))
            .toList();
    return lines.isEmpty() ? "nothing" : lines.get(lines.size() - 1).strip();
  }
}
