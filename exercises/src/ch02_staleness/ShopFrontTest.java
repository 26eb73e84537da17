package ch02_staleness;

import static lab.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongConsumer;
import lab.chance.Dice;
import lab.crowd.Crowd;
import lab.crowd.Crowds;
import lab.junit.Chapter;
import lab.junit.Draw;
import lab.junit.Step;
import lab.node.CrashPoints;
import lab.node.Node;
import lab.node.Nodes;
import lab.origin.Origin;
import lab.redis.Redis;
import lab.schedule.Schedules;
import lab.shop.Product;
import lab.shop.Products;
import lab.shop.Shop;
import lab.shop.Visit;
import lab.story.NotYet;
import lab.story.Story;
import lab.tap.Command;
import lab.tap.Interceptor;
import lab.time.Time;
import lab.time.Trials;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@Chapter(id = "staleness", title = "A TTL is a promise", minutes = 30, needs = "cache_aside")
class ShopFrontTest {
  private static final Duration PROMISE = Duration.ofSeconds(60);

  /** A margin before half of the promise: whoever read the row so long ago must still have it. */
  private static final Duration EARLY = Duration.ofSeconds(27);

  /** A margin after the promise: nobody may see what was read so long ago. */
  private static final Duration LATE = Duration.ofSeconds(63);

  private static final Duration SLOW = Duration.ofSeconds(20);

  /** What a load may take, and its copy must still answer a visitor who comes early. */
  private static final Duration NEARLY_EARLY = Duration.ofSeconds(24);

  private static final Set<String> POINT_IN_TIME = Set.of("PXAT", "EXAT", "pxat", "exat");

  /** More numbers than one test draws. */
  private static final int DRAWS = 200;

  private Nodes nodes;
  private Shop shop;
  private Origin origin;
  private Redis redis;
  private Time time;
  private Draw draw;
  private Dice dice;
  private Crowds crowds;

  /** The node of the shop front of the tests. */
  private Node home;

  /** The shop front of the tests. */
  private ShopFront front;

  /** Whether a node has given Redis a point in time in place of a duration. */
  private volatile boolean sawPointInTime;

  @BeforeEach
  void open(Nodes nodes, Shop shop, Origin origin, Redis redis, Time time, Draw draw, Dice dice,
      Crowds crowds) {
    this.nodes = nodes;
    this.shop = shop;
    this.origin = origin;
    this.redis = redis;
    this.time = time;
    this.draw = draw;
    this.dice = dice;
    this.crowds = crowds;
    tell(0); // what chance can do is the matter of step 4
    home = nodes.fresh();
    front = on(home, PROMISE);
  }

  @Nested
  @Step(value = 1, points = 3, minutes = 8, title = "nothing is served past its promise",
      fails = "after it had read the row, a visitor saw a price of")
  class PastItsPromise {
    @Test
    void the_time_of_the_load_counts() {
      for (Duration load : List.of(SLOW, NEARLY_EARLY)) {
        mustAnswerEarly("", load);
      }
      Product changed = onSale();
      Product now = changedDuringLoad(changed, SLOW);
      time.advance(LATE.minus(SLOW));
      visit(front, now, "The database took 20 s to answer. 63 s after it had read the row, a"
          + " visitor")
          .because(() -> whyOld("the age of a copy is counted from the moment it is stored. When"
              + " the load is over, the row is already as old as the load took."))
          .shows(now);
      mustAgeWithoutAProductToo();
    }

    @Test
    void a_load_that_took_longer_is_not_kept() {
      Product changed = onSale();
      Product now = changedDuringLoad(changed, Duration.ofSeconds(70));
      time.advance(Duration.ofMillis(500));
      visit(front, now, "The database took 70 s to answer. Half a second after that, and 70.5 s"
          + " after it had read the row, a visitor")
          .because(() -> whyOld("a copy is kept though nothing of the promise is left."))
          .shows(now);
    }

    private void mustAgeWithoutAProductToo() {
      Product later = draw.product();
      duringLoad(front, later, SLOW, () -> shop.add(later));
      time.advance(LATE.minus(SLOW));
      mustBeOnSale(front, later, "The database took 20 s to answer 'no such product', and the"
          + " product was put on sale meanwhile. 63 s after the database was read, a visitor");
    }
  }

  @Nested
  @Step(value = 2, points = 2, minutes = 5, title = "reading does not extend a life",
      fails = "every 5 s. 63 s after the change, a visitor")
  class Reading {
    /** Odd, so that two nodes take turns in who comes first. */
    private static final int AT_A_TIME = 11;

    private static final String SLIDES = "a visit puts off the end of the copy, or stores it anew."
        + " A page that is popular enough is then never up to date.";

    @Test
    void does_not_extend_a_life() {
      mustServeCopies();
      Product now = seenAndChanged(List.of(front));
      visit(front, now, "A price changed, and 11 visitors came every 5 s. 63 s after the change,"
          + " a visitor").because(() -> whyOld(SLIDES)).shows(now);
    }

    @Test
    void on_two_nodes_does_not_extend_a_life_either() {
      mustServeCopies();
      ShopFront elsewhere = on(nodes.fresh(), PROMISE);
      Product now = seenAndChanged(List.of(front, elsewhere));
      for (ShopFront node : List.of(elsewhere, front)) {
        visit(node, now, "A price changed, and 11 visitors came to two nodes every 5 s. 63 s"
            + " after the change, a visitor").because(() -> whyOld(redis.entries().isEmpty()
                ? "a node keeps a copy of its own, which begins to age when the node got it."
                : SLIDES)).shows(now);
      }
    }

    /**
     * Visits every 5 s for 55 s; the price changes right after the first. So many come at a time
     * that what is done at every hundredth visit is done late enough to be seen.
     */
    private Product seenAndChanged(List<ShopFront> nodes) {
      Product product = onSale();
      nodes.get(0).product(product.id());
      Product now = repriced(product);
      int visits = 0;
      for (int second = 5; second <= 55; second += 5) {
        time.advance(Duration.ofSeconds(5));
        for (int visitor = 1; visitor <= AT_A_TIME; visitor++) {
          ShopFront node = nodes.get(++visits % nodes.size());
          if (visitor == 1 && second < EARLY.toSeconds()) {
            mustCostNothing(node, product, "11 visitors came every 5 s. The first after %d s"
                + " came.", second);
          } else {
            node.product(product.id());
          }
        }
      }
      time.advance(LATE.minusSeconds(55));
      return now;
    }
  }

  @Nested
  @Step(value = 3, points = 3, minutes = 7, title = "what must not be old is not cached",
      fails = "answered from a copy")
  class NotCached {
    @Test
    void the_balance() {
      mustServeCopies();
      ShopFront elsewhere = on(nodes.fresh(), PROMISE);
      redis.flush();
      origin.forget();
      List<ShopFront> looks = List.of(front, elsewhere, elsewhere, front, front);
      for (ShopFront look : looks) {
        mustBeTheBalance(look.balance(3));
        shop.move(1, 3, draw.cents());
      }
      assertThat(origin)
          .as("A customer looked at her balance %d times", looks.size())
          .wasAsked(looks.size());
      origin.fail();
      mustFailWithoutTheDatabase();
      if (!redis.entries().isEmpty()) {
        throw Story.saw("After a customer had looked at her balance, Redis held '%s'.",
                redis.entries().get(0).key())
            .expected("Expected: nothing. A balance is not for keeping.")
            .because("Likely cause: the balance is stored, though nobody reads it from there yet.");
      }
      origin.heal();
      mustNotBeWhatAnotherLookHasRead();
      mustNotBeMadeUp();
    }

    private void mustNotBeWhatAnotherLookHasRead() {
      Origin.Held before = origin.holdNext();
      Crowd<Long> early = crowds.of(1).call(n -> front.balance(3)).awaitBlocked();
      shop.move(1, 3, draw.cents());
      Crowd<Long> late = crowds.of(1).call(n -> front.balance(3)).awaitBlocked();
      before.release();
      early.finish();
      late.finish();
      if (!late.values().equals(List.of(shop.balance(3)))) {
        throw Story.saw("A look at a balance took its time. Meanwhile the customer moved money, and"
                + " looked again. She was told %s, and she has %d.", late.values(),
                shop.balance(3))
            .expected("Expected: what the database says now.")
            .because("Likely cause: whoever comes while a balance is read gets what that read"
                + " brings. It may have begun before her transfer.");
      }
    }

    private void mustNotBeMadeUp() {
      long nobody = draw.freeId();
      long seen;
      try {
        seen = front.balance(nobody);
      } catch (RuntimeException told) {
        return;
      }
      throw Story.saw("Somebody asked for the balance of account %d, which does not exist, and was"
              + " told %d.", nobody, seen)
          .expected("Expected: the failure of the database.")
          .because("Likely cause: a failure is caught, and a number returned in its place.");
    }

    @Test
    void a_product_if_the_promise_is_zero_or_less() {
      mustServeCopies();
      redis.flush();
      for (Duration none : List.of(Duration.ZERO, Duration.ofSeconds(-60), Duration.ofMillis(-1))) {
        ShopFront off = on(nodes.fresh(), none);
        Product product = onSale();
        mustAskEachTime(off, product,
            "The promise was " + none.toMillis() + " ms, which means: do not cache.");
        off.product(product.id() + 1);
        if (!redis.entries().isEmpty()) {
          throw Story.saw("The promise was %d ms, and after a visit Redis held '%s'.",
                  none.toMillis(), redis.entries().get(0).key())
              .expected("Expected: nothing is stored. The promise means: do not cache.")
              .because("Likely cause: the copy is stored all the same%s.",
                  redis.entries().get(0).left().isEmpty() ? ", and without an end" : "");
        }
      }
    }

    @Test
    void a_product_that_others_have_cached() {
      mustServeCopies();
      Product product = onSale();
      front.product(product.id());
      mustAskEachTime(on(nodes.fresh(), Duration.ZERO), product,
          "Another node had kept a copy. This one has a promise of zero.");
      origin.forget();
      front.product(product.id());
      assertThat(origin)
          .as("A visitor came to the node that had kept the copy")
          .because("Likely cause: a node whose promise is zero removes what others keep.")
          .wasAsked(0);
    }

    private void mustBeTheBalance(long seen) {
      long truth = shop.balance(3);
      if (seen != truth) {
        throw Story.saw("A customer moved money and looked at her balance. She was answered from a"
                + " copy: %d cents, and she has %d.", seen, truth)
            .expected("Expected: what the database says now, on whichever node she looks.")
            .because("Likely cause: balances are cached, if only for a moment. She looks in that"
                + " moment.");
      }
    }

    private void mustFailWithoutTheDatabase() {
      long seen;
      try {
        seen = front.balance(3);
      } catch (RuntimeException told) {
        return;
      }
      throw Story.saw("The database was down, and a customer who looked at her balance was"
              + " told %d cents.", seen)
          .expected("Expected: a failure. Nobody can know what she has.")
          .because("Likely cause: %s", seen == 0
              ? "the failure is caught, and a number returned in its place."
              : "the last balance is kept for bad days.");
    }

    private void mustAskEachTime(ShopFront off, Product product, String situation) {
      origin.forget();
      for (int visitor = 1; visitor <= 3; visitor++) {
        Optional<Product> seen = seenBy(off, product, situation);
        Product truth = shop.product(product.id()).orElseThrow();
        if (origin.loads() < visitor || !seen.equals(Optional.of(truth))) {
          throw Story.saw("%s Visitor %d of 3 was answered from a copy.", situation, visitor)
              .expected("Expected: every visit asks the database.")
              .because(redis.entries().isEmpty()
                  ? "Likely cause: the node keeps something in a field."
                  : "Likely cause: the node looks into Redis before it looks at the promise, or"
                      + " takes at least a second for the promise.");
        }
        repriced(product);
      }
    }
  }

  @Nested
  @Step(value = 4, points = 3, minutes = 8, title = "entries written together do not end together",
      fails = "Of 400 copies that were made at the same moment, 400")
  class Together {
    private static final int COPIES = 400;

    @Test
    void do_not_end_together() {
      mustServeCopies();
      dice.forget();
      Ends ends = new Ends(COPIES);
      ends.each(ends.front::product);
      ends.mustBeSpread("Of %d copies that were made at the same moment,");
      if (areOfNoSuchProductToo()) {
        Ends nothing = new Ends(150);
        nothing.rows.replaceAll((id, none) -> Optional.empty());
        nothing.each(nothing.front::product);
        nothing.mustBeSpread(
            "Of %d copies of 'no such product' that were made at the same moment,");
      }
      mustHoldWhateverIsDrawn();
      mustBearASlowLoad();
    }

    /** Step 7 judges whether that answer is kept, and whether a failure becomes it. */
    private boolean areOfNoSuchProductToo() {
      long nothing = draw.freeId();
      front.product(nothing);
      front.product(nothing);
      origin.fail();
      try {
        front.product(draw.freeId());
        return false;
      } catch (RuntimeException told) {
        return origin.loadsOf(nothing) == 1;
      } finally {
        origin.heal();
      }
    }

    private void mustHoldWhateverIsDrawn() {
      Map<Double, Product> drawn = new LinkedHashMap<>();
      for (double number : new double[] {0, 0.25, 0.5, 0.75, Math.nextDown(1.0)}) {
        drawn.put(number, onSale());
        tell(number);
        front.product(drawn.get(number).id());
      }
      time.advance(EARLY);
      drawn.forEach((number, product) -> mustCostNothing(front, product,
          "Chance drew %.2f. 27 s after the row was read, a visitor came.", number));
      drawn.replaceAll((number, product) -> repriced(product));
      time.advance(LATE.minus(EARLY));
      drawn.forEach((number, now) -> visit(front, now,
          "Chance drew %.2f. 63 s after the row was read, a visitor", number)
          .because(() -> whyOld("what chance adds comes on top of the promise."))
          .shows(now));
    }

    /** One leaves 10 s of the promise, and chance may take off more; one leaves enough. */
    private void mustBearASlowLoad() {
      tell(Math.nextDown(1.0));
      loadSlowly(onSale(), Duration.ofSeconds(50));
      mustAnswerEarly("Chance drew 1.00. ", NEARLY_EARLY);
    }
  }

  @Nested
  @Step(value = 5, points = 2, minutes = 12, kind = Step.Kind.HOME,
      title = "units: a short promise is kept, and an update keeps the promise",
      fails = "s after that, a visitor saw a price of")
  class Units {
    /** Real time that a trial may take: within it, Redis' own clock goes on, too. */
    private static final Trials TRIALS = Trials.within(Duration.ofMillis(100));

    @Test
    void may_be_shorter_than_a_second() throws Exception {
      mustServeCopies();
      for (long around : new long[] {300, 900, 1500}) {
        Duration promise = Duration.ofMillis(draw.between(around - 20, around + 20));
        ShopFront quick = on(nodes.fresh(), promise);
        for (double drawn : new double[] {0, Math.nextDown(1.0)}) {
          tell(drawn);
          TRIALS.of(ShopFrontTest.this::onSale, product -> mustKeep(promise, quick, product));
        }
      }
      tell(0);
      mustCountEveryMillisecond();
      mustKeep(Duration.ofDays(30));
      for (Duration tiny : List.of(Duration.ofMillis(1), Duration.ofNanos(500_000))) {
        mustNotFail(on(nodes.fresh(), tiny), "The promise was " + tiny.toNanos() / 1000 + " µs.");
      }
      loadSlowly(onSale(), PROMISE);
    }

    private void mustKeep(Duration promise, ShopFront quick, Product product) {
      visit(quick, product, "The first visitor").shows(product);
      Duration early = Duration.ofMillis(Math.max(0, promise.toMillis() / 2 - 150));
      if (!early.isZero()) {
        time.advance(early);
      }
      mustCostNothing(quick, product, "The promise was %d ms. Before half of it was over, a second"
          + " visitor came.", promise.toMillis());
      Product now = repriced(product);
      time.advance(promise.plusMillis(200).minus(early));
      visit(quick, now, "The promise was %d ms, and a price changed. %d ms after that, a visitor",
          promise.toMillis(), promise.toMillis() + 200)
          .because(() -> whyOld(promise,
              "the promise is taken in whole seconds, and made longer by it."))
          .shows(now);
    }

    /** Real time can only make the copy end earlier, so this needs no trials. */
    private void mustCountEveryMillisecond() {
      Duration promise = Duration.ofMillis(draw.between(880, 920));
      ShopFront quick = on(nodes.fresh(), promise);
      Product product = onSale();
      duringLoad(quick, product, Duration.ofMillis(600), () -> repriced(product));
      Product now = shop.product(product.id()).orElseThrow();
      time.advance(promise.minusMillis(400));
      visit(quick, now, "The promise was %d ms, and a load took 600 ms. %d ms after the database"
          + " was read, a visitor", promise.toMillis(), promise.toMillis() + 200)
          .because(() -> whyOld(promise, "the time of the load is taken in whole seconds."))
          .shows(now);
      Duration brief = Duration.ofMillis(draw.between(280, 320));
      quick = on(nodes.fresh(), brief);
      Product later = draw.product();
      visit(quick, later.id(), "The first visitor").showsNoProduct();
      shop.add(later);
      time.advance(brief.plusMillis(200));
      mustBeOnSale(quick, later, "The promise was " + brief.toMillis() + " ms, and a product was"
          + " put on sale. " + (brief.toMillis() + 200) + " ms after that, a visitor");
    }

    private void mustKeep(Duration days) {
      ShopFront slow = on(nodes.fresh(), days);
      Product product = onSale();
      slow.product(product.id());
      Duration third = days.dividedBy(3);
      time.advance(third);
      mustCostNothing(slow, product, "The promise was %d days. After a third of it a second visitor"
          + " came.", days.toDays());
      Product now = repriced(product);
      time.advance(days.minus(third).plusDays(2));
      visit(slow, now, "The promise was %d days. %d days after the row was read, a visitor",
          days.toDays(), days.toDays() + 2)
          .because(() -> whyOld("a number was too small for it.")).shows(now);
    }

    private void mustNotFail(ShopFront node, String situation) {
      Product product = onSale();
      visit(node, product, "%s The first visitor", situation).shows(product);
      redis.flush(); // by Redis' own clock a copy may end between any two commands
      visit(node, product, "%s The second visitor", situation).shows(product);
      Product now = repriced(product);
      mustTake(node, now, situation);
      redis.flush();
      visit(node, now, "%s The shop changed a product. A visitor", situation).shows(now);
    }

    @Test
    void is_kept_by_an_update() throws Exception {
      mustServeCopies();
      mustEnd(updated(onSale()), "The shop changed a product that had no copy.");
      Product product = onSale();
      front.product(product.id());
      time.advance(EARLY);
      mustShowAtOnce(updated(product), "", List.of(front, on(nodes.fresh(), PROMISE)));
      mustEnd(product, "The shop changed a product whose copy was 27 s old.");
      Product later = draw.product();
      visit(front, later.id(), "The first visitor").showsNoProduct();
      shop.add(later);
      mustTake(front, later, "");
      mustBeOnSale(front, later, "The shop put a product on sale and said so. Right after that, a"
          + " visitor");
      mustKeepAShortPromise();
      mustNotEndTogether();
    }

    private void mustKeepAShortPromise() throws Exception {
      Duration promise = Duration.ofMillis(draw.between(280, 320));
      ShopFront quick = on(nodes.fresh(), promise);
      TRIALS.of(ShopFrontTest.this::onSale, brief -> {
        mustTake(quick, repriced(brief), "");
        Product now = repriced(brief);
        time.advance(promise.plusMillis(200));
        visit(quick, now, "The promise was %d ms. The shop changed a product, and then once more"
            + " without a word. %d ms after that, a visitor", promise.toMillis(),
            promise.toMillis() + 200)
            .because(() -> whyOld(promise, "an update takes the promise in whole seconds, or a"
                + " lifetime that is not the promise."))
            .shows(now);
      });
    }

    /** A night's import changes many products at once. */
    private void mustNotEndTogether() {
      dice.forget();
      Ends ends = new Ends(150);
      ends.each(id -> {
        ends.front.product(id);
        mustTake(ends.front, ends.rows.get(id).orElseThrow(), "");
        ends.front.product(id);
      });
      ends.mustBeSpread("Of %d products that the shop changed at the same moment,");
    }

    @Test
    void is_kept_by_an_update_though_the_copy_is_evicted(Schedules schedules) throws Exception {
      mustServeCopies();
      Product product = onSale();
      schedules.of(node -> on(node, PROMISE))
          .caller("shop", 1, updating -> {
            mustTake(updating, shop.product(product.id()).orElseThrow(), "The old copy was evicted.");
            return null;
          })
          .onFreshState(() -> {
            front.product(product.id());
            repriced(product);
          })
          .mayHappen("the copy is evicted", redis::flush)
          .check(ran -> {
            ran.value("shop");
            mustEnd(product, "The shop changed a product, and its copy was evicted meanwhile.");
          });
    }

    @Test
    void is_kept_by_an_update_whose_node_dies(CrashPoints crashPoints) throws Exception {
      mustServeCopies();
      Product product = onSale();
      crashPoints.each(() -> front.product(product.id()),
          node -> on(node, PROMISE).changed(repriced(product)),
          crash -> mustEnd(product, "A node died " + crash + " of an update."));
    }

    @Test
    void is_kept_by_an_update_of_a_node_that_does_not_cache() {
      mustServeCopies();
      ShopFront off = on(nodes.fresh(), Duration.ZERO);
      Product product = onSale();
      front.product(product.id());
      Product now = repriced(product);
      mustTake(off, now, "The promise of its node was zero.");
      mustEnd(now, "A node whose promise is zero changed a product.");
      front.product(product.id());
      Product next = repriced(product);
      mustTake(off, next, "The promise of its node was zero.");
      mustShowAtOnce(next, " to a node whose promise is zero", List.of(front, off));
      redis.flush();
      mustTake(off, repriced(product), "The promise of its node was zero.");
      if (!redis.entries().isEmpty()) {
        throw Story.saw("A node whose promise is zero was told of a change, and now Redis holds"
                + " '%s'.", redis.entries().get(0).key())
            .expected("Expected: nothing is stored. The promise means: do not cache.")
            .because("Likely cause: changed does not look at the promise.");
      }
    }

    private Product updated(Product product) {
      Product now = repriced(product);
      mustTake(front, now, "");
      return now;
    }

    /** The next change comes without a word, and is seen all the same. */
    private void mustEnd(Product product, String situation) {
      Product now = repriced(product);
      time.advance(LATE);
      visit(front, now, "%s The next change came without a word. 63 s after that, a visitor",
          situation)
          .because(() -> whyOld("an update makes the copy live for longer than the promise."))
          .shows(now);
      assertThat(redis).as("%s", situation).everythingEnds();
    }
  }

  @Nested
  @Step(value = 6, points = 2, minutes = 10, kind = Step.Kind.HOME,
      title = "a node whose clock is wrong keeps the promise too",
      fails = "a visitor of a node whose clock is")
  class AWrongClock {
    private static final Duration RIGHT = Duration.ZERO;
    private static final Duration FAST = Duration.ofMinutes(5);
    private static final Duration BEHIND = FAST.negated();

    private static final String STAMP = "the age of a copy is judged by a moment that another"
        + " node's clock has shown. Two clocks agree on how long something takes, and on nothing"
        + " else.";

    @Test
    void is_no_matter_for_a_copy() {
      mustServeCopies();
      for (List<Duration> pair : List.of(List.of(FAST, RIGHT), List.of(RIGHT, BEHIND),
          List.of(FAST, BEHIND), List.of(BEHIND, RIGHT), List.of(RIGHT, FAST),
          List.of(BEHIND, FAST))) {
        mustShareCopies(pair.get(0), pair.get(1));
      }
    }

    private void mustShareCopies(Duration writing, Duration reading) {
      ShopFront writer = on(nodes.fresh(writing), PROMISE);
      ShopFront reader = on(nodes.fresh(reading), PROMISE);
      Product kept = onSale();
      Product changed = onSale();
      writer.product(kept.id());
      writer.product(changed.id());
      Product now = repriced(changed);
      time.advance(EARLY);
      String situation = "A node whose clock is " + told(writing) + " read two products.";
      mustCostNothing(reader, kept, "%s 27 s later a visitor came to a node whose clock is %s.",
          situation, told(reading));
      time.advance(LATE.minus(EARLY));
      visit(reader, now, "%s 63 s later, a visitor of a node whose clock is %s,", situation,
          told(reading)).because(() -> whyOld(STAMP)).shows(now);
    }

    @Test
    void is_no_matter_for_an_update() {
      mustServeCopies();
      for (Duration offset : List.of(FAST, BEHIND)) {
        ShopFront wrong = on(nodes.fresh(offset), PROMISE);
        ShopFront other = on(nodes.fresh(offset.negated()), PROMISE);
        Product unseen = repriced(onSale());
        mustTake(wrong, unseen, "The clock of its node is " + told(offset) + ".");
        Product seen = onSale();
        front.product(seen.id());
        other.product(seen.id());
        seen = repriced(seen);
        mustTake(wrong, seen, "The clock of its node is " + told(offset) + ".");
        mustShowAtOnce(seen, " to a node whose clock is " + told(offset),
            List.of(front, other, wrong));
        Product now = repriced(unseen);
        time.advance(LATE);
        for (Map.Entry<String, ShopFront> node :
            Map.of("right", front, told(offset.negated()), other).entrySet()) {
          visit(node.getValue(), now, "A node whose clock is %s was told of a change, and of the"
              + " next one not. 63 s after that, a visitor of a node whose clock is %s,",
              told(offset), node.getKey()).because(() -> whyOld(STAMP)).shows(now);
        }
      }
    }

    private static String told(Duration offset) {
      return offset.isZero() ? "right"
          : offset.abs().toMinutes() + " minutes " + (offset.isNegative() ? "slow" : "fast");
    }
  }

  @Nested
  @Step(value = 7, kind = Step.Kind.GUARD, title = "what chapter 1 asked for still holds")
  class TheSecondCopy {
    @Test
    void is_also_kept_of_no_such_product_and_ends() {
      mustServeCopies();
      long nothing = draw.freeId();
      origin.forget();
      for (int visitor = 1; visitor <= 10; visitor++) {
        visit(front, nothing, "Visitor %d of 10", visitor).showsNoProduct();
      }
      assertThat(origin)
          .as("Ten visitors asked for product %d, which the shop does not have", nothing)
          .because("Likely cause: only products are kept.")
          .wasAsked(1);
      Product added = shop.add(new Product(nothing, "Late lamp", draw.cents()));
      time.advance(LATE);
      visit(front, added, "A product was put on sale. 63 s later, a visitor").shows(added);
    }

    @Test
    void keeps_every_character_of_a_name() {
      mustServeCopies();
      for (String name :
          List.of("a;b|c,d:e=f\ng", "", ";", "none", "null", "\"{}'\\", " Stövchen ")) {
        Product odd = shop.add(new Product(draw.freeId(), name, draw.cents()));
        visit(front, odd, "The first visitor").shows(odd);
        visit(front, odd, "The second visitor").shows(odd);
        mustTake(front, odd, "");
        visit(front, odd, "The shop said that the product is as it is. A visitor").shows(odd);
      }
    }

    @Test
    void holds_no_connection_while_it_is_loaded() {
      mustServeCopies();
      ShopFront narrow = on(nodes.fresh(), 1);
      Product product = onSale();
      Product part = onSale();
      origin.inside(id -> {
        if (id.equals(product.id())) {
          visit(narrow, part, "While a product was loaded, another page was asked for, on a node"
              + " with one connection to Redis. That visitor").shows(part);
        }
      });
      visit(narrow, product, "A visitor of a page that is made of another page, on a node with one"
          + " connection to Redis,").shows(product);
      origin.inside(id -> {});
    }

    @Test
    void is_never_made_of_a_failure() {
      mustServeCopies();
      Product product = onSale();
      origin.fail();
      visit(front, product, "The database was down. A visitor").failsWithTheDatabase();
      origin.heal();
      visit(front, product, "The database was back. A visitor").shows(product);
    }

    @Test
    void has_an_end_even_if_the_node_dies(CrashPoints crashPoints) throws Exception {
      mustServeCopies();
      Product product = onSale();
      for (long id : new long[] {product.id(), product.id() + 1}) {
        crashPoints.each(redis::flush, node -> on(node, PROMISE).product(id),
            crash -> assertThat(redis).as("A node died %s", crash).everythingEnds());
      }
      assertThat(redis).everythingEnds();
    }

    @Test
    void may_vanish_between_any_two_commands(Schedules schedules) throws Exception {
      mustServeCopies();
      Product product = onSale();
      schedules.of(node -> on(node, PROMISE))
          .caller("visitor", 1, visited -> visited.product(product.id()))
          .onFreshState(() -> front.product(product.id()))
          .mayHappen("the copy is evicted", redis::flush)
          .check(ran -> Visit.to(() -> ran.value("visitor"),
              "The copy was evicted while a visitor looked at the page. She").shows(product));
    }

    @Test
    void may_vanish_as_soon_as_it_is_stored(Schedules schedules) throws Exception {
      mustServeCopies();
      Product product = onSale();
      schedules.of(node -> on(node, PROMISE))
          .caller("visitor", 1, visited -> visited.product(product.id()))
          .onFreshState(redis::flush)
          .mayHappen("the copy is evicted", redis::flush)
          .check(ran -> Visit.to(() -> ran.value("visitor"),
              "A visitor found no copy. The new one was evicted as soon as it was stored. She")
              .shows(product));
    }
  }

  /** A catalogue of products, and when the copies of all of them end. */
  private final class Ends {
    /**
     * Moments of a look, in percent of the promise. The first is a tenth before half of it, because
     * Redis' own time goes on while so many copies are made.
     */
    private static final List<Integer> LOOKS =
        List.of(40, 52, 57, 62, 67, 72, 77, 82, 87, 92, 97, 105);

    /**
     * The part that may end between a look and the next but one. Spread evenly over a fifth of the
     * promise it is a half, over a tenth four fifths; chance moves it by 3 of 100, or by 4 if there
     * are only 150.
     */
    private static final double MOST_IN_A_TENTH = 0.7;

    /** And between two looks: evenly a quarter, in whole seconds a third, two heaps a half. */
    private static final double MOST_IN_A_TWENTIETH = 0.45;

    private static final int VISITORS = 8;

    private final Map<Long, Optional<Product>> rows = new LinkedHashMap<>();

    /** Its database answers from memory: so many queries are not what this is about. */
    private final ShopFront front = on(nodes.fresh(),
        id -> origin.load(id, () -> rows.get(id)), PROMISE);

    /** Copies that had ended at each look and not at the one before. */
    private final int[] ended = new int[LOOKS.size()];

    /** The numbers are in a row, as in a catalogue. */
    Ends(int copies) {
      long first = draw.freeId();
      for (long id = first; id < first + copies; id++) {
        rows.put(id, Optional.of(new Product(id, draw.product().name(), draw.cents())));
      }
    }

    /** Several visitors at once, as in a shop: one alone would need a second. */
    void each(LongConsumer action) {
      List<Long> ids = List.copyOf(rows.keySet());
      Crowd<Void> visitors = crowds.of(VISITORS).call(visitor -> {
        for (int i = visitor; i < ids.size(); i += VISITORS) {
          action.accept(ids.get(i));
        }
        return null;
      });
      visitors.finish().failures().forEach(failure -> {
        if (failure instanceof RuntimeException thrown) {
          throw thrown;
        }
        throw failure instanceof Error error ? error : new AssertionError(failure);
      });
    }

    void mustBeSpread(String which) {
      String of = String.format(Locale.ROOT, which, rows.size());
      mustAllHaveEnded(of, look());
      mustNotHaveEndedEarly(of);
      for (int look = 2; look < ended.length; look++) {
        mustNotBeTogether(of, LOOKS.get(look - 2), LOOKS.get(look), ended[look - 1] + ended[look],
            MOST_IN_A_TENTH);
      }
      for (int look = 1; look < ended.length; look++) {
        mustNotBeTogether(of, LOOKS.get(look - 1), LOOKS.get(look), ended[look],
            MOST_IN_A_TWENTIETH);
      }
    }

    /** The database is down meanwhile, so a copy that has ended is not made again. */
    private int look() {
      Set<Long> left = ConcurrentHashMap.newKeySet();
      left.addAll(rows.keySet());
      int now = 0;
      origin.fail();
      for (int look = 0; look < ended.length; look++) {
        time.advance(PROMISE.multipliedBy(LOOKS.get(look) - now).dividedBy(100));
        now = LOOKS.get(look);
        int before = left.size();
        each(id -> {
          if (left.contains(id) && !answers(id)) {
            left.remove(id);
          }
        });
        ended[look] = before - left.size();
      }
      origin.heal();
      return left.size();
    }

    private boolean answers(long id) {
      try {
        return front.product(id).equals(rows.get(id));
      } catch (RuntimeException failure) {
        Visit.to(() -> { throw failure; }, "The database was down. A visitor")
            .failsWithTheDatabase();
        return false;
      }
    }

    private void mustAllHaveEnded(String of, int left) {
      if (left > 0) {
        throw Story.saw("%s %d were still served %d s later, and the promise was %d s.", of, left,
                LATE.toSeconds(), PROMISE.toSeconds())
            .expected("Expected: none is.")
            .because("Likely cause: %s", whyOld(left == rows.size()
                ? "each look put off the end (step 2), or the lifetime is not the promise, or an"
                    + " old copy is shown when the database is down."
                : "what chance adds comes on top of the promise. It may only take off."));
      }
    }

    private void mustNotHaveEndedEarly(String of) {
      if (ended[0] > 0) {
        throw Story.saw("%s %d were gone after %d s, and half of the promise is 30 s.", of,
                ended[0], seconds(LOOKS.get(0)))
            .expected("Expected: for at least half of the promise a copy answers.")
            .because("Likely cause: chance takes off more than half of the promise.");
      }
    }

    private void mustNotBeTogether(String of, int from, int to, int together, double most) {
      if (together > most * rows.size()) {
        throw Story.saw("%s %d ended between %d and %d s after it. All of their next visitors went"
                + " to the database at once.", of, together, seconds(from), seconds(to))
            .expected("Expected: their ends are spread over at least a fifth of the promise.")
            .because("Likely cause: %s", together < rows.size()
                ? "what chance takes off is too little, is taken off too few, or has a few values"
                    + " only."
                : "every copy gets the same lifetime, or one draw serves them all.");
      }
    }

    private static long seconds(int percent) {
      return PROMISE.multipliedBy(percent).dividedBy(100).toSeconds();
    }
  }

  private ShopFront on(Node node, int connections) {
    return new ShopFront(node.redis(connections), shop.products(), shop.accounts(), node.clock(),
        node.chance(), PROMISE);
  }

  private ShopFront on(Node node, Duration promise) {
    return on(node, shop.products(), promise);
  }

  private ShopFront on(Node node, Products products, Duration promise) {
    node.tap().intercept(new Interceptor() {
      @Override
      public void before(Command command) {
        sawPointInTime |= command.name().endsWith("EXPIREAT")
            || command.arguments().stream().anyMatch(POINT_IN_TIME::contains);
      }
    });
    return new ShopFront(node.redis(), products, shop.accounts(), node.clock(), node.chance(),
        promise);
  }

  /** Chance shows this number for as long as one test may draw. */
  private void tell(double drawn) {
    double[] numbers = new double[DRAWS];
    Arrays.fill(numbers, drawn);
    dice.forget();
    dice.willShow(numbers);
  }

  private Product onSale() {
    return shop.add(draw.product());
  }

  /** Changes the price, and tells nobody. */
  private Product repriced(Product product) {
    shop.reprice(product.id(), shop.product(product.id()).orElseThrow().cents() + 100);
    return shop.product(product.id()).orElseThrow();
  }

  /** A visit whose load takes its time, and right after whose read of the row the price changes. */
  private Product changedDuringLoad(Product product, Duration load) {
    duringLoad(front, product, load, () -> repriced(product));
    return shop.product(product.id()).orElseThrow();
  }

  /** A slow load leaves enough of the promise for a visitor who comes before half of it is over. */
  private void mustAnswerEarly(String situation, Duration load) {
    Product kept = onSale();
    loadSlowly(kept, load);
    time.advance(EARLY.minus(load));
    mustCostNothing(front, kept, "%sThe database took %d s to answer. 27 s after it had read the"
        + " row, a visitor came.", situation, load.toSeconds());
  }

  private void loadSlowly(Product product, Duration load) {
    duringLoad(front, product, load, () -> {});
  }

  /** The copy of "no such product" has ended. */
  private void mustBeOnSale(ShopFront node, Product now, String visitor) {
    Optional<Product> seen = seenBy(node, now, visitor);
    if (seen.isEmpty()) {
      throw Story.saw("%s got 'no such product'.", visitor)
          .expected("Expected: %s.", now)
          .because("Likely cause: 'no such product' is a copy like any other. It has an age and"
              + " keeps the promise, and changed puts the product in its place.");
    }
    visit(node, now, visitor).shows(now);
  }

  /** A visit whose load reads the row, and answers so much later. */
  private void duringLoad(
      ShopFront node, Product product, Duration load, Runnable meanwhile) {
    Origin.Held late = origin.holdNext();
    Crowd<Optional<Product>> visitor = crowds.of(1).call(n -> node.product(product.id()));
    visitor.awaitBlocked();
    mustNotWatch();
    meanwhile.run();
    time.advance(load);
    late.release();
    visitor.finish();
    visitor.failures().forEach(failure -> {
      throw Story.saw("The database took %d s to answer. The visitor who had waited for it got a"
              + " failure: %s.", load.toSeconds(), failure)
          .expected("Expected: the product, though it is too old to keep.")
          .because(String.valueOf(failure.getMessage()).contains("invalid expire")
              ? "Likely cause: what is left of the promise is zero or less, and Redis refuses such"
                  + " a lifetime."
              : "Likely cause: see the failure.");
    });
  }

  /** While a WATCH is open time can't move, and a connection is held. */
  private void mustNotWatch() {
    if (home.tap().isWatching()) {
      throw Story.saw("A visitor waited for the database, and her node watched a key in Redis"
              + " (WATCH) all the time.")
          .expected("Expected: nothing of Redis is held during a load.")
          .because("Likely cause: WATCH comes before the load, and EXEC after it.");
    }
  }

  private Visit visit(ShopFront node, Product product, String visitor, Object... values) {
    return visit(node, product.id(), visitor, values);
  }

  private Visit visit(ShopFront node, long id, String visitor, Object... values) {
    return Visit.to(() -> node.product(id), visitor, values);
  }

  private Optional<Product> seenBy(ShopFront node, Product product, String situation) {
    try {
      return node.product(product.id());
    } catch (RuntimeException failure) {
      Visit.to(() -> { throw failure; }, "%s A visitor", situation).shows(product);
      throw failure;
    }
  }

  /** The shop tells the node of a change. */
  private void mustTake(ShopFront node, Product now, String situation) {
    try {
      node.changed(now);
    } catch (RuntimeException failure) {
      throw Story.saw("The shop changed a product. %s It was told '%s'.", situation, failure)
          .expected("Expected: from now on the page shows the product as it is.")
          .because(String.valueOf(failure.getMessage()).contains("invalid expire")
              ? "Likely cause: Redis refuses a lifetime of zero or less."
              : "Likely cause: see the failure.");
    }
  }

  private void mustShowAtOnce(Product now, String where, List<ShopFront> nodes) {
    nodes.forEach(node -> visit(node, now, "The shop changed a product and said so%s. Right after"
        + " that, a visitor", where)
        .because(() -> where.contains("zero")
            ? "a node that does not cache does nothing in changed. The copies of others stay."
            : "changed does not put the new product in the place of every copy.")
        .shows(now));
  }

  /** The visitor is right, and answered without the database. */
  private void mustCostNothing(
      ShopFront node, Product product, String situation, Object... values) {
    origin.forget();
    int before = redis.entries().size();
    visit(node, product, situation + " The visitor", values).shows(product);
    assertThat(origin)
        .as(String.format(Locale.ROOT, situation, values).replace("%", "%%"))
        .because(redis.entries().size() > before
            ? "Likely cause: none was kept, or it had ended already. Its lifetime is far too short,"
                + " such as milliseconds where seconds were meant, or was cut to nothing."
            : "Likely cause: nothing is kept, or there is a copy, and it was taken for too old.")
        .wasAsked(0);
  }

  /** The promise is about copies, so it can't be judged while there are none. */
  private void mustServeCopies() {
    Product product = onSale();
    front.product(product.id());
    time.advance(Duration.ofSeconds(1));
    front.product(product.id());
    if (origin.loadsOf(product.id()) != 1) {
      throw new NotYet(1);
    }
  }

  /** Why a copy may have been too old, from what is in Redis; half a sentence. */
  private String whyOld(String otherwise) {
    return whyOld(PROMISE, otherwise);
  }

  private String whyOld(Duration promise, String otherwise) {
    if (sawPointInTime) {
      return "the end is given as a point in time (EXPIREAT, PXAT) on the node's clock. Redis has"
          + " a clock of its own, and the two differ. Give it a duration.";
    }
    return redis.entries().stream()
        .filter(entry -> entry.left().isEmpty())
        .findFirst()
        .map(entry -> "the entry '" + entry.key() + "' has no end. SET without a lifetime drops the"
            + " one that was there, and KEEPTTL keeps none where there was none.")
        .or(() -> whyThousandfold(promise))
        .orElse(otherwise);
  }

  /** A load and chance may have taken something off. */
  private Optional<String> whyThousandfold(Duration promise) {
    return redis.entries().stream()
        .filter(entry -> entry.left()
            .filter(left -> left.compareTo(promise.multipliedBy(250)) > 0)
            .filter(left -> left.compareTo(promise.multipliedBy(1000)) <= 0)
            .isPresent())
        .findFirst()
        .map(entry -> "milliseconds are given where seconds are counted (EX, EXPIRE). The entry '"
            + entry.key() + "' has " + entry.left().orElseThrow().toSeconds() + " s left.");
  }
}
