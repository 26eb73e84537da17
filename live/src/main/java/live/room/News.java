package live.room;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last things that happened, for whoever came later. */
final class News {
  private static final int MOST = 20;

  /** The newest last. Guarded by this. */
  private final Deque<State.Message> messages = new ArrayDeque<>();

  private long number;

  synchronized void say(String text) {
    messages.addLast(new State.Message(++number, System.currentTimeMillis(), text));
    if (messages.size() > MOST) {
      messages.removeFirst();
    }
  }

  synchronized List<State.Message> last() {
    return List.copyOf(messages);
  }
}
