package lab.schedule;

import lab.callers.Act;
import org.jspecify.annotations.Nullable;

/**
 * What may happen next at one moment of a run.
 *
 * @param id of the caller, from 0, or of the event, after all callers
 * @param name of the caller or the event
 * @param node on which the caller runs; callers of one node share memory
 * @param act what the caller is about to do; null if it begins, and for an event
 * @param event whether it is something that happens to all
 */
record Option(int id, String name, int node, @Nullable Act act, boolean event) {

  /** What must be the same whenever the same schedule is run. */
  String signature() {
    return act == null ? name : name + " " + act.name();
  }
}
