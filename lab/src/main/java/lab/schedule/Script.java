package lab.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Says who goes on: first as the opening wants it, and then as the plan does. Guarded by the trial.
 */
final class Script {
  private final Opening opening;
  private final Plan plan;

  /** What has not happened yet. */
  private final List<Event> events;

  /** Callers whose begin makes a difference to others: they share a node. */
  private final List<Lane> together;

  Script(Opening opening, Plan plan, List<Event> events, List<Lane> callers) {
    this.opening = opening;
    this.plan = plan;
    this.events = new ArrayList<>(events);
    this.together = callers.stream().filter(lane -> sharesItsNode(lane, callers)).toList();
  }

  private static boolean sharesItsNode(Lane lane, List<Lane> callers) {
    return callers.stream().anyMatch(other -> other != lane && other.node == lane.node);
  }

  /** A caller that may begin without being chosen: nobody else can see that it has begun. */
  Optional<Lane> begins(List<Lane> lanes) {
    return lanes.stream()
        .filter(lane -> lane.isAtPoint() && !lane.begun && !together.contains(lane))
        .findFirst();
  }

  /** What the opening wants; empty once it is over. */
  Optional<Opening.Move> opens(List<Lane> lanes) {
    return opening.next(lanes);
  }

  /**
   * Chooses between the callers that can go on and what may happen.
   *
   * @param last id of the caller that ran until now
   * @param row number of what will be recorded next
   */
  Option choose(List<Lane> lanes, int last, int row) {
    List<Option> options = new ArrayList<>();
    lanes.stream().filter(Lane::isAtPoint).map(Lane::option).forEach(options::add);
    events.stream()
        .filter(event -> event.possible().getAsBoolean())
        .map(Event::option)
        .forEach(options::add);
    return plan.choose(options, last, row);
  }

  /** Takes an event out of those that may still happen. */
  Event take(Option chosen) {
    Event taken =
        events.stream().filter(event -> event.id() == chosen.id()).findFirst().orElseThrow();
    events.remove(taken);
    return taken;
  }
}
