package live.room;

import java.util.concurrent.CountDownLatch;
import live.room.State.Phase;
import live.room.State.SideState;

/** How one side is. Its own thread and that of its run both change it, each time as a whole. */
final class Now {
  private final CountDownLatch started = new CountDownLatch(1);

  /** Guarded by this. */
  private SideState state = new SideState("", "", Phase.STARTING, "", true, true);

  synchronized SideState state() {
    return state;
  }

  /** Returns when the side has played, or said why it does not. */
  void awaitStarted() throws InterruptedException {
    started.await();
  }

  synchronized void starts(String chosen, String program) {
    state = new SideState(chosen, program, Phase.STARTING, "", true, true);
  }

  /**
   * The chosen program can't be played.
   *
   * @param goesOn whether another one is
   */
  synchronized void isRefused(String chosen, String trouble, boolean goesOn) {
    Phase phase = goesOn ? state.phase() : Phase.STANDING;
    state = new SideState(chosen, state.program(), phase, trouble, state.redis(), state.postgres());
    started.countDown();
  }

  /** Nothing is to be played. */
  synchronized void isEmpty(String chosen) {
    state = new SideState(chosen, "", Phase.STANDING, "", true, true);
    started.countDown();
  }

  synchronized void runs() {
    state =
        new SideState(
            state.chosen(), state.program(), Phase.RUNNING, "", state.redis(), state.postgres());
    started.countDown();
  }

  synchronized void stands(String why) {
    state = new SideState(state.chosen(), "", Phase.STANDING, why, state.redis(), state.postgres());
    started.countDown();
  }

  synchronized void servers(boolean redis, boolean postgres) {
    state =
        new SideState(
            state.chosen(), state.program(), state.phase(), state.trouble(), redis, postgres);
  }
}
