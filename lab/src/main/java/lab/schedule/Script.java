package lab.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Says what comes next: first as the opening wants it, then as the plan does, and in the end as the
 * closing does. Guarded by the trial.
 */
final class Script {
  private final Moves opening;
  private final Plan plan;
  private final Moves closing;

  /** Ids of callers whose loads answer only when nobody else can go on. */
  private final Set<Integer> slow;

  /** What has not happened yet. */
  private final List<Event> events;

  Script(Cast<?> cast, Plan plan, List<Lane> lanes) {
    this.opening = new Moves(cast.opening());
    this.closing = new Moves(cast.closing());
    this.slow = cast.slow();
    this.plan = plan;
    this.events = new ArrayList<>(cast.events());
  }

  /** What comes next. */
  sealed interface Next {}

  /** A caller goes on. */
  record Goes(Lane lane) implements Next {}

  /** Something happens to all. */
  record Happens(Event event) implements Next {}

  /**
   * Chooses what comes next; empty if no caller can go on.
   *
   * @param lanes all of them, none of which runs
   * @param last id of the caller that ran until now
   * @param row number of what will be recorded next
   */
  Optional<Next> next(List<Lane> lanes, int last, int row) {
    return begins(lanes)
        .or(() -> opening.next(lanes))
        .or(() -> chosen(lanes, last, row))
        .or(() -> closes(lanes))
        .or(() -> slowest(lanes));
  }

  /** A caller that may begin without being chosen: nobody else can see that it has begun. */
  private Optional<Next> begins(List<Lane> lanes) {
    return lanes.stream()
        .filter(lane -> lane.isAtPoint() && !lane.begun && lane.alone && !closing.have(lane))
        .findFirst()
        .map(Goes::new);
  }

  private Optional<Next> chosen(List<Lane> lanes, int last, int row) {
    List<Lane> able = lanes.stream().filter(lane -> lane.isAtPoint() && !isPutOff(lane)).toList();
    if (able.isEmpty()) {
      return Optional.empty();
    }
    Option chosen = plan.choose(options(able, lanes), last, row);
    if (chosen.event()) {
      return Optional.of(new Happens(take(chosen)));
    }
    return able.stream().filter(lane -> lane.id == chosen.id()).findFirst().map(Goes::new);
  }

  private List<Option> options(List<Lane> able, List<Lane> lanes) {
    List<Option> options = new ArrayList<>(able.stream().map(Lane::option).toList());
    events.stream()
        .filter(event -> event.possible().test(lanes))
        .map(Event::option)
        .forEach(options::add);
    return options;
  }

  private Event take(Option chosen) {
    Event taken =
        events.stream().filter(event -> event.id() == chosen.id()).findFirst().orElseThrow();
    events.remove(taken);
    return taken;
  }

  private boolean isPutOff(Lane lane) {
    return closing.have(lane) || isSlow(lane);
  }

  private boolean isSlow(Lane lane) {
    return lane.next != null && slow.contains(lane.whose) && Cast.LOADS.test(lane.next);
  }

  /** Once the others are done, or stand at a slow load. */
  private Optional<Next> closes(List<Lane> lanes) {
    boolean othersAreDone =
        lanes.stream()
            .allMatch(
                lane ->
                    lane.helps
                        || lane.isDone()
                        || closing.have(lane)
                        || isSlow(lane)
                        || waitsForSlow(lane, lanes));
    return othersAreDone ? closing.next(lanes) : Optional.empty();
  }

  /** Whether a thread that works for this caller stands at a slow load. */
  private boolean waitsForSlow(Lane caller, List<Lane> lanes) {
    return !caller.isAtPoint()
        && lanes.stream().anyMatch(lane -> lane.whose == caller.id && isSlow(lane));
  }

  private Optional<Next> slowest(List<Lane> lanes) {
    return lanes.stream()
        .filter(lane -> lane.isAtPoint() && isSlow(lane))
        .findFirst()
        .map(Goes::new);
  }
}
