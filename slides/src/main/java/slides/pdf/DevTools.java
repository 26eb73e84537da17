package slides.pdf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import runner.trouble.MachineLacks;

/** Asks one page of a Chromium over its DevTools protocol, one question after the other. */
final class DevTools implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final WebSocket socket;
  private final BlockingQueue<JsonNode> answers;

  /** Number of the last question; answers bear it. */
  private int asked;

  private DevTools(WebSocket socket, BlockingQueue<JsonNode> answers) {
    this.socket = socket;
    this.answers = answers;
  }

  /** Connects to a page. */
  static DevTools at(URI page) {
    BlockingQueue<JsonNode> answers = new LinkedBlockingQueue<>();
    WebSocket socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .buildAsync(page, new Ear(answers))
            .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
            .join();
    return new DevTools(socket, answers);
  }

  /**
   * Asks, and waits for the answer.
   *
   * @throws MachineLacks if the browser refuses, or says nothing for a minute
   */
  JsonNode ask(String method, Map<String, ?> parameters) throws InterruptedException {
    int number = ++asked;
    ObjectNode question = JSON.createObjectNode().put("id", number).put("method", method);
    question.set("params", JSON.valueToTree(parameters));
    socket.sendText(question.toString(), true).join();
    while (true) {
      JsonNode answer = answers.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      if (answer == null) {
        throw new MachineLacks("Chromium did not answer " + method + " within a minute.");
      } else if (answer.path("id").asInt() == number) {
        return result(method, answer);
      } // else it is an event
    }
  }

  private static JsonNode result(String method, JsonNode answer) {
    if (answer.has("error")) {
      throw new MachineLacks(
          "Chromium refused " + method + ": " + answer.at("/error/message").asText() + ".");
    }
    return answer.path("result");
  }

  @Override
  public void close() {
    socket.abort();
  }

  /** Puts messages together from their pieces. */
  private static final class Ear implements WebSocket.Listener {
    private final BlockingQueue<JsonNode> answers;
    private final StringBuilder pieces = new StringBuilder();

    Ear(BlockingQueue<JsonNode> answers) {
      this.answers = answers;
    }

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence piece, boolean last) {
      pieces.append(piece);
      if (last) {
        try {
          answers.add(JSON.readTree(pieces.toString()));
        } catch (IOException notJson) {
          return CompletableFuture.failedFuture(notJson);
        }
        pieces.setLength(0);
      }
      socket.request(1);
      return CompletableFuture.completedFuture(null);
    }
  }
}
