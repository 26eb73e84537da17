package runner.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import lab.timeline.Timeline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import runner.Timelines;

class TimelinePictureTest {
  private final String svg = TimelinePicture.of(Timelines.stale("schedule 17"));

  @Test
  void each_row_has_its_text_its_answer_and_its_time_where_it_changes() throws Exception {
    assertThat(texts(svg))
        .containsExactly(
            "schedule 17",
            "A",
            "B",
            "Redis",
            "PostgreSQL",
            "0 ms",
            "GET price:Lamp",
            "nil",
            "SELECT price FROM product WHERE id = 'Lamp'",
            "4900",
            "UPDATE product SET price = 5200",
            "1",
            "DEL price:Lamp",
            "0",
            "done",
            "SET price:Lamp 4900 PX 60000",
            "OK",
            "6.0 s",
            "6 s < 1 min pass");
  }

  @Test
  void arrows_lead_from_the_caller_to_the_server() {
    assertThat(svg)
        .contains("<path d=\"M124 102 H730 m", "<path d=\"M124 126 H835 m")
        .contains("<path d=\"M427 150 H835 m", "<path d=\"M427 174 H730 m")
        .containsPattern("<path d=\"M124 222 H730 [^\"]+\" class=\"arrow bad\"/>")
        .contains("<rect x=\"0\" y=\"204\" width=\"960\" height=\"24\" class=\"row bad\"/>");
  }

  @Test
  void a_server_that_nobody_asks_has_no_lane() throws Exception {
    Timeline one = Timelines.turns(1, 1);
    assertThat(texts(TimelinePicture.of(one))).contains("Redis").doesNotContain("PostgreSQL");
  }

  @ParameterizedTest
  @CsvSource({"1, 3", "2, 17", "2, 25", "3, 25", "9, 12", "2, 200", "1, 0"})
  void nothing_leaves_the_page_and_25_rows_fit_a_slide(int callers, int rows) throws Exception {
    String drawn = TimelinePicture.of(Timelines.turns(callers, rows));
    Element page = elements(drawn, "svg").get(0);
    double width = Double.parseDouble(page.getAttribute("width"));
    double height = Double.parseDouble(page.getAttribute("height"));
    assertThat(height / width).isLessThan(rows > 25 ? 1 : 720.0 / 1280);
    for (Element text : elements(drawn, "text")) {
      double x = Double.parseDouble(text.getAttribute("x"));
      double most = text.getAttribute("class").matches("title|name") ? 12 : TimelineSpace.LETTER;
      assertThat(x + most * text.getTextContent().length()).isBetween(0.0, width);
      assertThat(Double.parseDouble(text.getAttribute("y"))).isBetween(0.0, height);
    }
  }

  @Test
  void can_be_read_on_light_and_dark_pages_and_by_those_who_do_not_see_it() throws Exception {
    assertThat(svg).contains(".page { fill: #ffffff; }", "(prefers-color-scheme: dark)");
    assertThat(elements(svg, "desc").get(0).getTextContent())
        .startsWith("0 ms, A: GET price:Lamp → nil; 0 ms, A: SELECT")
        .contains(
            "B: done; 0 ms, A: SET price:Lamp 4900 PX 60000 → OK (here it goes wrong); 6.0 s: 6");
  }

  @Test
  void is_known_again_and_is_the_same_every_time() {
    assertThat(TimelinePicture.isOurs(svg)).isTrue();
    assertThat(TimelinePicture.isOurs("<svg/>")).isFalse();
    assertThat(TimelinePicture.of(Timelines.stale("schedule 17"))).isEqualTo(svg);
  }

  private static List<String> texts(String svg) throws Exception {
    return elements(svg, "text").stream().map(Element::getTextContent).toList();
  }

  private static List<Element> elements(String svg, String name) throws Exception {
    NodeList found =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)))
            .getElementsByTagName(name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      elements.add((Element) found.item(i));
    }
    return elements;
  }
}
