package live.room;

import lab.live.Lever;
import lab.live.Show;

/** What is set for both sides, and holds for every program that is played later. */
final class Controls {
  static final int USUAL_RATE = 100;
  static final int USUAL_QUERY_MILLIS = 200;

  private volatile int rate = USUAL_RATE;
  private volatile int query = USUAL_QUERY_MILLIS;
  private volatile boolean hold;

  int rate() {
    return rate;
  }

  int query() {
    return query;
  }

  /** Whether no copy ends by itself. */
  boolean hold() {
    return hold;
  }

  /** Notes a lever that stays where it was moved to. */
  void note(Lever lever, int value) {
    if (lever == Lever.RATE) {
      rate = Math.max(0, Math.min(value, Show.MOST_A_SECOND));
    } else if (lever == Lever.QUERY) {
      query = Math.max(0, Math.min(value, Show.SLOWEST_MILLIS));
    } else if (lever == Lever.HOLD) {
      hold = value != 0;
    }
  }
}
