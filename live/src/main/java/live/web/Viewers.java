package live.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import live.recording.Csv;
import live.recording.Tick;
import live.room.Audience;
import live.room.State;

/** All open pages. */
final class Viewers implements Audience {
  /** Threads and memory are not for everybody in the building. */
  static final int MOST = 200;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<Viewer> all = new CopyOnWriteArrayList<>();

  /** Whether there is room for one more. */
  boolean haveRoom() {
    return all.size() < MOST;
  }

  /** Adds one, and tells it how things are. */
  void add(Viewer viewer, State now) {
    viewer.send("state", json(now));
    all.add(viewer);
  }

  void remove(Viewer viewer) {
    all.remove(viewer);
  }

  int count() {
    return all.size();
  }

  @Override
  public void sampled(Tick tick) {
    String row = Csv.row(tick);
    all.forEach(viewer -> viewer.send("sample", row));
  }

  @Override
  public void changed(State state) {
    String text = json(state);
    all.forEach(viewer -> viewer.send("state", text));
  }

  static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("texts and numbers are always JSON", impossible);
    }
  }
}
