package lab.schedule;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import lab.callers.Act;
import lab.node.Node;
import lab.schedule.Race.Call;
import org.jspecify.annotations.Nullable;

/**
 * Who takes part in a race, and what may happen to them.
 *
 * @param program makes the reader's object for a node
 * @param opening how every schedule begins
 * @param closing how it ends
 * @param slow ids of callers whose loads answer only when nobody else can go on
 * @param fresh runs before each schedule
 */
record Cast<P>(
    Function<Node, P> program,
    List<Caller<P>> callers,
    List<Event> events,
    List<Moves.Move> opening,
    List<Moves.Move> closing,
    Set<Integer> slow,
    Runnable fresh) {
  /** What asks the shop's database for what the cache lacks. */
  static final Predicate<Act> LOADS = act -> act.name().equals("LOAD");

  Cast {
    callers = List.copyOf(callers);
    events = List.copyOf(events);
    opening = List.copyOf(opening);
    closing = List.copyOf(closing);
    slow = Set.copyOf(slow);
  }

  List<String> names() {
    return callers.stream().map(Caller::name).toList();
  }

  List<Lane> lanes() {
    return callers.stream()
        .map(each -> Lane.caller(each.id(), each.name(), each.node(), isAlone(each)))
        .toList();
  }

  private boolean isAlone(Caller<P> caller) {
    return callers.stream().filter(other -> other.node() == caller.node()).count() == 1;
  }

  /** A new program for each node. */
  Map<Integer, P> programs(IntFunction<Node> nodes) {
    Map<Integer, P> programs = new HashMap<>();
    callers.forEach(
        caller ->
            programs.computeIfAbsent(caller.node(), number -> program.apply(nodes.apply(number))));
    return programs;
  }

  /**
   * One caller.
   *
   * @param id its place among them, from 0
   * @param name of its lane
   * @param node number of the node on which it runs
   */
  record Caller<P>(int id, String name, int node, Call<P> call) {
    @Nullable Object run(Map<Integer, P> programs) throws Exception {
      return call.on(Objects.requireNonNull(programs.get(node)));
    }
  }
}
