package slides.pdf;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lab.backend.Program;
import runner.trouble.MachineLacks;

/** A Chromium without a window, with a profile of its own that ends with it. */
final class Chromium implements AutoCloseable {
  private static final List<String> NAMES =
      List.of(
          "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome.exe");
  private static final List<Path> ELSEWHERE =
      List.of(
          Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
          Path.of("C:/Program Files/Google/Chrome/Application/chrome.exe"));
  private static final Pattern LISTENS = Pattern.compile("DevTools listening on ws://([^/]+)/.*");

  private final Process process;
  private final Path profile;
  private final String address;

  private Chromium(Process process, Path profile, String address) {
    this.process = process;
    this.profile = profile;
    this.address = address;
  }

  /** The program, if this machine has it. */
  static Optional<Path> find() {
    return Stream.concat(
            NAMES.stream().flatMap(name -> Program.find(name).stream()),
            ELSEWHERE.stream().filter(Files::isExecutable))
        .findFirst();
  }

  /** Starts it. */
  static Chromium start(Path program) throws IOException {
    Path profile = Files.createTempDirectory("two-copies-slides");
    Process process =
        new ProcessBuilder(
                program.toString(),
                "--headless=new",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                "--no-first-run",
                "--disable-gpu",
                isRoot() ? "--no-sandbox" : "--no-default-browser-check")
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    return new Chromium(process, profile, address(process));
  }

  /** Chromium refuses to sandbox what root starts. */
  private static boolean isRoot() {
    return System.getProperty("user.name").equals("root");
  }

  private static String address(Process process) throws IOException {
    BufferedReader said =
        new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8));
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      Matcher listens = LISTENS.matcher(line);
      if (listens.matches()) {
        drain(said);
        return listens.group(1);
      }
    }
    throw new MachineLacks("Chromium ended before it could be asked for anything.");
  }

  /** A full pipe would stop it. */
  private static void drain(BufferedReader said) {
    Thread thread = new Thread(() -> readOn(said), "what chromium says");
    thread.setDaemon(true);
    thread.start();
  }

  private static void readOn(BufferedReader said) {
    try {
      said.transferTo(Writer.nullWriter());
    } catch (IOException ended) {
      return; // with the browser
    }
  }

  /** Opens an empty page. */
  DevTools page() throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://" + address + "/json/new?about:blank"))
            .PUT(HttpRequest.BodyPublishers.noBody())
            .build();
    String answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    String socket = new ObjectMapper().readTree(answer).path("webSocketDebuggerUrl").asText();
    return DevTools.at(URI.create(socket));
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
    process.onExit().join();
    try (Stream<Path> all = Files.walk(profile)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    } catch (IOException | UncheckedIOException stillWritten) {
      profile.toFile().deleteOnExit();
    }
  }
}
