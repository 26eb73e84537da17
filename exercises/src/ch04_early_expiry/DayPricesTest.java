package ch04_early_expiry;

import static ch04_early_expiry.DayPrices.HARD;
import static ch04_early_expiry.DayPrices.LEASE;
import static ch04_early_expiry.DayPrices.SOFT;
import static lab.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;
import lab.chance.Chance;
import lab.chance.Cycles;
import lab.crowd.Crowd;
import lab.crowd.Crowds;
import lab.junit.Chapter;
import lab.junit.Draw;
import lab.junit.Step;
import lab.node.CrashPoints;
import lab.node.Node;
import lab.node.Nodes;
import lab.node.OwnClasses;
import lab.origin.Origin;
import lab.redis.Redis;
import lab.schedule.Schedules;
import lab.shop.DatabaseDown;
import lab.shop.Product;
import lab.shop.Shop;
import lab.story.NotYet;
import lab.story.Story;
import lab.tap.Command;
import lab.tap.Cut;
import lab.tap.Gate;
import lab.time.Time;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@Chapter(id = "early_expiry", title = "Leave before the rush", minutes = 45,
    needs = {"staleness", "stampede"})
class DayPricesTest {
  /** Of one call, before its wait has become a loop. */
  private static final int MOST_COMMANDS = 20;

  /** Ages at which a price is surely young, due, and past showing; Redis' clock goes on, too. */
  private static final Duration YOUNG = Duration.ofSeconds(30);

  private static final Duration DUE = Duration.ofSeconds(63);
  private static final Duration TOO_OLD = HARD.plusSeconds(5);

  /** An age at which a load of a bad day, begun now, ends past HARD. */
  private static final Duration NEARLY_TOO_OLD = DUE.plusSeconds(15);

  /** Right before SOFT, and before those go early by chance who draw {@link #EVEN}. */
  private static final Duration NEARLY_DUE = Duration.ofMillis(57_200);

  private static final Duration SLOW = Duration.ofSeconds(10);

  /** Nearly as long as the lease. */
  private static final Duration VERY_SLOW = Duration.ofSeconds(18);

  /** Long enough for every pause between two looks, and much shorter than a lease. */
  private static final Duration SOON = Duration.ofSeconds(2);

  /** Until step 4 every load takes this long. */
  private static final Duration USUAL = Duration.ofSeconds(2);

  /**
   * Drawn by a customer of whom it must not matter whether she takes it for u or for 1 - u: she
   * goes early from 0.69 βδ before SOFT on, either way.
   */
  private static final double EVEN = 0.5;

  /** Whether steps 1 and 3 are solved as far as later ones need it; null until it was tried. */
  private static Boolean showsOldPrice;

  private static Boolean decides;

  private Shop shop;
  private Origin origin;
  private Redis redis;
  private Time time;
  private Crowds crowds;
  private Draw draw;
  private Node one;
  private Node two;

  /** On sale since before the test; its name and price as the tests know them. */
  private Product article;

  /** What chance shows to everybody, and how often it was asked. */
  private volatile double drawn = EVEN;

  private volatile Chance chance = () -> drawn;
  private final AtomicInteger draws = new AtomicInteger();

  @BeforeEach
  void open(Nodes nodes, Shop shop, Origin origin, Redis redis, Time time, Crowds crowds,
      Draw draw) {
    one = nodes.fresh();
    two = nodes.fresh(Duration.ofMillis(300)); // clocks agree, as clocks do
    this.shop = shop;
    this.origin = origin;
    this.redis = redis;
    this.time = time;
    this.crowds = crowds;
    this.draw = draw;
    article = shop.add(draw.product());
  }

  @Nested
  @Step(value = 1, points = 4, minutes = 12,
      title = "from SOFT on one loads and nobody waits; past HARD nothing old is shown",
      fails = "had to wait for it")
  class TheOldPrice {
    @Test
    void is_shown_while_one_customer_loads() {
      List<DayPrices> pages = pages();
      keptBy(pages.get(0), USUAL);
      for (int round = 1; round <= 2; round++) {
        time.advance(YOUNG.minus(USUAL));
        pages.forEach(page -> mustCostNothing(page, "A price was 30 s old, and a customer came"));
        long old = article.cents();
        repriced();
        time.advance(DUE.minus(YOUNG));
        mustBeShownTo(pages, 60, old);
        pages.forEach(page -> mustCostNothing(page, "A price had been loaded anew, because it was"
            + " due. The next customer came"));
      }
    }

    /** As in two JVMs: the other node has classes, and static fields, of its own. */
    @Test
    void is_loaded_once_by_nodes_with_nothing_static_between_them() throws Exception {
      DayPrices here = due().get(0);
      OwnClasses there = new OwnClasses(DayPrices.class, two.redis(), shop.prices(), two.clock(),
          two.waits(), chance, tasksOf(two.executor()));
      origin.forget();
      origin.hold();
      boolean kept = !redis.entries().isEmpty();
      Crowd<Long> crowd = crowds.of(10).<Long>call(n -> n % 2 == 0
          ? here.priceOf(article.name())
          : (Long) there.call("priceOf", article.name())).awaitBlocked();
      mustNotWait(crowd.unfinished(), 10, kept);
      assertThat(origin)
          .as("A price was 63 s old, and 10 customers of two nodes came")
          .because("Likely cause: the lock is in a static field, and each node has its own.")
          .wasAsked(1);
    }

    @Test
    void is_shown_to_nobody_past_the_hard_age() {
      List<DayPrices> pages = due();
      mustBeShownTo(pages, 10, article.cents());
      redis.flush();
      keptBy(pages.get(0), SLOW);
      pages.forEach(page -> mustCostNothing(page, "A price had just been kept. A customer came"));
      mustEndAtHard(pages, "The load of a price took 10 s.", redis.entries().isEmpty()
          ? "a node keeps prices of its own."
          : "the price lives in Redis for longer than HARD, counted from the begin of its load and"
              + " not from its end.");
      redis.flush();
      keptBy(pages.get(0), USUAL);
      time.advance(DUE.minus(USUAL));
      taking(SLOW, pages.get(0)).waitFor(SOON);
      mustEndAtHard(pages, "A price was due, and the load of the next one took 10 s.",
          "there are two ways to load. The first price lives for HARD from the begin of its load,"
              + " and the one that takes its place from the end.");
    }

    @Test
    void is_due_at_soft_and_not_before() {
      List<DayPrices> pages = due();
      mustBeShownTo(pages, 10, article.cents());
      DayPrices page = pages.get(0);
      redis.flush();
      keptBy(page, Duration.ZERO); // δ is 2 s until step 4, and 0 then
      time.advance(NEARLY_DUE);
      boolean chanceSaysNo =
          !DayPrices.refreshNow(SOFT.minus(NEARLY_DUE), USUAL, DayPrices.BETA, EVEN);
      if (loadsOfOne(page, EVEN) > 0 && chanceSaysNo) {
        throw Story.saw("A price was 57 s old, and its load had taken no time. A customer came who"
                + " drew 0.5, and the next price was loaded.")
            .expected("Expected: until SOFT, which is 60 s, nobody loads, unless chance says so.")
            .because("Likely cause: it is called due before SOFT is over.");
      }
      redis.flush();
      keptBy(page, VERY_SLOW);
      time.advance(DUE.minus(VERY_SLOW));
      if (loadsOfOne(page, EVEN) == 0) {
        throw Story.saw("The load of a price took 18 s. 63 s after its begin a customer came, and"
                + " nobody loaded the next one.")
            .expected("Expected: one customer loads it. Ages count from the begin of a load.")
            .because("Likely cause: SOFT is counted from the end of the load, when the price is"
                + " kept.");
      }
    }

    private void mustEndAtHard(List<DayPrices> pages, String situation, String cause) {
      long old = article.cents();
      repriced();
      time.advance(TOO_OLD.minus(SLOW));
      origin.fail();
      Crowd<Long> crowd = at(pages, 2).waitFor(LEASE.plus(SOON));
      mustNotShow(old, crowd, situation + " It was 95 s old, and the database was down.", cause);
      assertThat(crowd)
          .as("A price was 95 s old, and the database was down")
          .failedWith(DatabaseDown.class, 2);
      origin.heal();
    }

    @Test
    void is_shown_to_nobody_past_the_hard_age_though_the_next_is_on_its_way() {
      List<DayPrices> pages = due();
      mustBeShownTo(pages, 10, article.cents());
      time.advance(NEARLY_TOO_OLD.minus(USUAL));
      long old = article.cents();
      repriced();
      Crowd<Long> early = loadingUntilNearHard(pages.get(0));
      boolean waits = early.unfinished() > 0;
      time.advance(TOO_OLD.minus(NEARLY_TOO_OLD).minus(SLOW));
      Crowd<Long> crowd = at(pages, 4).awaitBlocked();
      time.advance(Duration.ofSeconds(1));
      crowd.awaitBlocked();
      mustNotShow(old, crowd, "A price was 95 s old, and the next one was loaded for 18 s so far.",
          redis.entries().isEmpty()
              ? "a node keeps prices of its own."
              : "the price lives in Redis for longer than HARD.");
      origin.release();
      early.waitFor(SOON);
      if (waits) {
        mustNotShow(old, early, "A price was 78 s old. A customer loaded the next one, and waited"
            + " until the old one was 96 s old.", "whoever loads on her own thread shows the price"
            + " that she found before. Show what was loaded.");
        saw("A customer loaded for 18 s, until the old price was too old to be shown", early);
      }
      saw("A price was too old to be shown, and the next one came", crowd);
    }

    @Test
    void is_loaded_anew_once_whoever_comes_first(Schedules schedules) throws Exception {
      mustBeShownTo(due(), 10, article.cents());
      long old = article.cents();
      mustLoadOnce(schedules, old, old + 100, () -> loadedOver
          ? "whoever gets the lock loads at once. What it saw before it had the lock is no longer"
              + " true: look again whether it is still that price."
          : "the lock goes back before the next price is kept.");
      mustLoadOnce(schedules, old, old, () -> "with the lock in hand one looks again, and compares"
          + " the two numbers. A new price may be the same number: compare what is left of it, or"
          + " something that each load writes anew.");
    }

    /** The same, for whoever loads on a thread of the program's own: schedules may leave it out. */
    @Test
    void is_loaded_anew_once_though_another_comes_between_two_commands() {
      mustBeShownTo(due(), 10, article.cents());
      boolean within = true;
      for (int sent = 0; within && sent < MOST_COMMANDS; sent++) {
        redis.flush();
        keptFor(DUE);
        repriced();
        Gate gate = one.tap().hold(after(sent));
        Crowd<Long> first = at(pageOn(one), 1).awaitBlocked();
        within = !gate.held().isEmpty();
        Crowd<Long> second = at(pageOn(two), 1).awaitBlocked();
        gate.release();
        first.waitFor(LEASE);
        second.waitFor(LEASE);
        crowds.awaitBlocked();
        assertThat(origin)
            .as("A price was due, and A went for the next one. When %d of her commands had been"
                + " sent, B came to another node.", sent)
            .because("Likely cause: the lock goes back before the next price is kept, or whoever"
                + " gets it does not look again.")
            .wasAskedAtMost(1);
      }
    }

    /** Whether somebody began to load although the next price was kept already. */
    private volatile boolean loadedOver;

    private void mustLoadOnce(Schedules schedules, long old, long next, Supplier<String> cause)
        throws Exception {
      origin.inside(what -> loadedOver |= redis.entries().stream()
          .flatMap(entry -> entry.left().stream())
          .anyMatch(left -> left.compareTo(HARD.minus(YOUNG)) > 0));
      schedules.of(DayPricesTest.this::pageOn)
          .caller("A", 1, page -> page.priceOf(article.name()))
          .caller("B", 2, page -> page.priceOf(article.name()))
          .onFreshState(() -> {
            price(old);
            keptFor(DUE);
            price(next);
            loadedOver = false;
          })
          .preemptions(1)
          .check(ran -> {
            String situation = "A price was due, and A and B came to two nodes."
                + (old == next ? " The next price was the same number." : "");
            for (String caller : ran.names()) {
              if (!Objects.equals(ran.got(caller), old)) { // each may see either price
                assertThat(ran).as(situation).gave(caller, next);
              }
            }
            assertThat(origin)
                .as(situation)
                .because("Likely cause: %s", cause.get())
                .wasAskedAtMost(1);
          });
    }

    private void mustNotShow(long old, Crowd<Long> crowd, String situation, String cause) {
      if (crowd.values().contains(old)) {
        throw Story.saw("%s Somebody was told the old price: %d cents.", situation, old)
            .expected("Expected: the next price, or the failure. From HARD on the old one is shown"
                + " to nobody.")
            .because("Likely cause: %s", cause);
      }
    }
  }

  @Nested
  @Step(value = 2, points = 3, minutes = 8, title = "a failed load leaves the old price alone",
      fails = "got DatabaseDown")
  class AFailedLoad {
    private static final String A_DUE_ONE = "A price was due, but not too old to be shown";

    private List<DayPrices> pages;

    @BeforeEach
    void andTheDatabaseIsDown() {
      needsOldPrice();
      pages = DayPricesTest.this.due();
      origin.forget();
      origin.fail();
    }

    @Test
    void is_seen_by_no_customer() {
      origin.hold();
      Crowd<Long> crowd = at(pages, 50).awaitBlocked();
      origin.release();
      mustAllSee(crowd, A_DUE_ONE);
      assertThat(origin)
          .as("A price was due, and the load of the next one failed while 50 customers came")
          .wasAskedAtMost(1);
      pages.forEach(page -> mustAllSee(at(page, 1), A_DUE_ONE));
    }

    @Test
    void is_seen_by_no_customer_who_went_early() {
      redis.flush();
      origin.heal();
      keptBy(pages.get(0), USUAL);
      time.advance(SOFT.minus(USUAL).minusSeconds(1));
      origin.fail();
      mustAllSee(at(pages, 10), "A price was 59 s old, some customers went for the next one early");
    }

    @Test
    void is_the_answer_to_who_waited_for_it_past_the_hard_age() {
      time.advance(NEARLY_TOO_OLD.minus(DUE));
      Crowd<Long> early = loadingUntilNearHard(pages.get(0));
      boolean waits = early.unfinished() > 0;
      time.advance(TOO_OLD.minus(NEARLY_TOO_OLD).minus(SLOW));
      origin.release();
      early.waitFor(LEASE);
      if (waits && early.values().contains(article.cents())) {
        throw Story.saw("A price was 78 s old. A customer began to load the next one, and the"
                + " database failed when the old one was 95 s old. She was told the old one: %d"
                + " cents.", article.cents())
            .expected("Expected: the failure is the answer. From HARD on that price is shown to"
                + " nobody.")
            .because("Likely cause: after a failure she shows the price that she found before."
                + " Look again: if it is gone by then, throw the failure.");
      }
      assertThat(early)
          .as("The database failed when the old price was 95 s old")
          .failedWith(DatabaseDown.class, waits ? 1 : 0);
    }

    @Test
    void is_followed_by_another_when_the_lease_is_over() {
      mustAllSee(at(pages.get(0), 1), A_DUE_ONE);
      origin.heal();
      repriced();
      time.advance(LEASE.plusSeconds(1));
      at(pages.get(0), 1).waitFor(LEASE);
      assertThat(at(pages.get(0), 1).waitFor(SOON))
          .as("A load failed, and the database was well again. %d s later one customer came, and"
              + " then another", LEASE.toSeconds() + 1)
          .because("Likely cause: the failed load left something behind that says 'somebody is"
              + " loading', in the node or in Redis, and nobody takes it away.")
          .everyoneGot(article.cents());
    }

    @Test
    void does_not_make_the_life_of_the_old_price_longer() {
      for (int customer = 1; customer <= 3; customer++) {
        pages.forEach(page -> mustAllSee(at(page, 1), A_DUE_ONE));
        time.advance(Duration.ofSeconds(7));
      }
      time.advance(TOO_OLD.minus(DUE).minusSeconds(21));
      Crowd<Long> crowd = at(pages, 2).waitFor(LEASE);
      if (crowd.values().contains(article.cents())) {
        throw Story.saw("The database was down since a price was due. The price was 95 s old, and"
                + " a customer was told %d cents.", article.cents())
            .expected("Expected: from HARD on she is told of the failure.")
            .because("Likely cause: the failed load stores the old price once more, or moves its"
                + " end.");
      }
    }

    private void mustAllSee(Crowd<Long> crowd, String oldPrice) {
      assertThat(crowd.waitFor(LEASE))
          .as("%s, and the database was down", oldPrice)
          .because(crowd.values().isEmpty()
              ? "Likely cause: the failed load took the price away that was there."
              : "Likely cause: whoever loads hears of the failure, although she had a price in"
                  + " her hand.")
          .everyoneGot(article.cents());
    }
  }

  @Nested
  @Step(value = 3, points = 4, minutes = 12, title = "early by chance, the later the likelier",
      fails = "refreshNow said no")
  class EarlyByChance {
    private static final Duration EARLY = Duration.ofSeconds(4);

    @Test
    void is_decided_by_the_formula() {
      mustDecide();
    }

    @Test
    void with_a_number_of_her_own_for_each_customer() {
      mustDecide();
      needsOldPrice();
      DayPrices page = pageOn(one);
      draws.set(0);
      int loads = loads(page, page, USUAL, EARLY, 0.01, 0.99);
      int drawn = draws.get();
      int young = loads(page, page, USUAL, Duration.ofSeconds(55), 0.01, 0.99);
      boolean inVain = loads == 0 && sentFor(0.01) != sentFor(0.99);
      if (drawn < 2 || young > 0 || loads > 1 || inVain) {
        throw Story.saw("A load takes 2 s. Of two customers who came 4 s before SOFT, one for"
                + " whom chance shows 0.01 and one of another price for whom it shows 0.99, %d went"
                + " early, and chance was asked %s. Of two who came right after the load, %d went.",
                loads, drawn == 0 ? "by nobody" : drawn == 1 ? "once" : drawn + " times", young)
            .expected("Expected: each draws a number of her own from chance. With a 0.01 she goes"
                + " from 9.2 s before SOFT on, with a 0.99 from 20 ms before.")
            .because("Likely cause: %s", whyNotOne(drawn, young, inVain));
      }
      if (loads == 1) {
        mustDrawOnce();
        mustDrawAnew();
      }
    }

    private static String whyNotOne(int drawn, int young, boolean inVain) {
      if (young > 0) {
        return "the age is handed to refreshNow, and not what is left until SOFT.";
      } else if (drawn < 2) {
        return "refreshNow is not asked before SOFT, or the number is drawn in the constructor, or"
            + " elsewhere than from chance.";
      }
      return inVain
          ? "she is to go, and when she has the lock she asks again whether SOFT is over. Ask"
              + " whether it is still the price that she found."
          : "refreshNow's answer is not all that decides, or not with her number.";
    }

    /** How many commands a customer sends who draws this, 4 s before SOFT. */
    private int sentFor(double number) {
      DayPrices page = pageOn(one);
      keptUntilEarly(page);
      int before = one.tap().count();
      loadsOfOne(page, number);
      return one.tap().count() - before;
    }

    /** Chance shows one number first, and the other to who asks again. The first alone counts. */
    private void mustDrawOnce() {
      DayPrices page = pageOn(one);
      int loads = 0;
      for (double first : new double[] {0.01, 0.99}) {
        keptUntilEarly(page);
        AtomicInteger asked = new AtomicInteger();
        chance = () -> asked.getAndIncrement() == 0 ? first : 1 - first;
        origin.forget();
        saw("A customer came 4 s before SOFT", at(page, 1));
        crowds.awaitBlocked();
        chance = () -> drawn;
        loads += origin.loads();
      }
      if (loads != 1) {
        throw Story.saw("4 s before SOFT chance showed 0.01 to a customer when she asked first, and"
                + " 0.99 when she asked once more. To a customer of another price it showed 0.99"
                + " and then 0.01. Of the two, %d went early.", loads)
            .expected("Expected: one of them. Each draws one number, and that number decides.")
            .because("Likely cause: %s", loads == 0
                ? "with the lock in hand she draws again, and goes only if both numbers say yes:"
                    + " the probability is squared. Look again, and do not draw again."
                : "she draws twice, and goes if one of the two numbers says yes.");
      }
    }

    /** Of two who come to one node at the same moment one stays, and one goes. */
    private void mustDrawAnew() {
      DayPrices page = pageOn(one);
      for (double first : new double[] {0.01, 0.99}) {
        keptUntilEarly(page);
        int loads = loadsOfOne(page, first) + loadsOfOne(page, 1 - first);
        if (loads != 1) {
          throw Story.saw("4 s before SOFT two customers came to one node, right after each other."
                  + " Chance showed %.2f to the first and %.2f to the second. The database was"
                  + " asked %d times.", first, 1 - first, loads)
              .expected("Expected: once. One of them goes, whoever came before her.")
              .because("Likely cause: a node draws for all who come within some time, and not for"
                  + " each customer.");
        }
      }
    }

    @Test
    void is_not_hindered_by_who_stays(Schedules schedules) throws Exception {
      mustDecide();
      needsOldPrice();
      DayPrices page = pageOn(one);
      if (loads(page, page, USUAL, EARLY, 0.01, 0.99) != 1) {
        return; // the test before this one says why, or step 4
      }
      for (double number : new double[] {0.01, 0.99}) {
        schedules.<Node>of(node -> node)
            .caller("A", 1, node -> pageOn(node, () -> number).priceOf(article.name()))
            .caller("B", 2, node -> pageOn(node, () -> 1 - number).priceOf(article.name()))
            .onFreshState(() -> keptFor(SOFT.minus(EARLY)))
            .preemptions(2)
            .check(ran -> {
              String situation = String.format(Locale.ROOT, "4 s before SOFT A and B came to two"
                  + " nodes. Chance showed %.2f to A and %.2f to B, so one of them stays and one"
                  + " goes.", number, 1 - number);
              assertThat(ran).as(situation).gaveEveryone(article.cents());
              assertThat(origin)
                  .as(situation)
                  .because("Likely cause: %s", origin.loads() == 0
                      ? "everybody asks for the lock, and then draws. Who stays had the lock when"
                          + " who would go asked for it. Draw first."
                      : "who stays loads as well.")
                  .wasAsked(1);
            });
      }
    }

    /** A price that is due in 4 s, whose load took 2 s. */
    private void keptUntilEarly(DayPrices page) {
      redis.flush();
      drawn = EVEN;
      keptBy(page, USUAL);
      time.advance(SOFT.minus(USUAL).minus(EARLY));
    }

    @Test
    void makes_nobody_wait_but_those_who_load() {
      mustDecide();
      needsOldPrice();
      for (double number : new double[] {0.01, 0.99}) {
        List<DayPrices> pages = pages();
        redis.flush();
        drawn = EVEN;
        keptBy(pages.get(0), USUAL);
        time.advance(SOFT.minus(USUAL).minus(EARLY));
        origin.hold();
        drawn = number;
        Crowd<Long> crowd = at(pages, 40).awaitBlocked();
        Crowd<Long> late = at(pages, 4).awaitBlocked();
        long waiting = crowd.unfinished() + late.unfinished() - origin.held();
        origin.release();
        if (waiting > 0) {
          throw Story.saw("4 s before SOFT 44 customers drew %.2f. %d of them waited, and did not"
                  + " load themselves.", number, waiting)
              .expected("Expected: nobody waits for another. There is a price to show.")
              .because("Likely cause: whoever goes early waits for the lock.");
        }
        saw("Customers went early", crowd);
        saw("Others had gone early", late);
      }
    }
  }

  @Nested
  @Step(value = 4, points = 3, minutes = 8,
      title = "what a load takes is kept with its price, for every node",
      fails = "did not go early")
  class Delta {
    @Test
    void is_known_to_another_node() {
      mustBeKnown();
    }

    @Test
    void is_of_its_own_article() {
      mustBeKnown();
      DayPrices here = pageOn(one);
      DayPrices there = pageOn(two);
      redis.flush();
      keptBy(here, Duration.ofSeconds(1));
      Product mine = article;
      article = shop.add(new Product(draw.freeId(), mine.name() + " II", draw.cents()));
      keptBy(there, Duration.ofSeconds(10));
      article = mine;
      time.advance(SOFT.minusSeconds(1 + 10 + 4));
      mustStay(loadsOfOne(there, EVEN), "A load took 1 s. After that, the node that looks at this"
          + " price loaded another one for 10 s.",
          "δ is kept for the node or for all prices, and not for each price.");
    }

    @Test
    void has_fractions_of_a_second() {
      mustBeKnown();
      DayPrices here = pageOn(one);
      DayPrices there = pageOn(two);
      Duration load = Duration.ofMillis(400);
      int loads = loads(here, there, load, Duration.ofSeconds(4), 1e-9, 1 - 1e-9);
      if (loads != 1) {
        throw Story.saw("A load took 400 ms. 4 s before SOFT one customer drew 0.000000001, and"
                + " another 0.999999999. Of the two, %d went early.", loads)
            .expected("Expected: one of them, from 8.3 s before SOFT on.")
            .because("Likely cause: %s", loads == 0
                ? "δ is kept in whole seconds, and 400 ms became 0."
                : "milliseconds are taken for seconds.");
      }
      mustStay(loads(here, there, load, Duration.ofSeconds(10), EVEN),
          "A load took 400 ms.", "milliseconds are taken for seconds, or for something longer.");
      mustStay(loads(here, there, load, Duration.ofMillis(6500), 1e-4, 1 - 1e-4),
          "A load took 400 ms.", "δ is kept in whole seconds, and 400 ms became 1 s.");
    }

    @Test
    void is_the_load_and_nothing_else() {
      mustBeKnown();
      mustNotCountTheWay("A customer found no price.", redis::flush);
      mustNotCountTheWay("A price was due, and a customer came.", () -> {
        redis.flush();
        keptFor(DUE);
      });
    }

    /** She is held up on her way to the database, before each of her commands in turn. */
    private void mustNotCountTheWay(String situation, Runnable before) {
      DayPrices there = pageOn(two);
      boolean held = true;
      for (int sent = 0; held && sent < MOST_COMMANDS; sent++) {
        before.run();
        origin.forget();
        Origin.Held load = origin.holdNext();
        Gate gate = one.tap().hold(after(sent));
        Crowd<Long> first = at(pageOn(one), 1).awaitBlocked();
        held = !gate.held().isEmpty() && origin.loads() == 0;
        if (held) {
          time.advance(Duration.ofSeconds(10));
        }
        gate.release();
        first.awaitBlocked();
        time.advance(USUAL);
        load.release();
        saw(situation, first);
        crowds.awaitBlocked();
        if (held) {
          mustStayBeforeSoft(there, situation + " Her load was held up for 10 s on its way to the"
              + " database. Then it took 2 s.",
              "the time is taken from before the look or the lock, and not around the load alone.");
        }
      }
    }

    @Test
    void is_not_the_time_before_a_thread_is_free() {
      mustBeKnown();
      Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
      AtomicBoolean busy = new AtomicBoolean();
      Executor queue = waiting::add;
      DayPrices here = pageOn(one, () -> drawn,
          task -> (busy.get() ? queue : one.executor()).execute(task));
      redis.flush();
      keptBy(here, USUAL);
      time.advance(DUE.minus(USUAL));
      busy.set(true);
      origin.forget();
      Origin.Held load = origin.holdNext();
      Crowd<Long> customer = at(here, 1).awaitBlocked();
      boolean waits = origin.loads() == 0; // or the load is on another thread
      if (waits) {
        time.advance(SLOW);
      }
      busy.set(false);
      waiting.forEach(one.executor()::execute);
      crowds.awaitBlocked();
      time.advance(USUAL);
      load.release();
      saw("A price was due, and all threads of the background were at work", customer);
      crowds.awaitBlocked();
      if (waits) {
        mustStayBeforeSoft(pageOn(two), "A load waited for 10 s until a thread of the background"
            + " was free. Then it took 2 s.",
            "the time is taken before the task is handed to the background. Take it inside.");
      }
    }

    /** 4 s before SOFT of a price whose load has just ended, and took 2 s. */
    private void mustStayBeforeSoft(DayPrices page, String situation, String cause) {
      time.advance(SOFT.minus(USUAL).minusSeconds(4));
      mustStay(loadsOfOne(page, EVEN), situation, cause);
    }

    @Test
    void changes_no_age() {
      mustBeKnown();
      List<DayPrices> pages = pages();
      String cause = "what is left of a price is counted with the mean or the greatest δ. Its age"
          + " counts from the begin of its own load.";
      redis.flush();
      keptBy(pages.get(0), USUAL);
      time.advance(DUE.minus(USUAL));
      taking(VERY_SLOW, pages.get(0)).waitFor(SOON);
      long old = article.cents();
      repriced();
      time.advance(TOO_OLD.minus(VERY_SLOW));
      if (at(pages, 2).waitFor(LEASE).values().contains(old)) {
        throw Story.saw("The load of a price took 2 s, and that of the next one 18 s. When this was"
                + " 95 s old, a customer was told it: %d cents.", old)
            .expected("Expected: from HARD on a price is shown to nobody.")
            .because("Likely cause: %s", cause);
      }
      int early = 0;
      for (double number : new double[] {1e-9, 1 - 1e-9}) {
        redis.flush();
        keptBy(pages.get(0), VERY_SLOW);
        time.advance(DUE.minus(VERY_SLOW));
        taking(USUAL, pages.get(0));
        time.advance(SOFT.minus(USUAL).minusSeconds(5));
        early += loadsOfOne(pages.get(0), number);
      }
      if (early == 2) {
        throw Story.saw("The load of a price took 18 s, and that of the next one 2 s. When this was"
                + " 55 s old, it was loaded anew, whatever a customer drew.")
            .expected("Expected: until SOFT chance decides.")
            .because("Likely cause: %s", cause);
      }
    }

    @Test
    void is_of_the_last_load_on_whichever_node() {
      mustBeKnown();
      DayPrices here = pageOn(one);
      DayPrices there = pageOn(two);
      int early = 0;
      for (double number : new double[] {1e-9, 1 - 1e-9}) {
        redis.flush();
        keptBy(here, Duration.ofMillis(400));
        time.advance(DUE);
        taking(SLOW, there);
        time.advance(SOFT.minus(SLOW).minusSeconds(20));
        early += loadsOfOne(here, number);
      }
      if (early == 0) {
        throw Story.saw("A node loaded a price in 400 ms. The next load was another node's, and"
                + " took 10 s. 20 s before SOFT a customer of the first node drew 0.000000001, and"
                + " another 0.999999999. Neither went early.")
            .expected("Expected: one of them. δ is kept with the price, for every node.")
            .because("Likely cause: a node believes its own last load, and not what is kept with"
                + " the price.");
      }
    }

    @Test
    void follows_the_loads() {
      mustBeKnown();
      DayPrices here = pageOn(one);
      DayPrices there = pageOn(two);
      int early = 0;
      for (double number : new double[] {1e-9, 1 - 1e-9}) {
        redis.flush();
        drawn = EVEN;
        keptBy(here, Duration.ofMillis(400));
        time.advance(DUE);
        for (int load = 1; load <= 3; load++) {
          taking(Duration.ofSeconds(10), load % 2 == 0 ? here : there);
          time.advance(load < 3 ? DUE.minusSeconds(10) : SOFT.minusSeconds(10 + 25));
        }
        early += loadsOfOne(there, number);
      }
      if (early != 1) {
        throw Story.saw("The first load took 400 ms, the next three 10 s each. 25 s before SOFT one"
                + " customer drew 0.000000001, and another 0.999999999. Of the two, %d went early.",
                early)
            .expected("Expected: one of them. With δ = 10 s that is early enough, and with the mean"
                + " or the greatest of the four too.")
            .because("Likely cause: δ is kept by the first load, and not by those that replace a"
                + " price.");
      }
    }

    private void mustBeKnown() {
      mustDecideAndShow();
      DayPrices here = pageOn(one);
      DayPrices there = pageOn(two);
      Duration load = Duration.ofSeconds(10);
      Duration left = Duration.ofSeconds(4);
      if (loads(here, there, load, left, EVEN) != 1) {
        boolean known = loads(here, here, load, left, EVEN) == 1;
        throw Story.saw("A load took 10 s. 4 s before SOFT a customer of another node drew 0.5, and"
                + " did not go early.")
            .expected("Expected: she goes. −δ·β·ln 0.5 is 6.9 s, and for her it is time from 6.9 s"
                + " before SOFT on.")
            .because("Likely cause: %s", known
                ? "only the node that loaded knows how long it took."
                : loads(here, here, USUAL, left, 0.01, 0.99) == 0
                    ? "nobody ever goes early. δ is nearly 0, because it is measured by another"
                        + " clock or kept in another unit; or refreshNow's answer is not used, or"
                        + " she who has the lock asks again whether SOFT is over."
                    : "δ is a constant, and not what the load took.");
      }
      mustStay(loads(here, there, Duration.ofMillis(400), left, EVEN), "A load took 400 ms.",
          "δ is a constant, or kept in another unit than it is read.");
    }

    private void mustStay(int loads, String situation, String cause) {
      if (loads > 0) {
        throw Story.saw("%s A customer came well before SOFT, and went early.", situation)
            .expected("Expected: she does not. For what she drew it was not late enough.")
            .because("Likely cause: %s", cause);
      }
    }

    private void mustDecideAndShow() {
      needsOldPrice();
      needsDecision();
    }
  }

  @Nested
  @Step(value = 5, points = 2, minutes = 8, kind = Step.Kind.HOME,
      title = "u, δ and β at 0 and 1", fails = "was due")
  class Edges {
    private static final double[] NUMBERS = {0, Double.MIN_VALUE, 0.5, 1};

    @Test
    void of_the_decision() {
      needsDecision();
      mustSayYesFromSoftOn();
      Duration second = Duration.ofSeconds(1);
      for (double u : NUMBERS) {
        mustSayNo(second, USUAL, 0, u, "β = 0 means: never early.");
        mustSayNo(second, Duration.ZERO, 1, u, "A load that takes no time needs no head start.");
        mustSayNo(second, Duration.ZERO, 0, u, "β = 0 means: never early.");
      }
      mustSayNo(Duration.ofMillis(1), Duration.ofHours(1), 1, 1, "−ln 1 is 0.");
    }

    @Test
    void of_what_chance_shows() {
      needsDecision();
      needsOldPrice();
      mustSayYesFromSoftOn();
      DayPrices page = pageOn(one);
      for (double number : new double[] {0, Math.nextDown(1.0)}) {
        for (Duration load : List.of(Duration.ZERO, USUAL)) {
          if (loads(page, page, load, Duration.ofSeconds(-3), number) != 1) {
            throw Story.saw("A price was due, and chance showed %s. Its load had taken %d ms."
                    + " Nobody loaded the next one.", number, load.toMillis())
                .expected("Expected: from SOFT on one customer loads, whatever was drawn.")
                .because("Likely cause: Java draws from [0, 1), and the logarithm of 0 is"
                    + " −infinity. Use 1 − u.");
          }
          loads(page, page, load, YOUNG, number); // may go early, but everybody gets the price
        }
      }
    }

    private void mustSayYesFromSoftOn() {
      for (long left : new long[] {0, -1, -5000}) {
        for (Duration delta : List.of(Duration.ZERO, USUAL)) {
          for (double beta : new double[] {0, 1}) {
            for (double u : NUMBERS) {
              if (!DayPrices.refreshNow(Duration.ofMillis(left), delta, beta, u)) {
                throw Story.saw("A price was due for %d ms. With δ = %d ms, β = %s and u = %s,"
                        + " refreshNow said no.", -left, delta.toMillis(), beta, u)
                    .expected("Expected: from SOFT on the answer is yes, whatever was drawn.")
                    .because("Likely cause: %s", u == 0 && (beta == 0 || delta.isZero())
                        ? "0 · infinity is NaN, and a comparison with NaN is always false."
                        : "the formula is right before SOFT; look at what it says after it.");
              }
            }
          }
        }
      }
    }

    private void mustSayNo(Duration left, Duration delta, double beta, double u, String why) {
      if (DayPrices.refreshNow(left, delta, beta, u)) {
        throw Story.saw("%d ms before SOFT, with δ = %d ms, β = %s and u = %s, refreshNow said"
                + " yes.", left.toMillis(), delta.toMillis(), beta, u)
            .expected("Expected: no. %s", why)
            .because("Likely cause: an infinite logarithm, or NaN, is taken for 'long enough'.");
      }
    }
  }

  @Nested
  @Step(value = 6, points = 2, minutes = 12, kind = Step.Kind.HOME,
      title = "the table: what it will cost, before it is measured",
      fails = "forecast said nothing")
  class TheTable {
    private static final int CYCLES = 1000;

    /** So long that hardly anybody goes before it, in units of βδ. */
    private static final int LIVES = 12;

    /**
     * Three to four standard errors of a mean over 1,000 cycles. The loads of one cycle have a
     * standard deviation of at most their mean, so an error of 3.2 %; the head start of πβδ/√6, so
     * at most 1.2 % where rate·β·δ is 20 or more.
     */
    private static final double LOADS_TOLERANCE = 0.10;

    private static final double HEAD_START_TOLERANCE = 0.05;

    @Test
    void holds_for_what_is_read_often() {
      needsDecision();
      mustForecast(10, 2000, 1);
      mustForecast(50, 2000, 1);
      mustForecast(500, 200, 1);
      mustForecast(20, 2000, 0.5);
      mustForecast(200, 500, 0.5);
      mustForecast(5, 2000, 2);
      mustForecast(40, 500, 2);
    }

    @Test
    void says_nothing_of_what_is_read_rarely() {
      needsDecision();
      mustForecast(10, 2000, 1);
      mustSayNothing(1, 200, 1);
      mustSayNothing(1, 2000, 1);
      mustSayNothing(0.1, 2000, 1);
      mustSayNothing(0.5, 2000, 2);
    }

    private void mustForecast(double rate, long deltaMillis, double beta) {
      Cycles measured = live(rate, deltaMillis, beta);
      Optional<Cycles> forecast = forecast(rate, deltaMillis, beta);
      if (forecast.isEmpty()) {
        throw Story.saw("%s was measured: %s. The forecast said nothing.",
                row(rate, deltaMillis, beta), shown(measured))
            .expected("Expected: a forecast. rate·β·δ is %.0f here, and from 20 on there is one.",
                rate * beta * deltaMillis / 1000)
            .because("Likely cause: not written yet. The README gives the two formulas, under \"The"
                + " table\".");
      }
      double scale = beta * deltaMillis / 1000;
      Cycles told = forecast.get();
      mustBeNear(rate, deltaMillis, beta, measured, told, "loads for each price",
          off(told.loads(), measured.loads(), LOADS_TOLERANCE),
          whyLoads(told.loads(), beta));
      double difference = seconds(told.headStart()) - seconds(measured.headStart());
      mustBeNear(rate, deltaMillis, beta, measured, told, "the head start",
          off(seconds(told.headStart()), seconds(measured.headStart()), HEAD_START_TOLERANCE),
          Math.abs(difference + 0.577 * scale) < 0.1 * scale
              ? "it lacks β·δ·0.577: the first of many who try is earlier than the formula"
                  + " without it says."
              : "β·δ in seconds, times the natural logarithm of rate·β·δ plus 0.577.");
      mustBeNear(rate, deltaMillis, beta, measured, told, "the share that comes too late",
          Math.abs(told.late() - measured.late()) > 0.01, "e^(−rate·β·δ), which is nearly 0 here.");
    }

    private String whyLoads(double told, double beta) {
      if (Math.abs(told - 1) < 0.01) {
        return "those who come while the first load is under way draw too, and there are more and"
            + " more of them.";
      }
      return Math.abs(told - Math.exp(beta)) < 0.01 && beta != 1
          ? "e^β in place of e^(1/β): a greater β spreads them out, and fewer come together."
          : "e^(1/β): see the README.";
    }

    private void mustBeNear(double rate, long deltaMillis, double beta, Cycles measured,
        Cycles told, String what, boolean off, String why) {
      if (off) {
        throw Story.saw("%s was measured: %s. The forecast was: %s.", row(rate, deltaMillis, beta),
                shown(measured), shown(told))
            .expected("Expected: %s as measured, within %.0f %% for loads and %.0f %% for the head"
                + " start: three standard errors of 1,000 lives.", what, 100 * LOADS_TOLERANCE,
                100 * HEAD_START_TOLERANCE)
            .because("Likely cause: %s", why);
      }
    }

    private void mustSayNothing(double rate, long deltaMillis, double beta) {
      Optional<Cycles> forecast = forecast(rate, deltaMillis, beta);
      if (forecast.isPresent()) {
        throw Story.saw("%s was measured: %s. The forecast was: %s.", row(rate, deltaMillis, beta),
                shown(live(rate, deltaMillis, beta)), shown(forecast.get()))
            .expected("Expected: no forecast. rate·β·δ is %.1f here, and below 20 the formulas do"
                + " not hold.", rate * beta * deltaMillis / 1000)
            .because("Likely cause: the formulas are applied where hardly anybody comes by in"
                + " time.");
      }
    }

    private Cycles live(double rate, long deltaMillis, double beta) {
      Duration delta = Duration.ofMillis(deltaMillis);
      long life = Math.round(LIVES * beta * deltaMillis);
      return Cycles.live(CYCLES, 2015, rate, Duration.ofMillis(life), delta,
          (left, u) -> DayPrices.refreshNow(left, delta, beta, u));
    }

    private Optional<Cycles> forecast(double rate, long deltaMillis, double beta) {
      return DayPrices.forecast(rate, Duration.ofMillis(deltaMillis), beta);
    }

    private String row(double rate, long deltaMillis, double beta) {
      return String.format(Locale.ROOT,
          "A price that is read %s times a second (δ = %d ms, β = %s)", rate, deltaMillis, beta);
    }

    private String shown(Cycles cycles) {
      return String.format(Locale.ROOT,
          "%.2f loads, the first %.2f s before SOFT, %.0f %% too late",
          cycles.loads(), seconds(cycles.headStart()), 100 * cycles.late());
    }

    private static boolean off(double told, double measured, double tolerance) {
      return !(Math.abs(told - measured) <= tolerance * Math.abs(measured));
    }

    private static double seconds(Duration duration) {
      return duration.toNanos() / 1e9;
    }
  }

  @Nested
  @Step(value = 7, kind = Step.Kind.GUARD, title = "where there is no price, chapters 1 to 3 hold")
  class NoPrice {
    @Test
    void is_loaded_once_for_all() {
      List<DayPrices> pages = pages();
      origin.hold();
      Crowd<Long> crowd = at(pages, 40).awaitBlocked();
      time.advance(USUAL);
      crowd.awaitBlocked();
      int atOnce = origin.loads();
      origin.release();
      saw("40 customers of two nodes came, and there was no price", crowd);
      assertThat(origin)
          .as("40 customers of two nodes came, and there was no price")
          .because(atOnce > 1
              ? "Likely cause: whoever finds no price loads, without the lock."
              : "Likely cause: whoever waited gets the lock in the end, and loads at once. The"
                  + " price is there by then: look again.")
          .wasAsked(1);
    }

    @Test
    void is_loaded_once_whoever_comes_first(Schedules schedules) throws Exception {
      schedules.of(DayPricesTest.this::pageOn)
          .caller("A", 1, page -> page.priceOf(article.name()))
          .caller("B", 2, page -> page.priceOf(article.name()))
          .onFreshState(origin::forget)
          .preemptions(2)
          .check(ran -> {
            String situation = "There was no price, and A and B came to two nodes.";
            assertThat(ran).as(situation).gaveEveryone(article.cents());
            assertThat(origin)
                .as(situation)
                .because("Likely cause: whoever finds no price and gets the lock loads at once."
                    + " Meanwhile another may have loaded and given it back: look again.")
                .wasAsked(1);
          });
    }

    @Test
    void and_a_failure_is_one() {
      DayPrices page = pageOn(one);
      origin.fail();
      assertThat(at(page, 1).waitFor(LEASE))
          .as("There was no price, and the database was down")
          .failedWith(DatabaseDown.class, 1);
      origin.heal();
      assertThat(at(page, 1).waitFor(SOON))
          .as("A load had failed, and the database was well again. A customer came")
          .because("Likely cause: the failed load keeps the lock, or is remembered. Where there is"
              + " no price to show, the next customer tries at once.")
          .everyoneGot(article.cents());
    }

    @Test
    void stays_for_ever(CrashPoints crashPoints) throws Exception {
      for (Duration age : List.of(Duration.ZERO, DUE)) {
        crashPoints.each(
            Cut.BEFORE_SENDING,
            () -> {
              redis.flush();
              if (!age.isZero()) {
                keptFor(age);
              }
            },
            node -> {
              pageOn(node).priceOf(article.name());
              crowds.awaitBlocked();
            },
            crash -> mustGoOn("A node died " + crash));
      }
    }

    private void mustGoOn(String situation) {
      assertThat(redis)
          .as(situation)
          .because("Likely cause: an entry and its end do not arrive together.")
          .everythingEnds();
      Crowd<Long> next = at(pageOn(two), 1).awaitBlocked();
      if (next.unfinished() > 0) {
        time.advance(LEASE.plusSeconds(1));
      }
      saw(situation + ", and a customer came to another one", next);
    }

    @Test
    void is_found_by_who_looks_while_it_is_evicted(Schedules schedules) throws Exception {
      for (Duration age : List.of(YOUNG, DUE)) {
        schedules.of(DayPricesTest.this::pageOn)
            .caller("A", 1, page -> page.priceOf(article.name()))
            .onFreshState(() -> keptFor(age))
            .mayHappen("the price is evicted", redis::flush)
            .check(ran -> assertThat(ran)
                .as("A price of %d s was evicted while A looked at it", age.toSeconds())
                .because("Likely cause: one command asks whether there is a price, or what is left"
                    + " of it, and another one reads it.")
                .gave("A", article.cents()));
      }
    }

    @Test
    void holds_up_no_other_article() {
      DayPrices page = pageOn(one);
      Product other = shop.add(new Product(draw.freeId(), article.name() + " II", draw.cents()));
      Origin.Held load = origin.holdNext();
      Crowd<Long> first = at(page, 1).awaitBlocked();
      for (DayPrices each : List.of(page, pageOn(two))) {
        assertThat(crowds.of(1).<Long>call(n -> each.priceOf(other.name())).awaitBlocked())
            .as("One article was being loaded, and a customer asked for another")
            .because("Likely cause: one lock for all articles.")
            .everyoneGot(other.cents());
      }
      load.release();
      saw("One article was loaded while customers asked for another", first);
    }

    @Test
    void is_another_articles() {
      String name = "Mug 'Äpfel' | a:b;c,d \"[x]*\" 7 0.5 %s\n" + draw.between(100, 999);
      List<Product> odd = new ArrayList<>();
      for (String each : List.of(name, name + " ", "lock:" + name, "price:" + name, name + ":lock",
          name + ":delta", "delta:" + name, name.toLowerCase(Locale.ROOT))) {
        long cents = odd.isEmpty() ? 0 : 4_000_000_000L + odd.size();
        odd.add(shop.add(new Product(draw.freeId(), each, cents)));
      }
      for (Node node : List.of(one, two, one)) {
        for (Product each : odd) {
          Crowd<Long> crowd =
              crowds.of(1).<Long>call(n -> pageOn(node).priceOf(each.name())).waitFor(LEASE);
          assertThat(crowd)
              .as("A customer asked for article '%s', one of %d with names much alike", each.name(),
                  odd.size())
              .because("Likely cause: two articles share a key, or a price is cut.")
              .everyoneGot(each.cents());
        }
      }
      assertThat(origin)
          .as("Customers of two nodes asked for %d articles, three times each", odd.size())
          .wasAsked(odd.size());
    }
  }

  private DayPrices pageOn(Node node) {
    return pageOn(node, () -> {
      draws.incrementAndGet();
      return chance.next();
    });
  }

  private DayPrices pageOn(Node node, Chance chance) {
    return pageOn(node, chance, node.executor());
  }

  private DayPrices pageOn(Node node, Chance chance, Executor background) {
    return new DayPrices(node.redis(), shop.prices(), node.clock(), node.waits(), chance,
        tasksOf(background));
  }

  private static Executor tasksOf(Executor background) {
    return task -> background.execute(() -> inTheBackground(task));
  }

  /** What a task throws is nobody's, and not worth a page of stack trace. */
  private static void inTheBackground(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException nobodys) {
      // as in a pool: whoever wants to know of it catches it in the task
    }
  }

  private List<DayPrices> pages() {
    return List.of(pageOn(one), pageOn(two));
  }

  /** A price of that age, and nothing counted. */
  private void keptFor(Duration age) {
    keptBy(pageOn(one), USUAL);
    time.advance(age.minus(USUAL));
    origin.forget();
  }

  /** Two nodes and a price that is due. */
  private List<DayPrices> due() {
    List<DayPrices> pages = pages();
    keptBy(pages.get(0), USUAL);
    time.advance(DUE.minus(USUAL));
    return pages;
  }

  /**
   * A price is 78 s old, a customer comes, and the load that she begins is held. Then 10 s pass, in
   * small steps if she wakes in between.
   */
  private Crowd<Long> loadingUntilNearHard(DayPrices page) {
    origin.hold();
    Crowd<Long> crowd = at(page, 1).awaitBlocked();
    Duration end = time.passed().plus(SLOW);
    crowd.waitFor(SLOW);
    time.advance(end.minus(time.passed()));
    return crowd.awaitBlocked();
  }

  private Crowd<Long> at(DayPrices page, int customers) {
    return at(List.of(page), customers);
  }

  private Crowd<Long> at(List<DayPrices> pages, int customers) {
    return crowds.of(customers).call(n -> pages.get(n % pages.size()).priceOf(article.name()));
  }

  /** The first customer comes, and her load takes so long. */
  private void keptBy(DayPrices page, Duration load) {
    saw("There was no price, and the first customer came", taking(load, page));
  }

  /** A customer comes, and the load that she begins takes so long. */
  private Crowd<Long> taking(Duration load, DayPrices page) {
    Origin.Held held = origin.holdNext();
    Crowd<Long> crowd = at(page, 1).awaitBlocked();
    if (!load.isZero()) {
      time.advance(load);
      crowd.awaitBlocked();
    }
    held.release();
    return crowd.awaitBlocked();
  }

  private void mustCostNothing(DayPrices page, String situation) {
    origin.forget();
    int before = draws.get();
    saw(situation, at(page, 1));
    crowds.awaitBlocked();
    assertThat(origin)
        .as(situation)
        .because("Likely cause: %s", whyYoung(draws.get() > before))
        .wasAsked(0);
  }

  private static String whyYoung(boolean drew) {
    if (DayPrices.refreshNow(YOUNG, USUAL, 1, EVEN)) {
      return "refreshNow says yes long before SOFT. Step 3 tells when it should.";
    }
    return drew
        ? "she went early by chance, and for a load of 2 s it was far too early: δ was"
            + " written in one unit and is read in another. Step 4 is about δ."
        : "a price that is not due is loaded all the same, or what was loaded is not kept for"
            + " SOFT.";
  }

  /** A price is due: all see it, but at most one who loads; one loads; then all see the next. */
  private void mustBeShownTo(List<DayPrices> pages, int customers, long old) {
    boolean kept = !redis.entries().isEmpty();
    boolean putOff = redis.entries().stream()
        .flatMap(entry -> entry.left().stream())
        .anyMatch(left -> left.compareTo(HARD.minus(DUE).plusSeconds(5)) > 0);
    origin.forget();
    origin.hold();
    Crowd<Long> crowd = at(pages, customers - 4).awaitBlocked();
    time.advance(USUAL);
    Crowd<Long> late = at(pages, 4).awaitBlocked();
    int loads = origin.loads();
    mustNotWait(crowd.unfinished() + late.unfinished(), customers, kept);
    assertThat(origin)
        .as("A price was 63 s old, and %d customers of two nodes came", customers)
        .because("Likely cause: %s", whyNotOnce(loads, putOff))
        .wasAsked(1);
    origin.release();
    crowd.waitFor(SOON);
    if (!crowd.values().contains(article.cents())) { // she who loads may see either price
      assertThat(crowd).as("A price was due, and the next one was loaded").everyoneGot(old);
    }
    assertThat(late).as("A price was due, and the next one was being loaded").everyoneGot(old);
    assertThat(at(pages, 2).waitFor(SOON))
        .as("A price was due, and the next one was loaded. Then two customers came")
        .because("Likely cause: what was loaded is not kept.")
        .everyoneGot(article.cents());
  }

  private static void mustNotWait(long waiting, int customers, boolean kept) {
    if (waiting > 1) {
      throw Story.saw("A price was 63 s old, and the load of the next one was under way. Of %d"
              + " customers, %d had to wait for it.", customers, waiting)
          .expected("Expected: they see the old price, until it is %d s old. Only she who loads may"
              + " wait.", HARD.toSeconds())
          .because(kept
              ? "Likely cause: whoever does not get the lock waits, as if there were no price."
              : "Likely cause: the price is kept until SOFT. Keep it until HARD, and let each look"
                  + " tell whether it is due.");
    }
  }

  private static String whyNotOnce(int loads, boolean putOff) {
    if (loads > 1) {
      return "whoever sees that it is due loads, without the lock; or the lock is in the node.";
    }
    return putOff
        ? "the price has more life left than it may have at its age. A look must not put off its"
            + " end."
        : "the price is shown until HARD, and nobody loads the next one; or she who got the lock"
            + " looks again, finds the old price, and takes it for new.";
  }

  /** How many customers go early who draw these, each so long before SOFT of a price of its own. */
  private int loads(DayPrices loader, DayPrices looker, Duration load, Duration left,
      double... numbers) {
    return (int) DoubleStream.of(numbers).mapToLong(number -> {
      redis.flush();
      drawn = EVEN;
      keptBy(loader, load);
      time.advance(SOFT.minus(load).minus(left));
      return loadsOfOne(looker, number);
    }).sum();
  }

  private int loadsOfOne(DayPrices looker, double number) {
    origin.forget();
    drawn = number;
    saw("A customer came to a node", at(looker, 1));
    crowds.awaitBlocked();
    drawn = EVEN;
    return origin.loads();
  }

  /** One load for which the answer is asked: right before the threshold no, right after it yes. */
  private record Row(long delta, double beta, double u) {
    double threshold() {
      return -delta * beta * Math.log(u);
    }
  }

  private static final List<Row> ROWS = List.of(
      new Row(2000, 1, 1 / Math.E), new Row(2000, 1, 0.5), new Row(2000, 1, 0.9),
      new Row(200, 1, 1e-6), new Row(7000, 2, 0.3), new Row(7000, 0.5, 0.3),
      new Row(60_000, 1, 0.05));

  private interface Rule {
    boolean says(double left, Row row);
  }

  /** Wrong formulas that people write, and how to tell them of it. */
  private static Map<String, Rule> suspects() {
    Map<String, Rule> suspects = new LinkedHashMap<>();
    suspects.put("before SOFT it is always no. If there is a formula: the logarithm of a number"
        + " below 1 is negative, so it needs a minus.", (left, row) -> left <= 0);
    suspects.put("log10 is the logarithm to base 10. Math.log is the natural one.",
        (left, row) -> -row.delta * row.beta * Math.log10(row.u) >= left);
    suspects.put("a chance that grows in a straight line. The formula's is exponential.",
        (left, row) -> row.delta * row.beta * (1 - row.u) >= left);
    suspects.put("inside refreshNow u is used as it is; 1 − u belongs to where it is drawn.",
        (left, row) -> -row.delta * row.beta * Math.log(1 - row.u) >= left);
    suspects.put("β is not used.", (left, row) -> -row.delta * Math.log(row.u) >= left);
    suspects.put("β stands below the line.",
        (left, row) -> -row.delta / row.beta * Math.log(row.u) >= left);
    suspects.put("u is not used: everybody goes at the same moment, which is the rush.",
        (left, row) -> row.delta * row.beta >= left);
    suspects.put("everybody goes when a tenth is left, which is the rush a little earlier.",
        (left, row) -> left <= SOFT.toMillis() / 10.0);
    return suspects;
  }

  private static boolean asked(double left, Row row) {
    return DayPrices.refreshNow(
        Duration.ofMillis(Math.round(left)), Duration.ofMillis(row.delta), row.beta, row.u);
  }

  private static boolean answers(Rule rule) {
    return ROWS.stream().allMatch(row -> DoubleStream.of(-2, 2)
        .map(shift -> row.threshold() + shift)
        .allMatch(left -> asked(left, row) == rule.says(left, row)));
  }

  private static void mustDecide() {
    for (Row row : ROWS) {
      for (boolean yes : new boolean[] {true, false}) {
        double left = row.threshold() + (yes ? -2 : 2);
        if (asked(left, row) != yes) {
          throw Story.saw("A load takes %d ms, β is %s, and a customer drew u = %.6f. %d ms before"
                  + " SOFT, refreshNow said %s.", row.delta, row.beta, row.u, Math.round(left),
                  yes ? "no" : "yes")
              .expected("Expected: %s. −δ·β·ln(u) is %d ms, and from then on she goes.",
                  yes ? "yes" : "no", Math.round(row.threshold()))
              .because("Likely cause: %s", suspects().entrySet().stream()
                  .filter(suspect -> answers(suspect.getValue()))
                  .map(Map.Entry::getKey)
                  .findFirst()
                  .orElse("another formula, or another unit, than −δ·β·ln(u) ≥ left."));
        }
      }
    }
  }

  private void repriced() {
    price(article.cents() + 100);
  }

  private void price(long cents) {
    shop.reprice(article.id(), cents);
    article = shop.product(article.id()).orElseThrow();
  }

  /** All of them come back with the price. */
  private void saw(String situation, Crowd<Long> crowd) {
    assertThat(crowd.waitFor(LEASE)).as(situation).everyoneGot(article.cents());
  }

  private static Predicate<Command> after(int sent) {
    AtomicInteger count = new AtomicInteger();
    return command -> count.getAndIncrement() == sent;
  }

  private void needsOldPrice() {
    if (showsOldPrice == null) {
      showsOldPrice = showsOldPrice();
    }
    if (!showsOldPrice) {
      throw new NotYet(1);
    }
  }

  private boolean showsOldPrice() {
    List<DayPrices> pages = due();
    origin.forget();
    origin.hold();
    Crowd<Long> crowd = at(pages, 4).awaitBlocked();
    boolean shown = crowd.unfinished() <= 1 && origin.loads() == 1;
    origin.release();
    crowd.waitFor(SOON);
    redis.flush();
    origin.forget();
    return shown;
  }

  private void needsDecision() {
    if (decides == null) {
      decides = decides();
    }
    if (!decides) {
      throw new NotYet(3);
    }
  }

  private static boolean decides() {
    try {
      mustDecide();
      return true;
    } catch (Story wrong) {
      return false;
    }
  }
}
