package lab.timeline;

import java.time.Duration;

/**
 * One thing that happened.
 *
 * @param at time of the test, from the begin of the run; it stands still between two moves
 * @param caller whose lane it stands in; empty for what happens to all
 * @param text what was sent or done, on one line, not shortened: "SET price:Lamp 4900 PX 60000"
 * @param reply what came back, on one line; empty if nothing did or nobody waits for it
 * @param marked whether this is where the run went wrong
 */
public record Row(
    Duration at, String caller, Kind kind, String text, String reply, boolean marked) {

  /** What kind of thing it is, and so in which lanes it is drawn. */
  public enum Kind {
    /** A command to Redis, and its reply. */
    REDIS,
    /** A statement to PostgreSQL, or a load by the shop's own query, and what it answered. */
    POSTGRES,
    /** The caller waits: for time, for another caller, for a lock. The text says for what. */
    WAIT,
    /** The caller is done; the text is what it got, or what it threw. */
    END,
    /** Something that happens to all: time passes, an entry is evicted, a node dies. */
    EVENT;

    /** Whether an arrow leads to a server. */
    public boolean asksServer() {
      return this == REDIS || this == POSTGRES;
    }
  }
}
