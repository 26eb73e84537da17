package grader.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import lab.backend.Program;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.print.PrintOptions;

/**
 * The overview in Chromium. Left out where there is no chromedriver, but not in CI, where {@code
 * GRADER_TEST_BROWSER} is set.
 */
class BrowserTest {
  @TempDir static Path folder;
  private static ChromeDriver browser;

  @BeforeAll
  static void start() {
    Optional<Path> driver = Program.find("chromedriver");
    assumeTrue(
        driver.isPresent() || System.getenv("GRADER_TEST_BROWSER") != null,
        "there is no chromedriver on the PATH");
    Logger.getLogger("org.openqa.selenium").setLevel(Level.SEVERE); // of its private protocol
    ChromeOptions options = new ChromeOptions();
    options.addArguments("--headless=new", "--no-sandbox", "--window-size=1280,900");
    options.setCapability("goog:loggingPrefs", Map.of("browser", "ALL"));
    browser =
        new ChromeDriver(
            new ChromeDriverService.Builder()
                .usingDriverExecutable(driver.orElseThrow().toFile())
                .build(),
            options);
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.quit();
    }
  }

  @BeforeEach
  void open() throws Exception {
    Path page =
        Files.writeString(folder.resolve("overview.html"), Overview.of(Books.small(), id -> id));
    browser.get(page.toUri().toString());
  }

  @Test
  void nothing_in_it_is_blocked_or_fetched_and_no_name_is_run() {
    assertThat(browser.manage().logs().get("browser").getAll()).isEmpty();
    Object fetched =
        browser.executeScript("return performance.getEntriesByType('resource').length");
    assertThat(fetched).isEqualTo(0L);
    assertThat(names()).contains(Books.NAME);
  }

  @Test
  void a_click_sorts_by_points_and_another_turns_it_round() {
    WebElement points = heading("points");
    points.click();
    List<String> most = names();
    assertThat(most.get(0)).isEqualTo("Ann Lee");
    points.click();
    assertThat(names().get(0)).isNotEqualTo("Ann Lee");
    assertThat(names()).last().isEqualTo("Ann Lee");
  }

  @Test
  void names_and_states_filter() {
    browser.findElement(By.name("name")).sendKeys("ann");
    assertThat(names()).containsExactly("Ann Lee");
    assertThat(browser.findElement(By.tagName("output")).getText()).isEqualTo("1 of 5");
    browser.findElement(By.name("name")).sendKeys(Keys.chord(Keys.CONTROL, "a"), Keys.DELETE);
    assertThat(names()).hasSize(5);
    browser.findElement(By.name("state")).sendKeys("what does not compile");
    assertThat(names()).containsExactly("CON");
    browser.findElement(By.name("state")).sendKeys(Keys.END, Keys.ARROW_UP); // flaky
    assertThat(names()).containsExactly("carl");
  }

  @Test
  void on_paper_it_is_whole_and_has_no_controls() {
    browser.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", "print"));
    assertThat(browser.findElement(By.cssSelector("form.controls")).isDisplayed()).isFalse();
    assertThat(names()).hasSize(5);
    for (WebElement title : browser.findElements(By.cssSelector("table.class thead button"))) {
      assertThat(title.getCssValue("display")).as("is printed on each page").isEqualTo("contents");
    }
    browser.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", ""));
    String folded = "document.querySelectorAll('details:not([open])').length";
    browser.executeScript(
        "window.addEventListener('beforeprint', () => { window.folded = " + folded + "; })");
    byte[] paper = Base64.getDecoder().decode(browser.print(new PrintOptions()).getContent());
    assertThat(new String(paper, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
    assertThat(browser.executeScript("return window.folded")).as("on paper").isEqualTo(0L);
    assertThat(browser.executeScript("return " + folded)).as("on the screen").isEqualTo(1L);
  }

  private static WebElement heading(String word) {
    return browser.findElements(By.cssSelector("table.class thead button")).stream()
        .filter(button -> button.getText().toLowerCase(Locale.ROOT).contains(word))
        .findFirst()
        .orElseThrow();
  }

  /** Names of the students that are to be seen, from above. */
  private static List<String> names() {
    Stream<WebElement> rows = browser.findElements(By.cssSelector("table.class tbody tr")).stream();
    return rows.filter(WebElement::isDisplayed)
        .map(row -> row.findElement(By.cssSelector("th, td")).getText())
        .map(text -> text.lines().findFirst().orElse(""))
        .toList();
  }
}
