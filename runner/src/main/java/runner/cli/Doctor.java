package runner.cli;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;
import runner.doctor.Examination;
import runner.doctor.Finding;
import runner.report.Waiting;
import runner.run.ServerSource;

@Command(
    name = "doctor",
    description = "Say what is missing on this machine and how to get it.",
    mixinStandardHelpOptions = true)
final class Doctor implements Callable<Integer> {
  @ParentCommand private Workbook workbook;

  @Override
  public Integer call() {
    Screen screen = workbook.screen();
    List<Finding> findings;
    try (Waiting waiting = new Waiting(screen.err(), screen.terminal(), "Starting the servers");
        ServerSource servers = workbook.servers(waiting)) {
      findings = new Examination(servers, workbook.course().root(), screen.terminal()).findings();
    }
    findings.forEach(finding -> show(screen, finding));
    boolean well = findings.stream().allMatch(Finding::isWell);
    screen.say("");
    screen.say(well ? "Nothing is missing." : "Something is missing; see above.");
    return well ? Status.DONE : Status.MACHINE_LACKS;
  }

  private static void show(Screen screen, Finding finding) {
    String word = finding.isWell() ? screen.ink().good("ok  ") : screen.ink().bad("LACK");
    screen.say(
        String.format(Locale.ROOT, "%s  %-15s %s", word, finding.subject(), finding.state()));
    if (!finding.isWell()) {
      screen.say("                      " + finding.remedy());
    }
  }
}
