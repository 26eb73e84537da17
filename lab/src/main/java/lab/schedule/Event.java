package lab.schedule;

import java.util.List;
import java.util.function.Predicate;

/**
 * Something that may happen once in a run, between any two acts of the callers.
 *
 * @param id after those of all callers
 * @param name what happens, as in "the entry is evicted"
 * @param possible whether it can happen now, seeing where the callers are
 * @param kills number of the node that is dead after it; 0 for none
 */
record Event(int id, String name, Predicate<List<Lane>> possible, Runnable action, int kills) {
  Option option() {
    return new Option(id, name, -1, null, true);
  }

  /** The same, but only while this caller, or a thread that works for it, has more to do. */
  Event before(int caller) {
    Predicate<List<Lane>> onItsWay =
        lanes ->
            !lanes.get(caller).isDone()
                || lanes.stream().anyMatch(lane -> lane.whose == caller && lane.isAtPoint());
    return new Event(id, name, possible.and(onItsWay), action, kills);
  }
}
