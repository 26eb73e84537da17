package slides.pdf;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import runner.trouble.MachineLacks;
import slides.show.SiteServer;

/**
 * Decks as PDF, one slide a page. Chromium's own {@code --print-to-pdf} prints before reveal.js has
 * laid out its pages, so it is asked to wait.
 */
public final class PdfFiles implements AutoCloseable {
  private static final int TRIES = 200;
  private static final long PAUSE_MILLIS = 100;

  private final Chromium chromium;
  private final SiteServer server;

  private PdfFiles(Chromium chromium, SiteServer server) {
    this.chromium = chromium;
    this.server = server;
  }

  /**
   * Starts a browser for the pages of a folder.
   *
   * @throws MachineLacks if there is none
   */
  public static PdfFiles of(Path site) {
    Path program =
        Chromium.find()
            .orElseThrow(
                () ->
                    new MachineLacks(
                        "There is no Chromium to print with: install chromium (Debian: apt install"
                            + " chromium) or Google Chrome."));
    try {
      return new PdfFiles(Chromium.start(program), SiteServer.of(site));
    } catch (IOException refused) {
      throw new MachineLacks(program + " can't be started: " + refused.getMessage(), refused);
    }
  }

  /** Prints a deck into a file. */
  public void print(String deck, Path file) throws InterruptedException {
    try (DevTools page = chromium.page()) {
      URI address = server.page(deck + ".html?print-pdf");
      page.ask("Page.navigate", Map.of("url", address.toString()));
      awaitLayout(page, deck);
      JsonNode printed =
          page.ask("Page.printToPDF", Map.of("preferCSSPageSize", true, "printBackground", true));
      Files.createDirectories(Objects.requireNonNull(file.getParent()));
      Files.write(file, Base64.getDecoder().decode(printed.path("data").asText()));
    } catch (IOException refused) {
      throw new UncheckedIOException(file + " can't be written", refused);
    }
  }

  private static void awaitLayout(DevTools page, String deck) throws InterruptedException {
    String ready =
        "document.readyState === 'complete' && window.Reveal !== undefined && Reveal.isReady()"
            + " && document.querySelectorAll('.pdf-page').length > 0";
    for (int i = 0; i < TRIES; i++) {
      JsonNode answer =
          page.ask("Runtime.evaluate", Map.of("expression", ready, "returnByValue", true));
      if (answer.at("/result/value").asBoolean()) {
        return;
      }
      pause();
    }
    throw new MachineLacks(
        deck + " was not ready to be printed after " + TRIES * PAUSE_MILLIS / 1000 + " s.");
  }

  private static void pause() {
    CompletableFuture<Void> never = new CompletableFuture<>();
    never.completeOnTimeout(null, PAUSE_MILLIS, TimeUnit.MILLISECONDS).join();
  }

  @Override
  public void close() {
    server.close();
    chromium.close();
  }
}
