package live.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import live.room.Room;
import runner.trouble.MachineLacks;

/**
 * The server of one room. Its files can be had by whoever reaches it; what is seen in the room, and
 * its levers, need a key.
 */
public final class Site implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "workbook page");
            thread.setDaemon(true);
            return thread;
          });
  private final Keys keys;
  private final Hosts hosts;
  private final Viewers viewers = new Viewers();
  private final Assets assets = new Assets();
  private final Streams streams;
  private final Commands commands;

  /**
   * Opens a room.
   *
   * @param port 0 for any that is free
   * @param shared whether other machines may come; else this one alone
   * @throws MachineLacks if the port is taken
   */
  public static Site open(Room room, Keys keys, int port, boolean shared, String command) {
    InetSocketAddress address =
        shared
            ? new InetSocketAddress(port)
            : new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    try {
      return new Site(HttpServer.create(address, 0), room, keys, shared, command);
    } catch (IOException taken) {
      throw new MachineLacks(
          "Port "
              + port
              + " is taken ("
              + taken.getMessage()
              + "): choose another with --port, or"
              + " --port 0 for any that is free.",
          taken);
    }
  }

  private Site(HttpServer server, Room room, Keys keys, boolean shared, String command) {
    this.server = server;
    this.keys = keys;
    this.hosts = new Hosts(server.getAddress().getPort(), shared);
    this.streams = new Streams(room, viewers, command);
    this.commands = new Commands(room);
    room.admit(viewers);
    server.createContext("/", this::serve);
    server.setExecutor(threads);
    server.start();
  }

  public int port() {
    return server.getAddress().getPort();
  }

  /** How many pages are open. */
  public int viewers() {
    return viewers.count();
  }

  private void serve(HttpExchange exchange) throws IOException {
    Request request = new Request(exchange);
    try {
      request.protect();
      if (!hosts.allow(request.header("Host"))) {
        request.answer(403, "This is not the address of the page.");
      } else if (request.is("GET")) {
        get(request);
      } else if (request.is("POST")) {
        post(request);
      } else {
        request.answer(405, "GET and POST alone.");
      }
    } catch (RuntimeException broken) {
      request.answer(500, "The page's server failed: " + broken);
    } finally {
      exchange.close();
    }
  }

  private void get(Request request) throws IOException {
    var asset = assets.find(request.path());
    if (asset.isPresent()) {
      request.answer(200, asset.get().type(), asset.get().bytes());
    } else if (!Streams.PATHS.contains(request.path())) {
      request.answer(404, "There is no such page.");
    } else {
      Keys.Role role = keys.roleOf(request.query().getOrDefault("key", ""));
      if (role == Keys.Role.NOBODY) {
        request.answer(403, "The address lacks its key.");
      } else {
        streams.serve(request, greeting(role));
      }
    }
  }

  /** What a page is told of itself: only a presenter can hand the viewers' key on. */
  private Map<String, Object> greeting(Keys.Role role) {
    boolean presents = role == Keys.Role.PRESENTER;
    return Map.of(
        "presents",
        presents,
        "viewerKey",
        presents ? keys.viewer() : "",
        "shared",
        hosts.shared(),
        "replay",
        streams.room().state().replay());
  }

  private void post(Request request) throws IOException {
    if (!hosts.allowOrigin(request.exchange().getRequestHeaders().getFirst("Origin"))) {
      request.answer(403, "Another site's page may not do this.");
    } else if (keys.roleOf(request.header(Request.KEY)) != Keys.Role.PRESENTER) {
      request.answer(403, "Only the presenter may do this.");
    } else {
      commands.obey(request);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
