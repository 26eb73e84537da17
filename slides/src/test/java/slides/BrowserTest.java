package slides;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lab.backend.Program;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import runner.course.Course;
import runner.trouble.MachineLacks;
import slides.agenda.Pace;
import slides.deck.Deck;
import slides.deck.Slide;
import slides.page.DeckPage;
import slides.page.Pages;
import slides.pdf.PdfFiles;
import slides.show.SiteServer;
import slides.site.Reveal;
import slides.site.Site;

/**
 * Every slide in Chromium, in the pixels that all are made for. Left out where there is no
 * chromedriver or no npm, but not in CI, where {@code GRADER_TEST_BROWSER} is set.
 */
class BrowserTest {
  private static final boolean DEMANDED = System.getenv("GRADER_TEST_BROWSER") != null;
  private static final Pattern ADDRESS =
      Pattern.compile("\"url\":\"((?:https?|wss?|ftp):[^\"]*)\"");
  private static final Pattern PAPER = Pattern.compile("/Type\\s*/Page\\b");

  /** Its window never ends to load, so it is looked at from the one that opened it. */
  private static final String SPEAKER =
      "const open = window.open; window.open = (...all) => (window.speaker = open(...all));"
          + " Reveal.getPlugin('notes').open();";

  /** Nothing is seen half way between two states. */
  private static final String STILL =
      "document.head.insertAdjacentHTML('beforeend',"
          + " '<style>* { transition: none !important; animation: none !important }</style>')";

  @TempDir static Path folder;
  private static Pages pages;
  private static SiteServer server;
  private static ChromeDriver browser;

  @BeforeAll
  static void start() {
    pages = TheCourse.pages();
    Path driver = driver();
    Course course = TheCourse.course();
    Path slides = course.root().resolve("slides");
    new Site(folder).write(pages, reveal(slides), slides.resolve("theme"));
    server = SiteServer.of(folder);
    Logger.getLogger("org.openqa.selenium").setLevel(Level.SEVERE); // of its private protocol
    ChromeOptions options = new ChromeOptions();
    options.addArguments("--headless=new", "--no-sandbox");
    options.setCapability("goog:loggingPrefs", Map.of("browser", "ALL", "performance", "ALL"));
    ChromeDriverService service =
        new ChromeDriverService.Builder().usingDriverExecutable(driver.toFile()).build();
    options.setPageLoadTimeout(Duration.ofSeconds(30));
    browser = new ChromeDriver(service, options);
    browser.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", 1280, "height", 720, "deviceScaleFactor", 1, "mobile", false));
  }

  private static Path driver() {
    Optional<Path> driver = Program.find("chromedriver");
    assumeTrue(driver.isPresent() || DEMANDED, "there is no chromedriver on the PATH");
    return driver.orElseThrow();
  }

  private static Path reveal(Path slides) {
    try {
      return Reveal.in(slides).find();
    } catch (MachineLacks lacks) {
      assumeTrue(DEMANDED, lacks.getMessage());
      throw lacks;
    }
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.quit();
    }
    if (server != null) {
      server.close();
    }
  }

  static Stream<String> decks() {
    return TheCourse.pages().all().stream().map(page -> page.deck().name());
  }

  @ParameterizedTest
  @MethodSource("decks")
  void every_slide_is_whole_and_can_be_read(String name) throws Exception {
    Deck deck = open(name);
    String look = read("look.js");
    List<String> faults = new ArrayList<>();
    for (Slide slide : deck.slides()) {
      browser.executeScript("Reveal.slide(arguments[0])", slide.number() - 1);
      do {
        seen(look).forEach(fault -> faults.add(place(deck, slide) + fault));
      } while (Boolean.TRUE.equals(browser.executeScript("return Reveal.nextFragment()")));
    }
    assertThat(faults.stream().distinct()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("decks")
  void a_deck_is_complete_and_asks_nobody_else(String name) {
    Deck deck = open(name);
    assertThat(browser.executeScript("return Reveal.getTotalSlides()"))
        .isEqualTo((long) deck.slides().size());
    assertThat(browser.executeScript("return Reveal.getConfig().totalTime"))
        .isEqualTo(60L * Pace.minutes(deck));
    assertThat(browser.manage().logs().get("browser").getAll()).isEmpty();
    assertThat(asked()).isNotEmpty().allMatch(url -> url.startsWith(server.page("").toString()));
  }

  @ParameterizedTest
  @MethodSource("decks")
  void a_pdf_has_a_page_for_each_slide(String name) throws Exception {
    Path file = folder.resolve(name + ".pdf");
    try (PdfFiles files = PdfFiles.of(folder)) {
      files.print(name, file);
    }
    String paper = Files.readString(file, ISO_8859_1);
    assertThat(PAPER.matcher(paper).results().count()).isEqualTo(deck(name).slides().size());
    assertThat(paper).contains("/MediaBox [0 0 960 540]"); // 1280 by 720 pixels of 1/96 inch
  }

  @Test
  void a_dark_desktop_changes_nothing() {
    String first = decks().filter(name -> name.startsWith("ch")).findFirst().orElseThrow();
    Deck deck = open(first);
    for (Slide slide : deck.slides()) {
      browser.executeScript("Reveal.slide(arguments[0])", slide.number() - 1);
      byte[] light = photograph("light");
      boolean same = Arrays.equals(photograph("dark"), light); // nobody wants to read the bytes
      assertThat(same).as(place(deck, slide)).isTrue();
    }
  }

  @Test
  void the_speaker_view_shows_notes_and_pace() {
    Deck deck = open("opening");
    browser.executeScript(SPEAKER);
    try {
      Awaitility.await("the speaker view shows notes and pace")
          .ignoreExceptions()
          .untilAsserted(
              () ->
                  assertThat(
                          (String) browser.executeScript("return speaker.document.body.innerText"))
                      .contains(Pace.minutes(deck, deck.slides().get(0)) + " minute", "Ask:")
                      .containsIgnoringCase("pacing"));
    } finally {
      browser.executeScript("speaker.close()");
    }
  }

  @Test
  void the_index_leads_to_every_deck_and_a_day_to_its_own() {
    browser.get(server.page("index.html").toString());
    assertThat(links("ol")).containsExactlyElementsOf(addresses(pages.decks()));
    assertThat(links("table"))
        .isSubsetOf(addresses(pages.all()))
        .containsAll(addresses(pages.shortened()));
  }

  private static List<String> links(String element) {
    return browser.findElements(By.cssSelector(element + " a")).stream()
        .map(link -> link.getDomProperty("href"))
        .toList();
  }

  private static List<String> addresses(List<DeckPage> decks) {
    return decks.stream()
        .map(page -> server.page(page.deck().name() + ".html").toString())
        .toList();
  }

  private static Deck open(String name) {
    browser.get(server.page(name + ".html").toString());
    Awaitility.await(name + " is ready")
        .ignoreExceptions()
        .until(() -> Boolean.TRUE.equals(browser.executeScript("return Reveal.isReady()")));
    browser.executeScript(STILL);
    return deck(name);
  }

  private static Deck deck(String name) {
    return pages.all().stream()
        .map(DeckPage::deck)
        .filter(deck -> deck.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> seen(String look) {
    return ((List<?>) browser.executeScript(look)).stream().map(String::valueOf).toList();
  }

  private static String place(Deck deck, Slide slide) {
    return deck.name() + ", slide " + slide.number() + " \"" + slide.headline() + "\": ";
  }

  private static byte[] photograph(String scheme) {
    browser.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    return browser.getScreenshotAs(OutputType.BYTES);
  }

  /** Addresses that the browser has asked for since the last look. */
  private static List<String> asked() {
    return browser.manage().logs().get("performance").getAll().stream()
        .filter(entry -> entry.getMessage().contains("Network.requestWillBeSent"))
        .flatMap(entry -> ADDRESS.matcher(entry.getMessage()).results())
        .map(found -> found.group(1))
        .toList();
  }

  private static String read(String resource) throws Exception {
    try (var in = Objects.requireNonNull(BrowserTest.class.getResourceAsStream(resource))) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }
}
