package runner.selfcheck;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import lab.demo.Figure;
import org.commonmark.node.Link;
import runner.recording.RecordingText;
import runner.trouble.Broken;

/**
 * A figure that prose quotes from a recording: a link such as {@code
 * [500](demo.json#naive.queries)} whose text is the figure, so that the two can't drift apart.
 */
final class Quote {
  private static final String PLACE = "demo.json#";

  private Quote() {}

  /** Whether a link leads to a figure of a recording. */
  static boolean is(String destination) {
    return destination.startsWith(PLACE) || destination.contains("/" + PLACE);
  }

  /** What is wrong with it. */
  static Optional<String> fault(Path page, Link link) {
    String[] parts = link.getDestination().split("#", 2);
    Path file = page.resolveSibling(parts[0]).normalize();
    if (!Files.exists(file)) {
      return Optional.of("the link to " + link.getDestination() + " leads nowhere");
    }
    try {
      return RecordingText.read(file)
          .figure(parts[1])
          .map(figure -> difference(figure, Page.text(link), parts[1]))
          .orElse(Optional.of("the recording has no figure " + parts[1]));
    } catch (Broken unreadable) {
      return Optional.of("the link to " + link.getDestination() + ": " + unreadable.getMessage());
    }
  }

  /** Prose may quote the median or the range, with the unit or without it. */
  private static Optional<String> difference(Figure figure, String quoted, String name) {
    boolean right =
        Stream.of(figure.text(), figure.range())
            .flatMap(number -> Stream.of(number, number + " " + figure.unit()))
            .anyMatch(quoted::equals);
    return right
        ? Optional.empty()
        : Optional.of(
            "it quotes '%s' for %s, and the recording says %s (%s)"
                .formatted(quoted, name, figure.text(), figure.range()));
  }
}
