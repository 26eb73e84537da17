package grader.report;

import static org.assertj.core.api.Assertions.assertThat;

import grader.model.Clean;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.junit.jupiter.api.Test;

/** A stranger's text does something where it is shown as it is, and nothing once it was treated. */
class InjectionTest {
  private static final String FORMULA = "=HYPERLINK(\"//evil\")";
  private static final String SCRIPT = "<script>alert(1)</script>";
  private static final String PICTURE = "![](//evil/x.png) <img src=x>";
  private static final String COLOUR = "\u001b[32mPASS\u001b[0m";

  @Test
  void a_cell_begins_like_a_formula() {
    assertThat(CSVFormat.RFC4180.format(FORMULA)).startsWith("\"=");
    assertThat(new Csv(List.of(FORMULA)).toString()).startsWith("\"'=");
  }

  @Test
  void a_page_gets_a_script() {
    Pattern element = Pattern.compile("<script>");
    assertThat("<td>" + SCRIPT + "</td>").containsPattern(element);
    assertThat("<td>" + Html.text(SCRIPT) + "</td>").doesNotContainPattern(element);
    assertThat(Html.text("\" onload=\"alert(1)")).doesNotContain("\"");
  }

  @Test
  void feedback_gets_a_picture() {
    assertThat(shown(PICTURE)).contains("<img");
    assertThat(shown(Markdown.inline(PICTURE))).doesNotContain("<img");
    assertThat(shown(Markdown.block("```\n" + PICTURE))).doesNotContain("<img");
  }

  @Test
  void a_terminal_obeys() {
    assertThat(COLOUR).contains("\u001b");
    assertThat(Clean.text(COLOUR)).isEqualTo("[32mPASS[0m");
  }

  private static String shown(String markdown) {
    return HtmlRenderer.builder().build().render(Parser.builder().build().parse(markdown));
  }
}
