package live.room;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import lab.live.Lever;
import live.program.Programs;
import live.program.Strategy;
import live.recording.Ring;
import live.recording.Tick;
import runner.run.Runner;

/** Two sides, what they leave, and who watches. */
public final class Room implements AutoCloseable {
  private final Ring ring = new Ring();
  private final News news = new News();
  private final Controls controls = new Controls();
  private final List<Audience> audiences = new CopyOnWriteArrayList<>();
  private final List<Side> sides;

  private Room(List<Tick> recorded) {
    recorded.forEach(ring::add);
    sides = List.of();
  }

  private Room(Runner runner, Programs programs) {
    sides =
        IntStream.range(0, Tick.SIDES)
            .mapToObj(
                side ->
                    new Side(
                        side, runner.lane(side), programs, controls, this::sampled, this::happened))
            .toList();
  }

  /**
   * A room in which programs are played.
   *
   * @param a shown on side A at first
   * @param b on side B
   */
  public static Room playing(Runner runner, Programs programs, Strategy a, Strategy b) {
    Room room = new Room(runner, programs);
    room.choose(0, a);
    room.choose(1, b);
    return room;
  }

  /** A room in which a recording is shown. */
  public static Room replaying(List<Tick> recorded) {
    return new Room(recorded);
  }

  /** Tells this one of everything from now on. */
  public void admit(Audience audience) {
    audiences.add(audience);
  }

  public Ring ring() {
    return ring;
  }

  /** Returns when no side is starting any more: it plays, or says why not. */
  public void awaitServing() throws InterruptedException {
    for (Side side : sides) {
      side.awaitStarted();
    }
  }

  public State state() {
    return new State(
        sides.isEmpty(),
        controls.rate(),
        controls.query(),
        controls.hold(),
        sides.stream().map(Side::state).toList(),
        news.last(),
        Arrays.stream(Strategy.values())
            .map(each -> new State.Choice(each.id(), each.title()))
            .toList());
  }

  /** Plays a strategy on a side; nothing happens in a replay. */
  public void choose(int side, Strategy strategy) {
    if (side >= 0 && side < sides.size()) {
      sides.get(side).choose(strategy);
    }
  }

  /** Moves a lever on both sides, so that both have the same crowd and the same luck. */
  public void pull(Lever lever, int value) {
    controls.note(lever, value);
    sides.forEach(side -> side.pull(lever, value));
    happened(told(lever));
  }

  private String told(Lever lever) {
    return switch (lever) {
      case RATE -> controls.rate() + " customers a second come to each side.";
      case QUERY -> "A query takes " + controls.query() + " ms now.";
      case HOLD ->
          controls.hold() ? "No copy ends by itself now." : "Copies end by themselves again.";
      case EXPIRE -> "All keys were removed from Redis.";
      case KILL -> "Redis was killed.";
      case START -> "Redis was started.";
      case PRICE -> "The price was changed in the database.";
    };
  }

  private void sampled(Tick tick) {
    ring.add(tick);
    audiences.forEach(audience -> audience.sampled(tick));
  }

  /** Hands over how things are; nobody is told anything newer meanwhile. */
  public synchronized void tell(Consumer<State> viewer) {
    viewer.accept(state());
  }

  /** One after the other, or a page could be left with the older of two states. */
  private synchronized void happened(String text) {
    if (!text.isEmpty()) {
      news.say(text);
    }
    State now = state();
    audiences.forEach(audience -> audience.changed(now));
  }

  @Override
  public void close() {
    sides.forEach(Side::close);
  }
}
