package slides.show;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Serves one folder over HTTP to this machine alone, read only: reveal.js' speaker view needs pages
 * that have an address.
 */
public final class SiteServer implements AutoCloseable {
  private static final int THREADS = 4;
  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "svg", "image/svg+xml");

  private final Path folder;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

  private SiteServer(Path folder, HttpServer server) {
    this.folder = folder;
    this.server = server;
  }

  /** Starts to serve a folder, on a port that is free. */
  public static SiteServer of(Path folder) {
    try {
      InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      SiteServer site = new SiteServer(folder.toRealPath(), HttpServer.create(address, 0));
      site.server.createContext("/", site::answer);
      site.server.setExecutor(site.threads);
      site.server.start();
      return site;
    } catch (IOException refused) {
      throw new UncheckedIOException(folder + " can't be served", refused);
    }
  }

  /** The address of one of its pages. */
  public URI page(String name) {
    return URI.create("http://localhost:" + server.getAddress().getPort() + "/" + name);
  }

  private void answer(HttpExchange exchange) throws IOException {
    Path file = folder.resolve(exchange.getRequestURI().getPath().substring(1)).normalize();
    if (!exchange.getRequestMethod().equals("GET")) {
      exchange.sendResponseHeaders(405, -1);
    } else if (!isServed(file)) {
      exchange.sendResponseHeaders(404, -1);
    } else {
      send(exchange, file);
    }
  }

  /** Only what lies in the folder itself, whatever a path or a link says. */
  private boolean isServed(Path file) throws IOException {
    return Files.isRegularFile(file) && file.toRealPath().startsWith(folder);
  }

  private static void send(HttpExchange exchange, Path file) throws IOException {
    String name = file.getFileName().toString();
    String end = name.substring(name.lastIndexOf('.') + 1);
    var headers = exchange.getResponseHeaders();
    headers.set("Content-Type", TYPES.getOrDefault(end, "application/octet-stream"));
    headers.set("Cache-Control", "no-store");
    headers.set("X-Content-Type-Options", "nosniff");
    byte[] body = Files.readAllBytes(file);
    exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
