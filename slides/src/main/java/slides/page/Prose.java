package slides.page;

import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;
import runner.course.Chapter;
import slides.deck.Words;
import slides.figure.Figures;

/** Markdown as HTML, with the figures put in. */
final class Prose {
  private final HtmlRenderer renderer;

  Prose(Figures figures, Optional<Chapter> chapter) {
    UnaryOperator<String> texts = name -> figures.text(name, chapter);
    renderer =
        HtmlRenderer.builder()
            .escapeHtml(true)
            .nodeRendererFactory(context -> new Filled(context, texts))
            .build();
  }

  String of(Node node) {
    return renderer.render(node);
  }

  /** Of Markdown that stands in a block. */
  String of(String markdown) {
    return of(Parser.builder().build().parse(markdown));
  }

  /** Writes text, and in the place of a figure's name its number. */
  private record Filled(HtmlNodeRendererContext context, UnaryOperator<String> figures)
      implements NodeRenderer {
    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
      return Set.of(Text.class);
    }

    @Override
    public void render(Node node) {
      context.getWriter().text(Words.filled(((Text) node).getLiteral(), figures));
    }
  }
}
