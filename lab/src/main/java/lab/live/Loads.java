package lab.live;

import lab.origin.Origin;

/**
 * How many loads have begun: since the last sample, and since the key was removed. One thread's.
 */
final class Loads {
  private final Origin origin;

  /** Begun before the key was removed, and in no sample yet. */
  private long earlier;

  /** Begun since the key was removed; -1 if it never was. */
  private long since = -1;

  Loads(Origin origin) {
    this.origin = origin;
  }

  /** The key will be removed now: what begins from here on is what that costs. */
  void expire() {
    earlier += origin.takeLoads();
    since = 0;
  }

  /** Those that have begun since this was last asked. */
  long take() {
    long taken = origin.takeLoads();
    since += since < 0 ? 0 : taken;
    long all = earlier + taken;
    earlier = 0;
    return all;
  }

  /** Those that {@link #take} has counted since the key was removed; -1 if it never was. */
  long since() {
    return since;
  }
}
