package runner.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import runner.doctor.Diagnosis;
import runner.doctor.Examination;
import runner.doctor.Finding;
import runner.report.Waiting;
import runner.run.ServerSource;

@Command(
    name = "doctor",
    description = {
      "Say what is there on this machine, what is missing and how to get it.",
      "It starts the servers to see whether they do.",
      "Exit status: 0 all is there, 3 something is missing.",
      "To hear of each machine of a room, ask for the last line, which says enough by",
      "itself, or for a file:",
      "  ./workbook doctor --json > doctor-NAME.json"
    },
    mixinStandardHelpOptions = true)
final class Doctor implements Callable<Integer> {
  @ParentCommand private Workbook workbook;

  @Option(
      names = "--prefetch",
      description = {
        "Bring everything that check, demo and mvn verify need, for a room without a network.",
        "Takes a minute or two."
      })
  private boolean prefetch;

  @Option(
      names = "--json",
      description = {
        "Print one JSON object: {\"well\": true, \"backend\": \"embedded\", \"findings\":",
        "[{\"subject\": \"Java\", \"well\": true, \"state\": \"...\", \"remedy\": \"\"}]}"
      })
  private boolean json;

  @Override
  public Integer call() {
    Screen screen = workbook.screen();
    String what = prefetch ? "Fetching what is missing" : "Starting the servers";
    Diagnosis diagnosis;
    try (Waiting waiting = new Waiting(screen.err(), screen.terminal(), what);
        ServerSource servers = workbook.servers(waiting)) {
      Path root = workbook.course().root();
      diagnosis =
          new Examination(servers, root, screen.terminal()).diagnosis(prefetch, waiting::on);
    }
    if (json) {
      screen.say(diagnosis.json());
    } else {
      show(screen, diagnosis);
    }
    return diagnosis.isWell() ? Status.DONE : Status.MACHINE_LACKS;
  }

  private void show(Screen screen, Diagnosis diagnosis) {
    diagnosis.findings().forEach(finding -> show(screen, finding));
    screen.say("");
    String more = prefetch ? ", and nothing more is needed from the network" : "";
    screen.say(diagnosis.sentence("Nothing is missing" + more));
  }

  private static void show(Screen screen, Finding finding) {
    String word = finding.isWell() ? screen.ink().good("ok     ") : screen.ink().bad("MISSING");
    screen.say(
        String.format(Locale.ROOT, "%s  %-17s %s", word, finding.subject(), finding.state()));
    if (!finding.isWell()) {
      screen.say(" ".repeat(27) + finding.remedy());
    }
  }
}
