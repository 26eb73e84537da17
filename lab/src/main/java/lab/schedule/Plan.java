package lab.schedule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * The choices of one run: the first ones are given, and from there on whoever runs goes on for as
 * long as it can. Not for two threads at once.
 */
final class Plan {
  private final List<Integer> given;

  /** What was on offer at each of these choices when they were found. */
  private final List<String> expected;

  private final Commuting commuting;
  private final List<Decision> decisions = new ArrayList<>();

  private final Map<Integer, Option> sleepingAtFirst;

  /** By their ids, options that lead to nothing new after the choices so far. */
  private Map<Integer, Option> sleeping;

  private int redundantFrom = Integer.MAX_VALUE;
  private boolean diverged;

  /**
   * @param given ids of what to choose first
   * @param expected what will be on offer at each of these choices
   * @param sleeping options that lead to nothing new after them, by their ids
   */
  Plan(
      List<Integer> given,
      List<String> expected,
      Map<Integer, Option> sleeping,
      Commuting commuting) {
    this.given = List.copyOf(given);
    this.expected = List.copyOf(expected);
    this.sleepingAtFirst = sleeping;
    this.sleeping = sleeping;
    this.commuting = commuting;
  }

  /** The first choices, as ids. */
  List<Integer> given() {
    return given;
  }

  /** The same plan, not yet run. */
  Plan again() {
    return new Plan(given, expected, sleepingAtFirst, commuting);
  }

  /**
   * Chooses one of the options.
   *
   * @param last id of the caller that ran until now
   * @param row number of what will be recorded next
   */
  Option choose(List<Option> options, int last, int row) {
    int position = decisions.size();
    Option chosen = position < given.size() ? given(position, options) : next(options, last);
    Map<Integer, Option> here = position < given.size() ? Map.of() : sleeping;
    decisions.add(new Decision(options, chosen, last, row, here));
    if (position >= given.size()) {
      sleeping = commuting.stillAsleep(sleeping, chosen);
    }
    return chosen;
  }

  private Option given(int position, List<Option> options) {
    diverged |= !signature(options).equals(expected.get(position));
    return options.stream()
        .filter(option -> option.id() == given.get(position))
        .findFirst()
        .orElseGet(
            () -> {
              diverged = true;
              return options.get(0);
            });
  }

  private Option next(List<Option> options, int last) {
    List<Option> callers = options.stream().filter(option -> !option.event()).toList();
    List<Option> awake =
        callers.stream().filter(option -> !sleeping.containsKey(option.id())).toList();
    if (awake.isEmpty()) {
      redundantFrom = Math.min(redundantFrom, decisions.size());
    }
    List<Option> from = awake.isEmpty() ? callers : awake;
    return from.stream().filter(option -> option.id() == last).findFirst().orElse(from.get(0));
  }

  /** The same run, all of whose choices are given. */
  Plan repeated() {
    List<Integer> all = decisions.stream().map(decision -> decision.chosen().id()).toList();
    return new Plan(all, signatures(decisions.size()), Map.of(), commuting);
  }

  /** Whether a run of this plan met other options than the run that found it, or fewer choices. */
  boolean hasDiverged() {
    return diverged || decisions.size() < given.size();
  }

  /** Whether it is in all that matters the same as another run. */
  boolean isRedundant() {
    return redundantFrom < Integer.MAX_VALUE;
  }

  /** The choices of the run so far. */
  List<Decision> decisions() {
    return decisions;
  }

  /**
   * Number of the row in which a caller went on with what was true before it was kept from it: the
   * last such caller. Where nobody was kept, it is what happened last to all.
   */
  OptionalInt wrongRow() {
    for (int i = decisions.size() - 1; i >= 0; i--) {
      Decision decision = decisions.get(i);
      if (decision.preempts(decision.chosen())) {
        OptionalInt back = nextOf(decision.last(), i + 1);
        if (back.isPresent()) {
          return back;
        }
      }
    }
    return decisions.stream()
        .filter(decision -> decision.chosen().event())
        .mapToInt(Decision::row)
        .reduce((first, second) -> second);
  }

  private OptionalInt nextOf(int id, int from) {
    return decisions.subList(from, decisions.size()).stream()
        .filter(decision -> decision.chosen().id() == id)
        .mapToInt(Decision::row)
        .findFirst();
  }

  /** Plans that part from this one at a choice that was its own, the earliest first. */
  List<Plan> alternatives() {
    List<Plan> found = new ArrayList<>();
    for (int i = given.size(); i < decisions.size() && i <= redundantFrom; i++) {
      addAlternatives(i, found);
    }
    return found;
  }

  private void addAlternatives(int position, List<Plan> found) {
    Decision decision = decisions.get(position);
    Map<Integer, Option> before = new LinkedHashMap<>(decision.sleeping());
    before.put(decision.chosen().id(), decision.chosen());
    for (Option other : decision.options()) {
      if (!before.containsKey(other.id()) && (other.event() || position < redundantFrom)) {
        found.add(
            new Plan(
                with(position, other.id()),
                signatures(position + 1),
                commuting.stillAsleep(before, other),
                commuting));
        before.put(other.id(), other);
      }
    }
  }

  private List<Integer> with(int position, int id) {
    List<Integer> choices = new ArrayList<>();
    decisions.subList(0, position).forEach(decision -> choices.add(decision.chosen().id()));
    choices.add(id);
    return choices;
  }

  private List<String> signatures(int count) {
    return decisions.subList(0, count).stream()
        .map(decision -> signature(decision.options()))
        .toList();
  }

  private static String signature(List<Option> options) {
    return options.stream().map(Option::signature).collect(Collectors.joining(", "));
  }
}
