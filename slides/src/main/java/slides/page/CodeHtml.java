package slides.page;

import java.util.List;
import slides.code.Excerpt;

/** Code as it is shown: what it is, its lines, and which of them stand out. */
final class CodeHtml {
  private static final List<Integer> SIZES = List.of(24, 22, 20, 19, 18, 17, 16, 15);
  private static final double LETTER = 0.61;
  private static final double LINE = 1.32;

  private CodeHtml() {}

  /**
   * A part of a source, as large as there is room for.
   *
   * @param label what it is
   * @param height that is left for it, in pixels
   */
  static String of(Excerpt excerpt, String label, int height) {
    String numbers = excerpt.lineNumbers();
    return """
        <figure class="code" style="--size: %dpx">
        <figcaption><b>%s</b> %s</figcaption>
        <pre><code class="language-java"%s>%s</code></pre>
        </figure>
        """
        .formatted(
            size(excerpt, height),
            Html.escaped(label),
            Html.escaped(excerpt.place().file().getFileName().toString()),
            numbers.isEmpty() ? "" : " data-line-numbers=\"" + numbers + "\"",
            Html.escaped(String.join("\n", excerpt.lines())));
  }

  private static int size(Excerpt excerpt, int height) {
    return SIZES.stream()
        .filter(size -> excerpt.columns() * LETTER * size <= Room.WIDTH)
        .filter(size -> excerpt.lines().size() * LINE * size <= height)
        .findFirst()
        .orElse(SIZES.get(SIZES.size() - 1));
  }

  /** Commands, and nothing that they write. */
  static String shell(List<String> lines) {
    StringBuilder html = new StringBuilder("<ul class=\"shell\">\n");
    lines.forEach(line -> html.append("<li>").append(command(line)).append("</li>\n"));
    return html.append("</ul>\n").toString();
  }

  /** One command. */
  static String command(String line) {
    return "<kbd>" + Html.escaped(line.strip()) + "</kbd>";
  }
}
