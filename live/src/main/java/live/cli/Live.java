package live.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import lab.live.Lever;
import live.program.Programs;
import live.program.Strategy;
import live.recording.Csv;
import live.room.Room;
import live.web.Keys;
import live.web.Site;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import runner.cli.Browser;
import runner.cli.Screen;
import runner.cli.Status;
import runner.cli.Workbook;
import runner.report.Waiting;
import runner.run.ChosenServers;
import runner.run.Limits;
import runner.run.Runner;
import runner.trouble.CommandError;

@Command(
    name = "live",
    description = {
      "Open the page on which a room watches a stampede: two programs side by side, the same crowd,"
          + " and buttons to expire the key, kill Redis, slow the query and change the price.",
      "Strategies: none, aside, article, lock, early, own3 (your PriceBoard.java) and own4 (your"
          + " DayPrices.java). Yours are compiled on every save. With nothing, the other side is"
          + " shown alone."
    },
    mixinStandardHelpOptions = true)
public final class Live implements Callable<Integer> {
  private static final int MOST_PORT = 65_535;

  @ParentCommand private Workbook workbook;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8420",
      description = "Serve the page there; 0 for any port that is free. Default: ${DEFAULT-VALUE}.")
  private int port;

  @Option(names = "--no-open", description = "Do not open a browser.")
  private boolean closed;

  @Option(
      names = "--share",
      description =
          "Let other machines in this network watch, with the address that is shown. Only you move"
              + " the levers. Without it, the page is for this machine alone.")
  private boolean share;

  @Option(
      names = "--replay",
      paramLabel = "FILE",
      description = "Show a CSV that the page has saved; nothing is started.")
  private @Nullable Path replay;

  @Option(
      names = "--source",
      paramLabel = "DIR",
      description =
          "Take your files from here instead: a folder laid out as exercises/src, or one that holds"
              + " the file itself.")
  private @Nullable Path source;

  @Option(
      names = "--hold",
      description =
          "No copy ends by itself until the page says so; 'Expire the key now' alone ends them.")
  private boolean hold;

  @Option(
      names = "-a",
      paramLabel = "STRATEGY",
      defaultValue = "aside",
      description = "What side A plays at first. Default: ${DEFAULT-VALUE}.")
  private String a;

  @Option(
      names = "-b",
      paramLabel = "STRATEGY",
      defaultValue = "lock",
      description = "What side B plays at first. Default: ${DEFAULT-VALUE}.")
  private String b;

  @Override
  public Integer call() throws InterruptedException {
    if (port < 0 || port > MOST_PORT) {
      throw new CommandError("--port must be 0 to " + MOST_PORT + ", but was " + port + ".");
    }
    return replay == null ? play() : replay(workbook.screen().here().resolve(replay));
  }

  private int play() throws InterruptedException {
    Strategy first = Strategy.of(a);
    Strategy second = Strategy.of(b);
    Screen screen = workbook.screen();
    Path yours = source == null ? null : screen.here().resolve(source);
    Programs programs = new Programs(workbook.course(), yours);
    try (Waiting waiting = new Waiting(screen.err(), screen.terminal(), "Starting the servers");
        Runner runner = new Runner(new ChosenServers(waiting), Limits.usual());
        Room room = Room.playing(runner, programs, first, second);
        Site site = Site.open(room, Keys.kept(), port, share, "./workbook live")) {
      if (hold) {
        room.pull(Lever.HOLD, 1);
      }
      room.awaitServing();
      waiting.close();
      return serve(site);
    }
  }

  private int replay(Path file) throws InterruptedException {
    String text;
    try {
      text = Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new CommandError(file + " can't be read: name a CSV that the page has saved.");
    }
    Room room = Room.replaying(Csv.read(text, file.getFileName().toString()));
    try (room;
        Site site = Site.open(room, Keys.kept(), port, share, "./workbook live --replay")) {
      return serve(site);
    }
  }

  private int serve(Site site) throws InterruptedException {
    Screen screen = workbook.screen();
    String mine = "http://127.0.0.1:" + site.port() + "/#key=" + Keys.kept().presenter();
    screen.say("The page is at " + mine);
    if (share) {
      List<Addresses.Address> addresses = Addresses.ofThisMachine();
      addresses.forEach(
          address ->
              screen.say(
                  "Others watch at http://"
                      + address.host()
                      + ":"
                      + site.port()
                      + "/#key="
                      + Keys.kept().viewer()
                      + (addresses.size() > 1 ? " (" + address.network() + ")" : "")));
    }
    screen.say("q and Enter end it.");
    if (!closed && screen.terminal()) {
      Browser.open(URI.create(mine));
    }
    awaitEnd(screen);
    return Status.DONE;
  }

  /** Whoever started it without an input ends it with a signal. */
  private static void awaitEnd(Screen screen) throws InterruptedException {
    try {
      for (String line = screen.in().readLine(); line != null; line = screen.in().readLine()) {
        if (line.strip().equalsIgnoreCase("q")) {
          return;
        }
      }
    } catch (IOException closed) {
      // as if there were none
    }
    new CountDownLatch(1).await();
  }
}
