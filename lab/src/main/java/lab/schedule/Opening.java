package lab.schedule;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import lab.callers.Act;

/** How every run begins: who goes first and how far, before the schedules part. */
final class Opening {
  /** What is left of it, in order. Guarded by the trial. */
  private final Deque<Move> moves;

  Opening(List<Move> moves) {
    this.moves = new ArrayDeque<>(moves);
  }

  /**
   * What comes next; empty once the opening is over.
   *
   * @param lanes all of them, none of which runs
   */
  Optional<Move> next(List<Lane> lanes) {
    while (!moves.isEmpty()) {
      Move move = moves.peek();
      if (move instanceof Happens) {
        return Optional.of(moves.poll());
      }
      Goes goes = (Goes) move;
      if (!goes.isThere(lanes.get(goes.caller()))) {
        return Optional.of(goes);
      }
      moves.poll();
    }
    return Optional.empty();
  }

  /** A part of the opening. */
  sealed interface Move {}

  /** Something happens to all. */
  record Happens(Event event) implements Move {}

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
