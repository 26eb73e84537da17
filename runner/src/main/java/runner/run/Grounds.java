package runner.run;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import lab.backend.Ability;
import lab.backend.Backends;
import lab.backend.Servers;
import runner.course.StepCard;
import runner.protocol.Order;

/** On which servers the steps of a run are judged: they need not know, but a reader should. */
record Grounds(List<StepCard> steps) {

  /** What the tests of these steps do to servers beyond using them. */
  Set<Ability> needed() {
    return steps.stream().flatMap(step -> step.needs().stream()).collect(Collectors.toSet());
  }

  /** One sentence for each step whose needs the chosen servers did not meet. */
  List<String> notes(List<Order.Setting> settings) {
    return usual(settings).stream()
        .flatMap(
            usual ->
                steps.stream()
                    .filter(step -> !usual.can(step.needs()))
                    .map(step -> note(step, usual)))
        .toList();
  }

  private static Optional<Servers> usual(List<Order.Setting> settings) {
    return settings.stream()
        .filter(setting -> setting.name().equals(Backends.SERVERS))
        .map(setting -> Servers.fromLine(setting.value()))
        .findFirst();
  }

  private static String note(StepCard step, Servers usual) {
    Set<Ability> lacking = EnumSet.copyOf(step.needs());
    lacking.removeAll(usual.abilities());
    return "Step "
        + step.number()
        + " ran on embedded servers, because the chosen ones can't "
        + Ability.words(lacking)
        + ".";
  }
}
