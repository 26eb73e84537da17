package lab.schedule;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which schedule comes next. Each run shows what else could have been chosen on its way, and each
 * of these choices begins another run, so that no schedule is run twice and nothing need be known
 * of the callers beforehand. Runs in which fewer callers are kept from going on come first: most
 * races need one or two such moments, and a failure is easier to read with fewer of them.
 *
 * @see <a
 *     href="https://www.microsoft.com/en-us/research/publication/iterative-context-bounding-for-systematic-testing-of-multithreaded-programs/">Musuvathi,
 *     Qadeer: Iterative Context Bounding for Systematic Testing of Multithreaded Programs, PLDI
 *     2007</a>
 */
final class Search {
  private final Commuting commuting;
  private final int mostPreemptions;

  /** Plans to be run, by the number of their preemptions. */
  private final List<Deque<Plan>> plans = new ArrayList<>();

  private boolean bounded;

  Search(Commuting commuting, int mostPreemptions) {
    this.commuting = commuting;
    this.mostPreemptions = mostPreemptions;
    add(new Plan(List.of(), List.of(), Map.of(), commuting), 0);
  }

  /** The plan to run next; empty if there is none. */
  Optional<Plan> next() {
    return plans.stream().filter(waiting -> !waiting.isEmpty()).findFirst().map(Deque::removeFirst);
  }

  /** Takes note of what a run has shown. */
  void ran(Plan plan) {
    for (Plan other : plan.alternatives()) {
      int preemptions = preemptions(plan, other);
      if (preemptions <= mostPreemptions) {
        add(other, preemptions);
      } else {
        bounded = true;
      }
    }
  }

  /** The greatest number of preemptions, if there are schedules with more; else 0. */
  int bound() {
    return bounded ? mostPreemptions : 0;
  }

  private void add(Plan plan, int preemptions) {
    while (plans.size() <= preemptions) {
      plans.add(new ArrayDeque<>());
    }
    plans.get(preemptions).add(plan);
  }

  private static int preemptions(Plan ran, Plan other) {
    int preemptions = 0;
    for (int i = 0; i < other.given().size(); i++) {
      Decision decision = ran.decisions().get(i);
      int id = other.given().get(i);
      Option chosen =
          decision.options().stream().filter(option -> option.id() == id).findFirst().orElseThrow();
      preemptions += decision.preempts(chosen) ? 1 : 0;
    }
    return preemptions;
  }
}
