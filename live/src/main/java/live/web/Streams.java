package live.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lab.demo.Machine;
import live.recording.Csv;
import live.recording.Drawing;
import live.recording.Tick;
import live.room.Room;

/** What is seen in the room: the stream of events, the recording as CSV, and its picture. */
record Streams(Room room, Viewers viewers, String command) {
  static final Set<String> PATHS = Set.of("/events", "/recording.csv", "/picture.svg");

  /**
   * Serves one of {@link #PATHS}.
   *
   * @param greeting the first event of a stream
   */
  void serve(Request request, Map<String, Object> greeting) throws IOException {
    List<Tick> ticks = ticks(request.query().getOrDefault("seconds", ""));
    switch (request.path()) {
      case "/recording.csv" -> send(request, "text/csv", "recording.csv", Csv.of(ticks));
      case "/picture.svg" -> picture(request, ticks);
      default -> stream(request, greeting);
    }
  }

  /** Those of the last seconds; all if none are named. */
  private List<Tick> ticks(String seconds) {
    return seconds.matches("\\d{1,6}")
        ? room.ring().last(Duration.ofSeconds(Long.parseLong(seconds)))
        : room.ring().all();
  }

  private void picture(Request request, List<Tick> ticks) throws IOException {
    if (ticks.isEmpty()) {
      request.answer(404, "There is nothing to draw yet.");
      return;
    }
    Machine machine = room.state().replay() ? Machine.unknown() : Machine.withoutServers();
    String svg = Drawing.of(ticks, command, machine);
    send(request, "image/svg+xml", "picture.svg", svg);
  }

  private static void send(Request request, String type, String name, String text)
      throws IOException {
    request
        .exchange()
        .getResponseHeaders()
        .set("Content-Disposition", "attachment; filename=\"" + name + "\"");
    request.answer(200, type + "; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
  }

  private void stream(Request request, Map<String, Object> greeting) throws IOException {
    if (!viewers.haveRoom()) {
      request.answer(503, "The room is full: " + Viewers.MOST + " pages are open.");
      return;
    }
    // closing the exchange would wait for the page that does not read; an interrupt breaks the line
    Viewer viewer = new Viewer(Thread.currentThread()::interrupt);
    request.exchange().getResponseHeaders().set("Content-Type", "text/event-stream; charset=utf-8");
    request.exchange().sendResponseHeaders(200, 0);
    viewer.send("hello", Viewers.json(greeting));
    room.tell(now -> viewers.add(viewer, now));
    try {
      viewer.write(request.exchange().getResponseBody());
    } catch (IOException gone) {
      return; // the page was closed, or was too slow
    } catch (InterruptedException dropped) {
      return;
    } finally {
      viewers.remove(viewer);
      Thread.interrupted(); // the thread serves others after this
    }
  }
}
