package live.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import live.Samples;
import live.recording.Csv;
import live.recording.Tick;
import live.room.Room;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import runner.trouble.MachineLacks;

/** The server by itself, with a recording in place of programs. */
class SiteTest {
  private static final List<Tick> RECORDING = Samples.recording(3);

  private final Keys keys = Keys.fresh();
  private final HttpClient client = HttpClient.newHttpClient();
  private Site site;

  @BeforeEach
  void open() {
    site = Site.open(Room.replaying(RECORDING), keys, 0, false, "./workbook live");
  }

  @AfterEach
  void close() {
    site.close();
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + site.port() + path));
  }

  private HttpResponse<String> get(String path) throws Exception {
    return client.send(to(path).build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpRequest.Builder pull(String key) {
    return to("/lever")
        .header(Request.KEY, key)
        .POST(HttpRequest.BodyPublishers.ofString("lever=RATE&value=50"));
  }

  private int status(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString()).statusCode();
  }

  @Test
  void the_page_and_its_charts_come_from_the_class_path() throws Exception {
    for (String path : List.of("/", "/page.css", "/page.js", "/charts.js", "/ticks.js")) {
      assertThat(get(path).statusCode()).as(path).isEqualTo(200);
    }
    assertThat(get("/uplot.js").body()).contains("uPlot");
    assertThat(get("/uplot.css").statusCode()).isEqualTo(200);
    assertThat(get("/").headers().firstValue("Content-Security-Policy").orElseThrow())
        .startsWith("default-src 'none'");
    assertThat(get("/secret").statusCode()).isEqualTo(404);
  }

  @Test
  void what_is_seen_in_the_room_needs_a_key() throws Exception {
    for (String path : List.of("/events", "/recording.csv", "/picture.svg")) {
      assertThat(get(path).statusCode()).as(path).isEqualTo(403);
      assertThat(get(path + "?key=wrong").statusCode()).as(path).isEqualTo(403);
    }
    assertThat(get("/recording.csv?key=" + keys.viewer()).body()).isEqualTo(Csv.of(RECORDING));
    assertThat(get("/picture.svg?key=" + keys.viewer()).body()).contains("</svg>");
  }

  @Test
  void only_the_presenter_moves_levers() throws Exception {
    assertThat(status(pull("wrong"))).isEqualTo(403);
    assertThat(status(pull(keys.viewer()))).isEqualTo(403);
    assertThat(status(pull(keys.presenter()))).isEqualTo(204);
    HttpRequest.Builder inAddress =
        to("/lever?key=" + keys.presenter())
            .POST(HttpRequest.BodyPublishers.ofString("lever=EXPIRE"));
    assertThat(status(inAddress)).as("a form of another site can't set a header").isEqualTo(403);
  }

  @Test
  void a_lever_that_makes_no_sense_is_told() throws Exception {
    var wrong =
        to("/lever")
            .header(Request.KEY, keys.presenter())
            .POST(HttpRequest.BodyPublishers.ofString("lever=RATE&value=much"));
    var answer = client.send(wrong.build(), HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).isEqualTo("A lever takes a whole number, but was given 'much'.");
  }

  @Test
  void another_sites_page_may_do_nothing_even_with_the_key() throws Exception {
    assertThat(status(pull(keys.presenter()).header("Origin", "https://evil.example")))
        .isEqualTo(403);
    assertThat(status(pull(keys.presenter()).header("Origin", "http://127.0.0.1:" + site.port())))
        .isEqualTo(204);
  }

  @Test
  void a_name_that_was_pointed_here_is_refused() throws Exception {
    assertThat(raw("evil.example:" + site.port())).startsWith("HTTP/1.1 403");
    assertThat(raw("localhost:" + site.port())).startsWith("HTTP/1.1 200");
  }

  private String raw(String host) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), site.port())) {
      String request = "GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void other_machines_reach_it_only_when_it_is_shared() throws Exception {
    Optional<InetAddress> network = network();
    assumeTrue(network.isPresent(), "this machine is in no network");
    InetAddress address = network.orElseThrow();
    assertThatThrownBy(() -> new Socket(address, site.port()).close())
        .isInstanceOf(ConnectException.class);
    try (Site shared = Site.open(Room.replaying(RECORDING), keys, 0, true, "./workbook live")) {
      URI page =
          URI.create(
              "http://" + address.getHostAddress() + ":" + shared.port() + "/recording.csv?key=");
      var watching = HttpRequest.newBuilder(URI.create(page + keys.viewer()));
      assertThat(status(watching)).isEqualTo(200);
      assertThat(status(HttpRequest.newBuilder(page))).isEqualTo(403);
    }
  }

  private static Optional<InetAddress> network() throws SocketException {
    return NetworkInterface.networkInterfaces()
        .flatMap(NetworkInterface::inetAddresses)
        .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
        .findFirst();
  }

  @Test
  void a_taken_port_is_told_with_what_to_do() {
    assertThatThrownBy(
            () -> Site.open(Room.replaying(RECORDING), keys, site.port(), false, "./workbook"))
        .isInstanceOf(MachineLacks.class)
        .hasMessageContaining("choose another with --port");
  }

  @Test
  void ten_pages_watch_at_once_and_those_that_close_are_forgotten() throws Exception {
    List<InputStream> pages = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      HttpRequest events = to("/events?key=" + keys.viewer()).build();
      pages.add(client.send(events, HttpResponse.BodyHandlers.ofInputStream()).body());
    }
    for (InputStream page : pages) {
      String begin = new String(page.readNBytes(200), StandardCharsets.UTF_8);
      assertThat(begin).contains("event: hello").contains("\"presents\":false");
      assertThat(begin)
          .as("the viewers' key is the presenter's to give")
          .doesNotContain(keys.viewer());
    }
    await("all are counted").until(() -> site.viewers() == 10);
    for (InputStream page : pages) {
      page.close();
    }
    await("all are forgotten")
        .atMost(java.time.Duration.ofSeconds(30))
        .until(() -> site.viewers() == 0);
  }
}
