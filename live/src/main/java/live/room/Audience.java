package live.room;

import live.recording.Tick;

/** Whoever watches. Both are called often and by several threads, and must return at once. */
public interface Audience {
  /** There is one more sample. */
  void sampled(Tick tick);

  /** Something else than a sample is new. */
  void changed(State state);
}
