package runner.selfcheck;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import lab.story.NotYet;
import runner.course.StepCard;
import runner.protocol.Status;
import runner.protocol.TestResult;
import runner.run.ChapterResult;
import runner.run.StepResult;

/** Judges what a program did in the chapter's tests by what it is for. */
final class Behaviour {
  private final Program program;
  private final ChapterResult result;
  private final List<Fault> faults = new ArrayList<>();

  private Behaviour(Program program, ChapterResult result) {
    this.program = program;
    this.result = result;
  }

  static List<Fault> faults(Program program, ChapterResult result) {
    Behaviour behaviour = new Behaviour(program, result);
    behaviour.judge();
    return behaviour.faults;
  }

  private void judge() {
    if (!result.problems().isEmpty()) {
      fault("every program of the course compiles", result.problems().get(0).message());
      return;
    }
    switch (program.kind()) {
      case STARTER -> result.steps().forEach(this::onTheStarter);
      case CHECKPOINT -> onACheckpoint();
      case SOLUTION, ALTERNATIVE -> result.steps().forEach(this::mustPass);
      case MISTAKE -> onAMistake();
    }
  }

  private void onTheStarter(StepResult step) {
    if (step.card().kind() == StepCard.Kind.GUARD) {
      mustPass(step);
      return;
    }
    if (step.status() != Status.FAIL && !waitsForAnEarlierStep(step)) {
      fault(
          "on the starter every step but the guards fails, or says which step comes first",
          "step " + step.step() + " is " + shown(step));
      return;
    }
    step.tests().forEach(test -> onTheStarter(step, test));
  }

  private static boolean waitsForAnEarlierStep(StepResult step) {
    return step.status() == Status.NOT_RUN
        && IntStream.range(1, step.step())
            .anyMatch(earlier -> step.message().equals(new NotYet(earlier).getMessage()));
  }

  private void onTheStarter(StepResult step, TestResult test) {
    if (test.status() == Status.PASS) {
      fault(
          "on the starter every test of a step fails: none passes on nothing",
          "step " + step.step() + ": " + test.test() + " passes");
    } else if (test.status() == Status.FAIL) {
      mustBeDeclared(step, test.message());
    }
  }

  private void onACheckpoint() {
    for (StepResult step : result.steps()) {
      if (step.step() <= program.solved() || step.card().kind() == StepCard.Kind.GUARD) {
        mustPass(step);
      } else if (step.step() == program.solved() + 1) {
        mustBeRedAsDeclared(step);
      }
    }
  }

  private void mustBeRedAsDeclared(StepResult step) {
    if (step.status() != Status.FAIL) {
      fault(
          "on the checkpoint before it a step is red for its declared reason",
          "step " + step.step() + " is " + shown(step));
    } else {
      mustBeDeclared(step, step.message());
    }
  }

  private void mustBeDeclared(StepResult step, String message) {
    String firstLine = message.lines().findFirst().orElse("");
    if (!firstLine.contains(step.card().fails())) {
      fault(
          "a step fails first for the reason that its annotation declares",
          "step "
              + step.step()
              + " declares \""
              + step.card().fails()
              + "\", but says \""
              + firstLine
              + "\"");
    }
  }

  private void onAMistake() {
    Optional<Header> header = Header.of(program);
    List<Integer> rejected = rejectedBy(result);
    if (header.isEmpty()) {
      fault(
          "a mistake's first line lists the steps that reject it, as in \"// fails: 2 7\"",
          "it has no such line; these reject it: " + rejected);
    } else if (!rejected.equals(header.get().fails())) {
      fault(
          "exactly the steps that a mistake's first line lists reject it",
          "the line lists "
              + header.get().fails()
              + ", and these reject it: "
              + rejected
              + result.first().map(step -> ", the first with: " + shown(step)).orElse(""));
    } else {
      result.steps().forEach(this::mustBeRejectedByAJudgement);
    }
  }

  /** A mistake may hang or crash only if that is the fault; then its name says so. */
  private void mustBeRejectedByAJudgement(StepResult step) {
    boolean died = step.status() == Status.TIMEOUT || step.status() == Status.CRASH;
    if (died && !program.name().matches(".*(hang|never|forever|deadlock|exit).*")) {
      fault("a mistake is rejected with a story", "step " + step.step() + " is " + shown(step));
    }
  }

  /** Numbers of the steps that a program fails; those that can't be judged yet do not count. */
  static List<Integer> rejectedBy(ChapterResult result) {
    return result.steps().stream()
        .filter(step -> !step.passed() && step.status() != Status.NOT_RUN)
        .map(StepResult::step)
        .toList();
  }

  private void mustPass(StepResult step) {
    if (!step.passed()) {
      fault(
          switch (program.kind()) {
            case STARTER -> "a guard step is green on the starter";
            case CHECKPOINT ->
                step.step() > program.solved()
                    ? "a guard step is green on every checkpoint"
                    : "a checkpoint passes the steps that it solves";
            default -> "the solution and every alternative pass every step";
          },
          "step " + step.step() + " is " + shown(step));
    } else {
      step.card().tests().stream()
          .filter(test -> step.tests().stream().noneMatch(ran -> ran.test().equals(test)))
          .forEach(
              test ->
                  fault(
                      "every test of a step that passes has run",
                      "step " + step.step() + ": " + test + " did not run"));
    }
  }

  private static String shown(StepResult step) {
    String reason = step.message().lines().findFirst().orElse("");
    return step.status() + (reason.isEmpty() ? "" : " (" + reason + ")");
  }

  private void fault(String rule, String found) {
    String folder = program.chapter().root().relativize(program.folder()).toString();
    faults.add(
        new Fault(
            program.chapter().folder() + ", " + program.name(),
            rule,
            found,
            String.format(
                Locale.ROOT,
                "./workbook check %d --source %s",
                program.chapter().number(),
                folder.replace('\\', '/'))));
  }
}
