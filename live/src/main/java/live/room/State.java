package live.room;

import java.util.List;

/**
 * All that a page shows beside the samples.
 *
 * @param replay whether this is a recording, and nothing can be moved
 * @param rate customers a second on each side
 * @param query milliseconds that a query takes
 * @param hold whether no copy ends by itself
 * @param sides A and B; empty in a replay
 * @param news the last messages, the newest last
 * @param strategies what can be chosen
 */
public record State(
    boolean replay,
    int rate,
    int query,
    boolean hold,
    List<SideState> sides,
    List<Message> news,
    List<Choice> strategies) {

  /**
   * One side.
   *
   * @param chosen id of the strategy that the room wants
   * @param program title of the one that is played; empty if none is
   * @param phase what it does now
   * @param trouble why the chosen one is not played, or why it ended; empty if all is well
   * @param redis whether its Redis answered when it was last asked
   * @param postgres the same of PostgreSQL
   */
  public record SideState(
      String chosen,
      String program,
      Phase phase,
      String trouble,
      boolean redis,
      boolean postgres) {}

  /** What a side does. */
  public enum Phase {
    STARTING,
    RUNNING,
    STANDING
  }

  /** One strategy of the menu. */
  public record Choice(String id, String title) {}

  /**
   * Something that happened.
   *
   * @param number grows by one with each
   * @param at milliseconds since 1970
   */
  public record Message(long number, long at, String text) {}
}
