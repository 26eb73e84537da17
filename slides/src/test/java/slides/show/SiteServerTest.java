package slides.show;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the folder's server gives out, and what it keeps. */
class SiteServerTest {
  @TempDir Path folder;

  private SiteServer server;

  @BeforeEach
  void start() throws IOException {
    Files.writeString(folder.resolve("secret.txt"), "secret");
    Path site = Files.createDirectories(folder.resolve("site/pictures"));
    Files.writeString(site.resolve("a.svg"), "<svg/>");
    Files.writeString(folder.resolve("site/index.html"), "<h1>Slides</h1>");
    Files.createSymbolicLink(folder.resolve("site/out.txt"), folder.resolve("secret.txt"));
    server = SiteServer.of(folder.resolve("site"));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void pages_and_pictures_have_their_types() throws Exception {
    assertThat(get("index.html").body()).isEqualTo("<h1>Slides</h1>");
    assertThat(get("index.html").headers().firstValue("content-type"))
        .contains("text/html; charset=utf-8");
    assertThat(get("pictures/a.svg").headers().firstValue("content-type"))
        .contains("image/svg+xml");
  }

  @Test
  void what_lies_outside_is_not_there() throws Exception {
    assertThat(get("out.txt").statusCode()).isEqualTo(404);
    assertThat(get("").statusCode()).isEqualTo(404);
    assertThat(raw("GET /../secret.txt HTTP/1.0\r\n\r\n")).contains(" 404 ");
    assertThat(raw("GET /%2e%2e/secret.txt HTTP/1.0\r\n\r\n")).contains(" 404 ");
    assertThat(raw("GET //etc/passwd HTTP/1.0\r\n\r\n")).doesNotContain("root:");
  }

  @Test
  void nothing_can_be_written() throws Exception {
    assertThat(raw("PUT /index.html HTTP/1.0\r\nContent-Length: 0\r\n\r\n")).contains(" 405 ");
  }

  private HttpResponse<String> get(String page) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(server.page(page)).build(),
            HttpResponse.BodyHandlers.ofString());
  }

  /** A request that no client would make. */
  private String raw(String request) throws IOException {
    URI address = server.page("");
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), address.getPort())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
