package live.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import lab.backend.Program;
import lab.live.Lever;
import lab.live.Sample;
import live.Rooms;
import live.Samples;
import live.program.Programs;
import live.program.Strategy;
import live.recording.Csv;
import live.recording.Tick;
import live.room.Room;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import runner.run.Runner;

/**
 * The page in Chromium, with real programs behind it. Left out where there is no chromedriver, but
 * not in CI, where {@code GRADER_TEST_BROWSER} is set. What it saw lies in {@code target/screens}.
 */
class BrowserTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Path SCREENS = Path.of("target/screens");
  private static final live.web.Keys KEYS = live.web.Keys.fresh();

  @TempDir static Path folder;
  private static Runner runner;
  private static Room room;
  private static Site site;
  private static ChromeDriver browser;

  @BeforeAll
  static void start() throws Exception {
    Optional<Path> driver = Program.find("chromedriver");
    assumeTrue(
        driver.isPresent() || System.getenv("GRADER_TEST_BROWSER") != null,
        "there is no chromedriver on the PATH");
    Logger.getLogger("org.openqa.selenium").setLevel(Level.SEVERE); // of its private protocol
    Files.createDirectories(SCREENS);
    browser = browser(driver.orElseThrow());
    Rooms.save(folder);
    runner = Rooms.runner();
    Programs programs = new Programs(Rooms.course(), folder);
    room = Room.playing(runner, programs, Strategy.ASIDE, Strategy.OWN3);
    site = Site.open(room, KEYS, 0, false, "./workbook live");
    room.awaitServing();
  }

  private static ChromeDriver browser(Path driver) {
    ChromeOptions options = new ChromeOptions();
    options.addArguments("--headless=new", "--no-sandbox", "--window-size=1280,1500");
    options.setCapability("goog:loggingPrefs", Map.of("browser", "ALL"));
    return new ChromeDriver(
        new ChromeDriverService.Builder().usingDriverExecutable(driver.toFile()).build(), options);
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.quit();
      site.close();
      room.close();
      runner.close();
    }
  }

  @BeforeEach
  void open() {
    browser.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
    media("light");
    open(KEYS.presenter());
  }

  private static void open(String key) {
    browser.get("about:blank");
    browser.get("http://127.0.0.1:" + site.port() + "/#key=" + key);
    until("samples", () -> truth("return !!live.last('A') && !!live.last('B') && !early"));
  }

  private static void media(String scheme, String... more) {
    List<Map<String, String>> features = new ArrayList<>();
    features.add(Map.of("name", "prefers-color-scheme", "value", scheme));
    String motion = more.length == 0 ? "" : more[0];
    features.add(Map.of("name", "prefers-reduced-motion", "value", motion));
    browser.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features", features));
  }

  private static void until(String alias, Callable<Boolean> holds) {
    await(alias).atMost(LIMIT).ignoreExceptions().until(holds);
  }

  private static boolean truth(String script) {
    return Boolean.TRUE.equals(browser.executeScript(script));
  }

  private static long number(String script) {
    return ((Number) java.util.Objects.requireNonNull(browser.executeScript(script))).longValue();
  }

  private static WebElement find(String css) {
    return browser.findElement(By.cssSelector(css));
  }

  private static void choose(String menu, String value) {
    find(menu + " option[value='" + value + "']").click();
  }

  private static void screen(String name) throws Exception {
    Files.write(SCREENS.resolve(name + ".png"), browser.getScreenshotAs(OutputType.BYTES));
  }

  private static void news(String text) {
    until("the news: " + text, () -> find("#news").getText().contains(text));
  }

  @Test
  void nothing_is_blocked_and_the_key_is_not_in_the_address() {
    browser.manage().logs().get("browser"); // what earlier tests have left
    open(KEYS.presenter());
    browser.navigate().refresh();
    until("samples again", () -> truth("return !!live.last('A')"));
    assertThat(browser.manage().logs().get("browser").getAll())
        .filteredOn(entry -> !entry.getMessage().contains("/events?")) // the page before is gone
        .isEmpty();
    assertThat(browser.getCurrentUrl()).isEqualTo("http://127.0.0.1:" + site.port() + "/");
    assertThat(find("#csv").getAttribute("href")).endsWith("?key=" + KEYS.viewer());
    assertThat(find("#svg").getAttribute("href")).endsWith("?key=" + KEYS.viewer());
  }

  @ParameterizedTest
  @ValueSource(strings = {"requests", "queries", "latency", "age"})
  void each_chart_shows_a_line_in_each_sides_colour(String chart) {
    // the colour of a pixel in the middle of a line is exactly that of its side
    String count =
        """
        const canvas = document.querySelector('#%s canvas'), side = arguments[0];
        const [r, g, b] = color(side).match(/\\w\\w/g).map(part => parseInt(part, 16));
        const all = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
        let found = 0;
        for (let i = 0; i < all.length; i += 4)
          found += Math.abs(all[i] - r) + Math.abs(all[i + 1] - g) + Math.abs(all[i + 2] - b) < 24;
        return found;"""
            .formatted(chart);
    room.pull(Lever.EXPIRE, 0);
    for (String side : List.of("a", "b")) {
      until(
          "a line of " + side,
          () -> ((Number) browser.executeScript(count, side)).longValue() > 30);
    }
    String values = find("#" + chart + " .values").getText();
    assertThat(values).contains("A: ", "B: ");
  }

  @Test
  void the_sums_are_those_of_the_samples_that_the_workers_have_sent() {
    room.pull(Lever.RATE, 0);
    until(
        "nobody comes",
        () -> truth("return live.last('A').waiting === 0 && live.last('A').served === 0"));
    for (int side = 0; side < Tick.SIDES; side++) {
      String name = Tick.name(side);
      long from = number("return live.of." + name + "[0].at");
      List<Tick> its = of(side, from);
      until(
          "the page has summed up",
          () -> number("return live.sums." + name + ".calls") == calls(of(index(name), from)));
      assertThat(Long.parseLong(find("#side-" + name + " .sums").getAttribute("data-queries")))
          .isEqualTo(its.stream().mapToLong(tick -> tick.sample().loads()).sum());
    }
    room.pull(Lever.RATE, 100);
  }

  private static int index(String name) {
    return name.equals("A") ? 0 : 1;
  }

  private static List<Tick> of(int side, long from) {
    return room.ring().all().stream()
        .filter(tick -> tick.side() == side && tick.sample().at() >= from)
        .toList();
  }

  private static long calls(List<Tick> ticks) {
    return ticks.stream().mapToLong(tick -> tick.sample().ended()).sum();
  }

  private static long loads(List<Tick> ticks) {
    return ticks.stream().mapToLong(tick -> tick.sample().loads()).sum();
  }

  @Test
  void each_lever_moves_something() throws Exception {
    choose("[name=query]", "500");
    news("A query takes 500 ms now.");
    choose("[name=query]", "200");
    news("A query takes 200 ms now.");
    until("a copy", () -> truth("return live.last('A').left > 5000"));
    until(
        "old prices", // on a slow machine the copy may be due before the change is seen
        () -> {
          find("[data-lever=PRICE]").click();
          return truth("return live.last('A').old > 0");
        });
    find("[data-lever=EXPIRE]").click();
    news("All keys were removed from Redis.");
    until("true prices", () -> truth("return live.last('A').old === 0"));
    find("[data-lever=KILL]").click();
    until("it says so", () -> find("#side-A .servers").getText().equals("Redis is gone."));
    until(
        "and what customers meet",
        () -> find("#side-A .exception").getText().contains("Exception"));
    screen("redis-is-gone");
    find("[data-lever=START]").click();
    news("A: Redis is back.");
    until("it says so", () -> find("#side-B .servers").getText().startsWith("Redis and"));
  }

  @Test
  void only_the_button_ends_a_copy_that_is_held() throws Exception {
    find("[name=hold]").click();
    until(
        "the copies are as new",
        () -> truth("return live.last('A').left > 50000 && live.last('B').left > 50000"));
    assertThat(find("#side-A .copy").getText()).isEqualTo("The copy does not end by itself.");
    screen("held");
    // the page is opened again, and a program begins: both know
    open(KEYS.presenter());
    until("it is still so", () -> !find("[name=hold]").isSelected());
    choose("[name=B]", "lock");
    until(
        "it is held too",
        () ->
            truth(
                "return live.last('B').program.includes('solution') && live.last('B').left > 50000"));
    choose("[name=B]", "own3");
    long held = newest(0).at();
    find("[data-lever=EXPIRE]").click();
    until("it is loaded anew", () -> loads(of(0, held + 1)) > 0);
    until("as new again", () -> truth("return live.last('A').left > 50000"));
    find("[name=hold]").click();
    until("it ends soon", () -> truth("return live.last('A').left < 11000"));
  }

  @Test
  void what_one_expiry_costs_is_shown_in_large_digits() throws Exception {
    room.choose(0, Strategy.ASIDE); // a new program: nothing has expired yet
    until("nothing is said yet", () -> cost("A", "queries").equals("–"));
    find("[name=hold]").click();
    until(
        "a copy", () -> truth("return live.last('A').left > 50000 && live.last('B').left > 50000"));
    find("[data-lever=EXPIRE]").click();
    until(
        "copies again",
        () -> truth("return live.last('A').loadsSince > 1 && live.last('A').left > 50000"));
    until("one query", () -> cost("B", "queries").equals("1"));
    until("as the origin counts", () -> cost("A", "queries").equals("" + newest(0).loadsSince()));
    assertThat(cost("A", "missed")).isEqualTo("0");
    assertThat(
            number(
                "return parseFloat(getComputedStyle(document.querySelector('.queries')).fontSize)"))
        .isGreaterThan(30);
    screen("cost");
    find("[name=hold]").click();
  }

  private static Sample newest(int side) {
    List<Tick> its = of(side, 0);
    return its.get(its.size() - 1).sample();
  }

  private static String cost(String side, String what) {
    return find("#side-" + side + " ." + what).getText();
  }

  @Test
  void sums_begin_anew() {
    String at = "new Date(live.since).toLocaleTimeString('en-GB')";
    until("many calls", () -> number("return live.sums.A.calls") > 100);
    find("#anew").click();
    assertThat(number("return live.sums.A.calls")).isLessThan(100);
    assertThat(find("#side-A .sums").getText())
        .startsWith("In all since " + browser.executeScript("return " + at) + ": ");
    assertThat(truth("return live.of.A.length > 4")).as("the charts stay").isTrue();
  }

  @Test
  void the_keyboard_alone_reaches_and_moves_everything_and_shows_where_it_is() {
    List<String> reached = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      new Actions(browser).sendKeys(Keys.TAB).perform();
      String at =
          (String)
              browser.executeScript(
                  """
                  const at = document.activeElement, style = getComputedStyle(at);
                  if (at === document.body) return '';
                  return (at.name || at.dataset.lever || at.id || at.className)
                      + (style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2 ? ' unseen' : '');""");
      if (at == null || at.isEmpty()) {
        break;
      }
      reached.add(at);
    }
    assertThat(reached)
        .containsSubsequence(
            "skip", "A", "B", "rate", "query", "hold", "EXPIRE", "PRICE", "KILL", "START", "window",
            "anew", "csv", "svg", "file")
        .noneMatch(at -> at.endsWith("unseen"));
    int before = room.state().rate();
    find("[name=rate]").sendKeys(Keys.ARROW_RIGHT);
    until("one step more", () -> room.state().rate() == before + 10);
    find("[name=rate]").sendKeys(Keys.ARROW_LEFT);
    until("one step less", () -> room.state().rate() == before);
    find("[name=hold]").sendKeys(Keys.SPACE);
    news("No copy ends by itself now.");
    find("[name=hold]").sendKeys(Keys.SPACE);
    news("Copies end by themselves again.");
    find("[data-lever=PRICE]").sendKeys(Keys.ENTER);
    news("The price was changed in the database.");
  }

  @Test
  void strategies_are_chosen_and_give_other_pictures() throws Exception {
    for (Strategy strategy : List.of(Strategy.NONE, Strategy.ARTICLE, Strategy.LOCK)) {
      choose("[name=B]", strategy.id());
      until(
          strategy + " plays",
          () -> truth("return live.last('B').program === \"" + strategy.title() + "\""));
    }
    until(
        "it is said",
        () -> find("#side-B .now").getText().equals("The solution's lock is playing"));
    screen("strategies");
    choose("[name=B]", "own3");
    until("it plays", () -> truth("return live.last('B').program === 'Your PriceBoard.java'"));
  }

  @Test
  void one_side_is_shown_alone() throws Exception {
    choose("[name=B]", "nothing");
    until("it is said", () -> find("#side-B .now").getText().equals("Nothing is played."));
    until("A alone", () -> find("#queries .values").getText().matches("A: \\S+"));
    assertThat(find("#side-B .since").isDisplayed()).isFalse();
    assertThat(truth("return charts[0].plot.data[1].some(v => v > 0)")).as("A is drawn").isTrue();
    assertThat(truth("return charts[0].plot.data[3].every(v => v === undefined)"))
        .as("B is not")
        .isTrue();
    screen("alone");
    choose("[name=B]", "own3");
    until("both", () -> find("#queries .values").getText().contains("B: "));
  }

  @Test
  void a_file_that_does_not_compile_is_shown_with_its_line() throws Exception {
    Rooms.save(folder, "return cents;", "return cent;");
    until(
        "javac's message",
        () ->
            find("#side-B .trouble").getText().contains("PriceBoard.java:47: cannot find symbol"));
    screen("does-not-compile");
    Rooms.save(folder);
    until("it is gone", () -> !find("#side-B .trouble").isDisplayed());
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void on_a_projector_levers_and_charts_are_seen_without_scrolling(String scheme) throws Exception {
    media(scheme);
    browser.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", 1280, "height", 720, "deviceScaleFactor", 1, "mobile", false));
    browser.executeScript(
        "const met = live.last('A'); if (!met.trouble) met.trouble = 'IllegalStateException: no';"
            + "draw();");
    until(
        "charts that fit",
        () ->
            truth(
                "return [...document.querySelectorAll('canvas')].every(c => c.clientWidth <= 640"
                    + " && c.clientHeight === c.closest('.plot').clientHeight)"));
    assertThat(find("#side-A .exception").isDisplayed()).isTrue();
    screen("projector-" + scheme);
    assertThat(
            browser.executeScript(
                """
                return [...document.querySelectorAll('select[name], #levers *, figure, figure *, .queries')]
                    .filter(each => each.offsetParent && each.getBoundingClientRect().bottom > 721)
                    .map(each => each.outerHTML.slice(0, 80))"""))
        .isEqualTo(List.of());
    // charts that are too flat to be read would fit too
    assertThat(number("return Math.min(...charts.map(chart => chart.plot.height))"))
        .isGreaterThan(110);
    // two by two
    assertThat(
            number(
                "return new Set([...document.querySelectorAll('figure')].map(f => f.offsetTop)).size"))
        .isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void on_a_phone_nothing_is_wider_than_the_screen(String scheme) throws Exception {
    media(scheme);
    browser.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", 360, "height", 2600, "deviceScaleFactor", 1, "mobile", true));
    until(
        "charts that fit",
        () ->
            truth(
                "return [...document.querySelectorAll('canvas')].every(c => c.clientWidth <= 360)"));
    screen("phone-" + scheme);
    assertThat(
            browser.executeScript(
                """
                return [...document.querySelectorAll('body *')].filter(each => each.offsetParent
                    && each.className !== 'skip' && each.getBoundingClientRect().right > 361)
                    .map(each => each.outerHTML.slice(0, 80))"""))
        .isEqualTo(List.of());
    assertThat(number("return document.documentElement.scrollWidth")).isLessThanOrEqualTo(360);
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void every_text_can_be_read(String scheme) throws Exception {
    media(scheme);
    browser.executeScript(
        "banner('link', 'The program is gone.'); document.querySelector('.trouble').hidden = false;"
            + "document.querySelector('.trouble').textContent = 'PriceBoard.java:1';");
    screen("wide-" + scheme);
    assertThat(
            browser.executeScript(
                """
                const parts = text => text.match(/[\\d.]+/g).map(Number);
                const light = ([r, g, b]) => [r, g, b].map(v => v / 255)
                    .map(v => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
                    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
                const behind = at => {
                  for (; at; at = at.parentElement) {
                    const color = parts(getComputedStyle(at).backgroundColor);
                    if (color.length === 3 || color[3] === 1) return color;
                  }
                  return [255, 255, 255];
                };
                return [...document.querySelectorAll('body *')].filter(at => at.offsetParent && !at.disabled
                    && [...at.childNodes].some(n => n.nodeType === 3 && n.data.trim())).map(at => {
                  const [a, b] = [light(parts(getComputedStyle(at).color)), light(behind(at))];
                  const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
                  return ratio < 4.5 ? at.outerHTML.slice(0, 60) + ' ' + ratio : '';
                }).filter(Boolean)"""))
        .isEqualTo(List.of());
    browser.navigate().refresh();
  }

  @Test
  void who_wants_calm_is_shown_a_change_once_a_second() {
    media("light", "reduce");
    browser.executeScript(
        "window.begun = turn; window.drawn = 0; const draw = charts[0].draw;"
            + "charts[0].draw = function (...all) { window.drawn++; draw.apply(this, all); };");
    until("three seconds", () -> truth("return turn - begun >= 12"));
    assertThat(truth("return drawn <= Math.ceil((turn - begun) / 4)")).isTrue();
    assertThat(number("return drawn")).isPositive();
  }

  @Test
  void a_viewer_sees_all_and_moves_nothing() {
    open(KEYS.viewer());
    assertThat(find("[data-lever=KILL]").isEnabled()).isFalse();
    assertThat(find("[name=A]").isEnabled()).isFalse();
    assertThat(find("#levers legend").getText()).isEqualTo("The presenter moves these");
    assertThat(
            browser.executeAsyncScript(
                "fetch('/lever', {method: 'POST', headers: {'X-Workbook-Key': key}, body: 'lever=KILL'})"
                    + ".then(answer => arguments[0](answer.status))"))
        .isEqualTo(403L);
  }

  @Test
  void without_a_key_the_page_says_what_it_lacks() {
    browser.executeScript("sessionStorage.clear()");
    browser.navigate().refresh();
    until("it says so", () -> find("#link").getText().contains("needs its whole address"));
  }

  @Test
  void a_page_says_that_the_program_is_gone_and_finds_it_again_by_itself() {
    int port = site.port();
    site.close();
    until("it says so", () -> find("#link").getText().startsWith("The program is gone."));
    site = Site.open(room, KEYS, port, false, "./workbook live");
    until("it is back", () -> !find("#link").isDisplayed());
    long then = System.currentTimeMillis();
    until("new samples", () -> truth("return live.last('A').at > " + then));
  }

  @Test
  void a_recording_is_saved_shown_again_and_left() throws Exception {
    Object saved =
        browser.executeAsyncScript(
            "fetch(document.getElementById('csv').href).then(a => a.text()).then(arguments[0])");
    assertThat(Csv.read(String.valueOf(saved), "saved")).isNotEmpty();
    Object picture =
        browser.executeAsyncScript(
            "fetch(document.getElementById('svg').href).then(a => a.text()).then(arguments[0])");
    assertThat(String.valueOf(picture)).startsWith("<svg").contains("Cache-aside");

    Path file = Files.writeString(folder.resolve("recording.csv"), Csv.of(Samples.recording(20)));
    find("#file").sendKeys(file.toString());
    until("it is shown", () -> find("#replay").getText().startsWith("Shown is recording.csv"));
    assertThat(number("return shown.sums.A.calls")).isEqualTo(20 * 4 * 28);
    screen("recording");
    assertThat(find("#side-A .now").getText()).isEqualTo("Some program, or other");
    assertThat(find("[name=A]").isDisplayed()).isFalse();
    find("#back").click();
    assertThat(truth("return shown === live")).isTrue();
    assertThat(find("#side-A .now").getText()).endsWith(" is playing");
    assertThat(find("[name=A]").isDisplayed()).isTrue();

    Files.writeString(file, "something else");
    find("#file").sendKeys(file.toString());
    until(
        "it is refused", () -> find("#replay").getText().contains("is no recording of this page"));
    find("#back").click();
  }

  @Test
  void a_replay_shows_its_file_and_has_nothing_to_move() throws Exception {
    try (Site replay =
        Site.open(Room.replaying(Samples.recording(100)), KEYS, 0, false, "./workbook live")) {
      browser.get("http://127.0.0.1:" + replay.port() + "/#key=" + KEYS.presenter());
      until("the recording", () -> number("return live.sums.B.calls") == 100 * 4 * 28);
      assertThat(find("#levers").getText()).contains("A recording: nothing can be moved");
      assertThat(find("[data-lever=KILL]").isEnabled()).isFalse();
      screen("replay");
    }
  }

  @Test
  void a_replay_names_the_programs_of_its_rows_which_change_with_time() throws Exception {
    List<Tick> before = Samples.recording(10);
    List<Tick> ticks = new ArrayList<>(before);
    for (Tick tick : Samples.recording(20).subList(before.size(), 2 * before.size())) {
      String program = tick.side() == 0 ? "Another one" : tick.program();
      ticks.add(new Tick(tick.side(), program, tick.sample()));
    }
    long change = ticks.get(before.size()).sample().at();
    try (Site replay = Site.open(Room.replaying(ticks), KEYS, 0, false, "./workbook live")) {
      browser.get("http://127.0.0.1:" + replay.port() + "/#key=" + KEYS.presenter());
      String time =
          (String)
              browser.executeScript(
                  "return new Date(arguments[0]).toLocaleTimeString('en-GB')", change);
      until(
          "both programs of A",
          () ->
              find("#side-A .now")
                  .getText()
                  .equals("Some program, or other, from " + time + " Another one"));
      assertThat(find("#side-B .now").getText()).isEqualTo("Some program, or other");
      assertThat(find("#side-A").getText()).doesNotContain("Strategy");
      assertThat(find("#side-A .queries").getText()).isEqualTo("47");
      screen("replay-of-two");
    }
  }

  @Test
  void an_hour_is_kept_and_the_sums_go_with_it() {
    assertThat(
            browser.executeScript(
                """
                const all = new Ticks();
                for (let i = 0; i < HOUR + 100; i++)
                  all.add(sample(`A,p,${1000 + 250 * i},250,2,1,0,0,1,0,0,1,1,1,1,0,0,5000,true,true,,-1,-1`));
                return [all.of.A.length, all.sums.A.calls, all.sums.A.queries, all.sums.A.noPrice];"""))
        .isEqualTo(List.of(14_400L, 3 * 14_400L, 14_400L, 14_400L));
  }

  @Test
  void messages_are_told_to_those_who_listen() {
    assertThat(find("#said").getAttribute("aria-live")).isEqualTo("polite");
    assertThat(find("#link").getAttribute("role")).isEqualTo("status");
    find("[data-lever=EXPIRE]").click();
    until(
        "it is said",
        () -> truth("return document.getElementById('said').textContent.includes('All keys')"));
  }
}
