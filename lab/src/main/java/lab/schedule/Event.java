package lab.schedule;

import java.util.function.BooleanSupplier;

/**
 * Something that may happen once in a run, between any two acts of the callers.
 *
 * @param id after those of all callers
 * @param name what happens, as in "the entry is evicted"
 * @param possible whether it can happen now
 * @param kills number of the node that is dead after it; 0 for none
 */
record Event(int id, String name, BooleanSupplier possible, Runnable action, int kills) {
  Option option() {
    return new Option(id, name, -1, null, true);
  }
}
