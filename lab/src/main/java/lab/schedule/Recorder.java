package lab.schedule;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import lab.callers.Act;
import lab.time.Time;
import lab.timeline.Row;
import lab.timeline.Row.Kind;
import lab.timeline.Timeline;

/**
 * Keeps what happened in one run, until it is over: at most 2,000 things, the first ones. Any
 * thread may write.
 */
final class Recorder {
  private static final int MOST = 2_000;

  private final Time time;
  private final Duration begin;

  /** In the order in which they took effect. Guarded by this. */
  private final List<Entry> entries = new ArrayList<>();

  private final Map<Act, Entry> unanswered = new ConcurrentHashMap<>();

  /** Whether the run is over: callers that are broken off then have no part in it. */
  private volatile boolean closed;

  Recorder(Time time) {
    this.time = time;
    this.begin = time.passed();
  }

  /** Something reaches a server now. */
  void asks(String caller, Act act) {
    Kind kind = act.server() == Act.Server.REDIS ? Kind.REDIS : Kind.POSTGRES;
    unanswered.put(act, add(caller, kind, act::toString));
  }

  /** It has been answered. */
  void answered(Act act, Supplier<String> reply) {
    Entry entry = unanswered.remove(act);
    if (entry != null && !closed) {
      entry.reply = reply.get();
    }
  }

  void waits(String caller, String what) {
    add(caller, Kind.WAIT, () -> what);
  }

  void ends(String caller, String how) {
    add(caller, Kind.END, () -> how);
  }

  void happens(String what) {
    add("", Kind.EVENT, () -> what);
  }

  private synchronized Entry add(String caller, Kind kind, Supplier<String> text) {
    Entry entry = new Entry(time.passed().minus(begin), caller, kind, text);
    if (!closed && entries.size() < MOST) {
      entries.add(entry);
    }
    return entry;
  }

  /** The run is over; nothing is kept any more. */
  void close() {
    closed = true;
  }

  /** Number of things so far. */
  synchronized int size() {
    return entries.size();
  }

  /**
   * All of it as a picture.
   *
   * @param callers whose lanes are drawn; what others did is left out
   * @param marked numbers of the entries at which it went wrong
   */
  synchronized Timeline timeline(String title, List<String> callers, Set<Integer> marked) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      Entry entry = entries.get(i);
      if (entry.caller.isEmpty() || callers.contains(entry.caller)) {
        rows.add(entry.row(marked.contains(i)));
      }
    }
    return new Timeline(title, callers, rows);
  }

  /** One thing that happened. */
  private static final class Entry {
    private final Duration at;
    private final String caller;
    private final Kind kind;
    private final Supplier<String> text;

    /** Written by the thread that hears it; read when the run is over. */
    private volatile String reply = "";

    private Entry(Duration at, String caller, Kind kind, Supplier<String> text) {
      this.at = at;
      this.caller = caller;
      this.kind = kind;
      this.text = text;
    }

    private Row row(boolean marked) {
      return new Row(at, caller, kind, text.get(), reply, marked);
    }
  }
}
