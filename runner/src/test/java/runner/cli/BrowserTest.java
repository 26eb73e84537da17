package runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

class BrowserTest {
  private static final URI PAGE = URI.create("http://localhost:8000/index.html");

  @Test
  void each_system_has_its_own_way_to_open_a_page() {
    assertThat(Browser.command("linux", PAGE)).containsExactly("xdg-open", PAGE.toString());
    assertThat(Browser.command("mac os x", PAGE)).containsExactly("open", PAGE.toString());
    assertThat(Browser.command("windows 11", PAGE))
        .startsWith("rundll32")
        .contains(PAGE.toString());
  }
}
