package lab.schedule;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import lab.callers.Act;

/** How every run begins, or ends: who goes on and how far, where the schedules do not part. */
final class Moves {
  /** What is left of them, in order. Guarded by the trial. */
  private final Deque<Move> moves;

  Moves(List<Move> moves) {
    this.moves = new ArrayDeque<>(moves);
  }

  /**
   * What comes next; empty once they are over.
   *
   * @param lanes all of them, none of which runs
   */
  Optional<Move> next(List<Lane> lanes) {
    while (!moves.isEmpty()) {
      Move move = moves.peek();
      if (move instanceof Goes goes && !goes.isThere(lanes.get(goes.caller()))) {
        return Optional.of(move);
      }
      moves.poll();
      if (!(move instanceof Goes)) {
        return Optional.of(move);
      }
    }
    return Optional.empty();
  }

  /** Whether this caller has a part in them that is still to come. */
  boolean have(Lane lane) {
    return moves.stream().anyMatch(move -> move instanceof Goes goes && goes.caller() == lane.id);
  }

  /** One of them. */
  sealed interface Move {}

  /** Something happens to all. */
  record Happens(Event event) implements Move {}

  /** A caller does one thing. */
  record DoesOne(int caller) implements Move {}

  /**
   * A caller goes on until it is about to do something, or waits, or is done.
   *
   * @param caller its id
   */
  record Goes(int caller, Predicate<Act> until) implements Move {
    private boolean isThere(Lane lane) {
      Act next = lane.next;
      return !lane.isAtPoint() || next != null && until.test(next);
    }
  }
}
