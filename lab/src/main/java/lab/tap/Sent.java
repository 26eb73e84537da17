package lab.tap;

import java.time.Duration;
import lab.callers.Act;
import org.jspecify.annotations.Nullable;

/**
 * A command on its way, by the time of the test.
 *
 * @param command null for a handshake
 * @param act the same as others see it; null with it
 * @param limit null if the server answers at once; else how long it may wait for what another
 *     caller must do, zero for ever. A command that was lost waits for ever
 * @param at when it left
 * @param arrives when its reply reaches the caller at the earliest
 */
record Sent(
    @Nullable Command command,
    @Nullable Act act,
    @Nullable Duration limit,
    Duration at,
    Duration arrives) {

  static Sent handshake(Duration at) {
    return new Sent(null, null, null, at, at);
  }

  /** The moment at which the server gives up; null if it never does. */
  @Nullable Duration serverEnd() {
    return limit == null || limit.isZero() ? null : at.plus(limit);
  }
}
