package runner.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import lab.demo.Recording;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import runner.Recordings;

class PictureTest {
  private final Recording recording = Recordings.rush("ch01_mini", "A rush at 5 < 6");
  private final String svg = Picture.of(recording);

  @Test
  void says_what_it_shows_in_which_units_and_what_made_it() throws Exception {
    assertThat(texts())
        .contains("A rush at 5 < 6", "Asked", "Hits", "Age", "starter", "solution")
        .contains("time (ms)", "queries per 10 ms", "promise (s)", "hit rate (%)")
        .contains("measured", "predicted", "queries for 500 customers: 500")
        .contains("Not in the picture: <the weather> & the news.")
        .contains("2 cores (A processor), 23 GB, Linux, JDK 17, Redis 6.2, PostgreSQL 17")
        .anyMatch(text -> text.startsWith("Made by ./workbook demo 1 --record on 2026-11-25."));
  }

  @Test
  void on_a_slide_it_is_wide_and_says_what_made_it_and_no_more() {
    assertThat(Picture.forSlide(recording))
        .contains("Made by ./workbook demo 1 --record on 2026-11-25.")
        .contains("queries for 500 customers: 500")
        .doesNotContain("class=\"title\"", "Not in the picture");
    assertThat(height(Picture.forSlide(recording))).isLessThan(height(svg) * 3 / 4);
  }

  private static int height(String picture) {
    return Integer.parseInt(picture.replaceAll("(?s).*? height=\"(\\d+)\".*", "$1"));
  }

  @Test
  void one_query_beside_five_hundred_is_seen() throws Exception {
    List<Double> heights =
        elements("rect").stream()
            .filter(bar -> bar.getAttribute("class").equals("bar color1"))
            .filter(bar -> !bar.getAttribute("height").equals("7")) // dots
            .map(bar -> Double.valueOf(bar.getAttribute("height")))
            .toList();
    assertThat(heights).containsExactly(140.0, 1.5);
  }

  @Test
  void nothing_leaves_the_page() throws Exception {
    for (String name : List.of("rect", "text", "line")) {
      for (Element element : elements(name)) {
        for (String attribute : List.of("x", "x1", "x2")) {
          if (element.hasAttribute(attribute)) {
            assertThat(Double.parseDouble(element.getAttribute(attribute))).isBetween(0.0, 900.0);
          }
        }
      }
    }
  }

  @Test
  void can_be_read_on_light_and_dark_pages_and_by_those_who_do_not_see_it() throws Exception {
    assertThat(svg).contains(".page { fill: #ffffff; }", "(prefers-color-scheme: dark)");
    assertThat(elements("desc").get(0).getTextContent())
        .contains("starter: queries for 500 customers 500; the last answer came after (ms) 219 to");
  }

  @Test
  void is_known_again_and_is_the_same_every_time() {
    assertThat(Picture.isOurs(svg)).isTrue();
    assertThat(Picture.isOurs("<svg/>")).isFalse();
    assertThat(Picture.of(recording)).isEqualTo(svg);
  }

  @Test
  void a_logarithmic_axis_has_powers_of_ten() throws Exception {
    assertThat(texts()).contains("0.1", "1", "10");
  }

  private List<String> texts() throws Exception {
    return elements("text").stream().map(Element::getTextContent).toList();
  }

  private List<Element> elements(String name) throws Exception {
    Document document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    NodeList found = document.getElementsByTagName(name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      elements.add((Element) found.item(i));
    }
    return elements;
  }
}
