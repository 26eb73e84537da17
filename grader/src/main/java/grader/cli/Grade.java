package grader.cli;

import static java.util.Comparator.comparingInt;

import grader.further.FurtherTests;
import grader.grading.Grading;
import grader.grading.Kept;
import grader.intake.Submissions;
import grader.jplag.JplagFolder;
import grader.judge.Judge;
import grader.model.Gradebook;
import grader.report.Reports;
import grader.roster.Roster;
import grader.rules.Rules;
import grader.runtime.SlimJava;
import grader.sandbox.Isolation;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import lab.backend.EmbeddedBackend;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import runner.cli.Screen;
import runner.cli.Status;
import runner.cli.Workbook;
import runner.course.Chapter;
import runner.course.SourceText;
import runner.report.Waiting;
import runner.trouble.CommandError;

@Command(
    name = "grade",
    description =
        "Grade a folder of submissions: one folder or zip for each student, laid out as "
            + "exercises/src. Nothing of a submission but the chapters' files is used. Exit "
            + "status: 0 all was graded, whatever the grades; 2 the command was wrong, or an extra "
            + "test fails on the course's solution; 3 this machine lacks something. With 2 and 3 "
            + "nobody was graded.",
    mixinStandardHelpOptions = true,
    subcommands = Merge.class)
public final class Grade implements Callable<Integer> {
  private static final String POLICY = "grader/policy.txt";

  @ParentCommand private Workbook workbook;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "DIR",
      description = "Holds the submissions.")
  private @Nullable Path directory;

  @Option(
      names = "--chapters",
      paramLabel = "LIST",
      description = "Only these, as in 1-4,7; all of them when left out.")
  private @Nullable String names;

  @Option(
      names = "--roster",
      paramLabel = "FILE",
      description =
          "The class, as CSV whose first line names a column id (as the submissions are called) "
              + "and perhaps one called name. Who handed nothing in gets zero points and stands in "
              + "the report.")
  private @Nullable Path rosterFile;

  @Option(
      names = "--out",
      paramLabel = "OUT",
      description = "Where the reports are written; the folder grades beside DIR when left out.")
  private @Nullable Path out;

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description =
          "Judge N submissions side by side; half as many as there are cores if left out.")
  private @Nullable Integer jobs;

  @Option(
      names = "--policy",
      paramLabel = "MODE",
      defaultValue = "enforce",
      description = {
        "enforce: run nothing that grader/policy.txt does not allow.",
        "report: run it and say so. off: do not look. With these two, grades can be forged, and the"
            + " reports say so."
      })
  private String policy;

  @Mixin private SandboxOptions sandbox;

  @Option(
      names = "--resume",
      description = "Go on with a grading that was stopped; judge only what is new or has changed.")
  private boolean resume;

  @Option(
      names = "--shard",
      paramLabel = "I/N",
      description =
          "Grade only the I-th of N parts, for one of N machines; grade merge puts the parts "
              + "together.")
  private @Nullable String shard;

  @Option(names = "--force", description = "Write over what the folder for the reports holds.")
  private boolean force;

  @ArgGroup(validate = false, heading = "What counts:%n")
  private WhatCounts counts = new WhatCounts();

  @ArgGroup(validate = false, heading = "What else to find out:%n")
  private Besides besides = new Besides();

  private final Clock clock = Clock.systemUTC();

  @Override
  public Integer call() throws InterruptedException {
    try (var farewell = new Farewell(workbook.screen().err(), resume)) {
      return grade(workbook.screen(), farewell);
    }
  }

  private Integer grade(Screen screen, Farewell farewell) throws InterruptedException {
    sandbox.check();
    Path folder = folder(screen.here());
    Submissions all = Submissions.in(folder);
    all.areOf(workbook.course().chapters(), folder);
    Optional<Shard> part = Optional.ofNullable(shard).map(Shard::read);
    Submissions submissions = part.map(each -> each.of(all)).orElse(all);
    List<Chapter> chapters = ChapterList.of(workbook.course(), names);
    Roster roster = roster(screen.here());
    Rules rules = counts.rules(workbook.course(), chapters, roster, screen.here());
    FurtherTests further = counts.further(workbook.course(), chapters, screen.here());
    Optional<JplagFolder> jplag = besides.jplag(screen.here(), folder, force || resume);
    int side = jobs();
    makeReady(screen);
    Conditions conditions = Conditions.of(read(POLICY), policy, () -> sandbox.find(farewell::say));
    try (Isolation isolation = conditions.isolation();
        var progress = new ProgressLine(screen.err(), screen.terminal(), System::nanoTime);
        Judge judge = conditions.judge()) {
      // only now: with --force it removes what an earlier run has judged
      OutFolder target = OutFolder.at(target(folder), folder, resume, force);
      farewell.begin();
      jplag.ifPresent(each -> each.write(submissions, chapters));
      Kept kept = new Kept(target.judged());
      Grading grading =
          new Grading(chapters, roster, conditions.terms(), kept, progress)
              .namingMistakes(besides.mistakes())
              .among(all)
              .by(rules)
              .beside(further);
      part.ifPresent(each -> grading.part(each.number(), each.of()));
      Gradebook book = grading.grade(submissions, judge, conditions.key(), side, now());
      new Reports(target.path()).write(book);
      progress.close();
      farewell.close();
      screen.say(Summary.of(book, target.shown(screen.here()), screen.ink()));
      return Status.DONE;
    }
  }

  /** Makes on the first start what workers can't make: they may have no network and no room. */
  private void makeReady(Screen screen) {
    try (Waiting waiting = new Waiting(screen.err(), screen.terminal(), "getting servers ready")) {
      EmbeddedBackend.prepare(waiting);
      waiting.on("making a small Java for the answers, once");
      SlimJava.prepare(
          Collections.max(workbook.course().chapters(), comparingInt(Chapter::points)));
    }
  }

  private String read(String file) {
    return SourceText.read(workbook.course().root().resolve(file)).text();
  }

  private Roster roster(Path here) {
    return rosterFile == null ? Roster.none() : Roster.read(here.resolve(rosterFile));
  }

  /** Not marked as required, because then picocli would require it of merge too. */
  private Path folder(Path here) {
    if (directory == null) {
      throw new CommandError("Name the folder that holds the submissions: grade DIR.");
    }
    return here.resolve(directory).normalize();
  }

  private Path target(Path folder) {
    return out == null ? folder.resolveSibling("grades") : workbook.screen().here().resolve(out);
  }

  private int jobs() {
    if (jobs != null && jobs < 1) {
      throw new CommandError("--jobs must be at least 1, but was " + jobs + ".");
    }
    return jobs != null ? jobs : Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
  }

  private String now() {
    return Instant.now(clock).truncatedTo(ChronoUnit.SECONDS).toString();
  }

  Screen screen() {
    return workbook.screen();
  }
}
