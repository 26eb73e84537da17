package live.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import live.Samples;
import live.room.Room;
import org.junit.jupiter.api.Test;

/** A page that opens the stream and never reads, on a real connection. */
class SlowPageTest {
  private static final int FEW = 50;
  private static final String LONG = "x".repeat(20_000);

  @Test
  void it_is_dropped_and_the_other_page_gets_every_sample() throws Exception {
    ExecutorService threads = Executors.newCachedThreadPool();
    Viewers viewers = new Viewers();
    Streams streams = new Streams(Room.replaying(Samples.recording(1)), viewers, "./workbook live");
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> streams.serve(new Request(exchange), Map.of()));
    server.setExecutor(threads);
    server.start();
    int port = server.getAddress().getPort();
    try (Socket stuck = stuck(port)) {
      AtomicInteger read = new AtomicInteger();
      threads.execute(() -> read(port, read));
      await("both are here").until(() -> viewers.count() == 2);

      int sent = 0;
      while (viewers.count() > 1) {
        for (int i = 0; i < FEW; i++) {
          viewers.sampled(Samples.tick(0, sent++, LONG));
        }
        int all = sent;
        await("the page that reads has them").until(() -> read.get() == all);
        assertThat(sent).as("samples until the stuck page is dropped").isLessThan(5_000);
      }

      assertThat(stuck.isClosed()).as("it never hung up itself").isFalse();
      assertThat(viewers.count()).isEqualTo(1);
    } finally {
      server.stop(0);
      threads.shutdownNow();
    }
  }

  private static Socket stuck(int port) throws IOException {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(4096);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    String request = "GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n";
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  private static void read(int port, AtomicInteger samples) {
    URI events = URI.create("http://127.0.0.1:" + port + "/events");
    try {
      HttpClient.newHttpClient()
          .send(HttpRequest.newBuilder(events).build(), HttpResponse.BodyHandlers.ofLines())
          .body()
          .filter(line -> line.equals("event: sample"))
          .forEach(line -> samples.incrementAndGet());
    } catch (IOException | RuntimeException over) {
      return; // the server has ended
    } catch (InterruptedException over) {
      Thread.currentThread().interrupt();
    }
  }
}
