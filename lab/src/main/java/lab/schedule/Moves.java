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
  Optional<Script.Next> next(List<Lane> lanes) {
    while (!moves.isEmpty()) {
      Move move = moves.peek();
      Optional<Script.Next> next = move.next(lanes);
      if (next.isEmpty() || move.once()) {
        moves.poll();
      }
      if (next.isPresent()) {
        return next;
      }
    }
    return Optional.empty();
  }

  /** Whether this caller, or whom it works for, has a part in them that is still to come. */
  boolean have(Lane lane) {
    return moves.stream().anyMatch(move -> move instanceof Goes goes && goes.is(lane));
  }

  /** One of them. */
  sealed interface Move {
    /** What it wants next; empty if it has nothing more to want. */
    Optional<Script.Next> next(List<Lane> lanes);

    /** Whether it wants no more than one thing. */
    boolean once();
  }

  /** Something happens to all. */
  record Happens(Event event) implements Move {
    @Override
    public Optional<Script.Next> next(List<Lane> lanes) {
      return Optional.of(new Script.Happens(event));
    }

    @Override
    public boolean once() {
      return true;
    }
  }

  /**
   * A caller, or a thread that works for it, goes on until one of them is about to do something, or
   * none can go on.
   *
   * @param caller its id
   * @param once whether it does no more than one thing
   */
  record Goes(int caller, Predicate<Act> until, boolean once) implements Move {
    @Override
    public Optional<Script.Next> next(List<Lane> lanes) {
      List<Lane> able = lanes.stream().filter(lane -> is(lane) && lane.isAtPoint()).toList();
      return able.stream().anyMatch(this::isThere)
          ? Optional.empty()
          : able.stream().findFirst().map(Script.Goes::new);
    }

    private boolean is(Lane lane) {
      return lane.whose == caller;
    }

    private boolean isThere(Lane lane) {
      Act next = lane.next;
      return next != null && until.test(next);
    }
  }
}
