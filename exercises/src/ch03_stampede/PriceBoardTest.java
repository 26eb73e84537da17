package ch03_stampede;

import static ch03_stampede.PriceBoard.DEADLINE;
import static ch03_stampede.PriceBoard.KEEP;
import static ch03_stampede.PriceBoard.LEASE;
import static lab.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import lab.crowd.Crowd;
import lab.crowd.Crowds;
import lab.junit.Chapter;
import lab.junit.Draw;
import lab.junit.Step;
import lab.node.Node;
import lab.node.Nodes;
import lab.node.OwnClasses;
import lab.origin.Origin;
import lab.redis.Entry;
import lab.redis.Redis;
import lab.schedule.Race;
import lab.schedule.Schedules;
import lab.shop.DatabaseDown;
import lab.shop.Product;
import lab.shop.Shop;
import lab.story.NotYet;
import lab.story.Story;
import lab.tap.Command;
import lab.tap.Gate;
import lab.time.Time;
import lab.time.Trials;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@Chapter(id = "stampede", title = "Five hundred at the door", minutes = 50, needs = "cache_aside")
class PriceBoardTest {
  /** Of one call, before its wait has become a loop. */
  private static final int MOST_COMMANDS = 20;

  private static final Duration MARGIN = Duration.ofSeconds(4);

  /** What a load takes while customers arrive. */
  private static final Duration A_LOAD = Duration.ofMillis(200);

  private static final Duration A_SLOW_LOAD = Duration.ofSeconds(2);

  /** Longer than half of a lease. */
  private static final Duration A_LONG_LOAD = LEASE.multipliedBy(3).dividedBy(5);

  /** Time passes in steps that are shorter than half of a lease, so that an owner can renew it. */
  private static final Duration STEP = LEASE.multipliedBy(2).dividedBy(5);

  /** Long enough for every pause between two looks, and much shorter than a lease. */
  private static final Duration SOON = Duration.ofSeconds(2);

  /** Shows what other clocks show when a lease that begins now is over: time is no token. */
  private static final Duration LATE_CLOCK = LEASE.multipliedBy(6).dividedBy(5);

  /** Whether steps 1 and 3 are solved as far as later ones need it; null until it was tried. */
  private static Boolean letsOneLoad;

  private static Boolean nodesShareOneLoad;

  private Shop shop;
  private Origin origin;
  private Redis redis;
  private Time time;
  private Crowds crowds;
  private Schedules schedules;
  private Draw draw;

  /** Three nodes, of which one is the slow, the late or the dying one where there is such. */
  private Node one;

  private Node two;
  private Node three;

  /** On sale since before the test; its name and price as the tests know them. */
  private Product article;

  @BeforeEach
  void open(Nodes nodes, Shop shop, Origin origin, Redis redis, Time time, Crowds crowds,
      Schedules schedules, Draw draw) {
    one = nodes.fresh(LATE_CLOCK);
    two = nodes.fresh();
    three = nodes.fresh();
    this.shop = shop;
    this.origin = origin;
    this.redis = redis;
    this.time = time;
    this.crowds = crowds;
    this.schedules = schedules;
    this.draw = draw;
    article = shop.add(draw.product());
  }

  @Nested
  @Step(value = 1, points = 3, minutes = 12, title = "one customer loads, the rest wait",
      fails = "499 got nothing")
  class OneLoads {
    private PriceBoard board;

    @Test
    void five_hundred_customers_cost_one_query() throws Exception {
      within(A_LOAD).of(this::fresh, missing -> wave(500, A_LOAD));
      time.advance(KEEP.dividedBy(2).minus(MARGIN));
      origin.forget();
      saw("Not half of the time was over for which a price may be shown, and a customer came",
          at(board, 1));
      assertThat(origin)
          .as("Not half of the time was over for which a price may be shown, and a customer came")
          .wasAsked(0);
      mustNotAllRefresh();
      assertThat(redis).everythingEnds();
      within(A_SLOW_LOAD).of(this::ended, missing -> wave(40, A_SLOW_LOAD));
      mustShowNothingAfterItsTime();
    }

    private Product fresh() {
      redis.flush();
      board = boardOn(one);
      return article;
    }

    /** There was a price, and it is another one now. */
    private Product ended() {
      repriced();
      time.advance(KEEP.plus(MARGIN));
      return article;
    }

    private void mustNotAllRefresh() {
      time.advance(KEEP.dividedBy(2));
      origin.forget();
      origin.hold();
      Crowd<Long> crowd = at(board, 50).awaitBlocked();
      assertThat(origin)
          .as("56 s after a price was kept, before its end, 50 customers came")
          .because("Likely cause: whoever finds an old price loads a new one. One of them is"
              + " enough.")
          .wasAskedAtMost(1);
      origin.release();
      saw("56 s after a price was kept, before its end, 50 customers came", crowd);
    }

    private void mustShowNothingAfterItsTime() {
      redis.flush();
      List<PriceBoard> boards = List.of(boardOn(one), boardOn(two));
      saw("A customer came", at(boards.get(0), 1));
      repriced();
      time.advance(KEEP.minus(SOON));
      boards.forEach(board -> at(board, 1).waitFor(SOON));
      time.advance(SOON.multipliedBy(2));
      for (PriceBoard board : boards) {
        assertThat(at(board, 1).waitFor(SOON))
            .as("A price was kept, and then changed. Customers came 58 s and 62 s after it was"
                + " kept, to the node that had kept it and to another. The one after 62 s")
            .because("Likely cause: a node keeps what it found in Redis, which was old already.")
            .everyoneGot(article.cents());
      }
    }

    private void wave(int customers, Duration load) {
      origin.forget();
      origin.hold();
      Crowd<Long> crowd = answered(at(board, customers), load);
      assertThat(origin)
          .as("%d customers asked for a price while its entry was missing", customers)
          .because(origin.loads() == 0
              ? "Likely cause: an old price was shown once more, from a copy that outlived KEEP or"
                  + " from a load that was over."
              : "Likely cause: every customer who finds no entry goes to the database. Step 1 asks"
                  + " you to let one go and have the rest wait for what it brings.")
          .wasAsked(1);
      assertThat(crowd)
          .as("%d customers asked for a price while its entry was missing; the load took %d ms",
              customers, load.toMillis())
          .because(whyNot(crowd, "whoever waits looks once more, finds nothing yet, and gives up."))
          .everyoneGot(article.cents());
    }
  }

  @Nested
  @Step(value = 2, points = 3, minutes = 8, title = "a failed load opens the door",
      fails = "never came back")
  class AFailedLoad {
    @Test
    void is_told_to_all_who_wait_for_it_and_tried_once() {
      mustLetOneLoad();
      Crowd<Long> crowd = atTheFailingDatabase(boardOn(one), 50);
      assertThat(origin)
          .as("The database failed while 50 customers waited for one price")
          .because("Likely cause: whoever waited tries for itself, one after another, although the"
              + " failure was the answer to them all.")
          .wasAsked(1);
      assertThat(crowd)
          .as("The database failed while 50 customers waited for one price")
          .because(crowd.unfinished() > 0
              ? "Likely cause: whoever loads tells the others only if all goes well."
              : "Likely cause: the failure reached the one who loaded, and not those who waited.")
          .failedWith(DatabaseDown.class, 50);
    }

    @Test
    void lets_the_next_customer_try() {
      mustLetOneLoad();
      PriceBoard board = boardOn(one);
      atTheFailingDatabase(board, 5);
      origin.heal();
      Crowd<Long> next = at(board, 1).awaitBlocked();
      assertThat(next)
          .as("The database failed once, and was well again. The next customer came")
          .because(redis.entries().isEmpty()
              ? "Likely cause: the node still holds on to the load that failed."
              : "Likely cause: what the failed load left in Redis, such as its lock, keeps the"
                  + " door shut.")
          .everyoneGot(article.cents());
    }

    @Test
    void brings_back_no_price_that_has_ended() {
      mustLetOneLoad();
      PriceBoard board = boardOn(one);
      saw("A customer came", at(board, 1).awaitBlocked());
      time.advance(KEEP.plus(MARGIN));
      Crowd<Long> crowd = atTheFailingDatabase(board, 5);
      origin.heal();
      assertThat(crowd)
          .as("A price had ended, and the database failed while 5 customers waited for the new one")
          .because(crowd.values().contains(article.cents())
              ? "Likely cause: the last price is kept for bad days, and shown after KEEP."
              : "Likely cause: see step 1 and the tests before this one.")
          .failedWith(DatabaseDown.class, 5);
    }

    @Test
    void is_told_to_nobody_who_comes_after_the_others_were_told() throws Exception {
      mustLetOneLoad();
      race(1, 1, 1)
          .onFreshState(PriceBoardTest.this::firstLoadFails)
          .firstLoads("A")
          .firstWaits("B")
          .preemptions(1)
          .check(ran -> {
            if (ran.cameAfter("C", "B")) {
              assertThat(ran)
                  .as("A's load failed, and B, who had waited for it, was told. Then C came")
                  .because("Likely cause: those who wait are told before the node lets go of the"
                      + " load that failed. Whoever comes in between gets an old failure.")
                  .gave("C", article.cents());
            }
          });
    }

    @Test
    void need_not_be_an_exception() {
      mustLetOneLoad();
      PriceBoard board = boardOn(one);
      origin.inside(what -> {
        throw new StackOverflowError("thrown by this test");
      });
      origin.hold();
      Crowd<Long> crowd = at(board, 5).awaitBlocked();
      origin.release();
      crowd.waitFor(SOON);
      origin.inside(what -> {});
      if (crowd.failures().size() < crowd.size()) {
        throw Story.saw("A load of 5 customers ended with an Error. %d got it, %d never came back.",
                crowd.failures().size(), crowd.unfinished())
            .expected("Expected: those who wait are told, whatever it is.")
            .because("Likely cause: only exceptions are caught where the others are told.");
      }
      assertThat(at(board, 1).awaitBlocked())
          .as("A load had ended with an Error. The next customer came")
          .because(redis.entries().isEmpty()
              ? "Likely cause: the node still holds on to the load that failed."
              : "Likely cause: the lock is removed after a price and after an exception, and an"
                  + " Error is neither.")
          .everyoneGot(article.cents());
    }

    private Crowd<Long> atTheFailingDatabase(PriceBoard board, int customers) {
      origin.fail();
      origin.hold();
      Crowd<Long> crowd = at(board, customers).awaitBlocked();
      origin.release();
      return crowd.waitFor(DEADLINE);
    }
  }

  @Nested
  @Step(value = 3, points = 3, minutes = 12, title = "one load for all nodes, and all are answered",
      fails = "250 got nothing")
  class TwoNodes {
    @Test
    void cost_one_query_together() throws Exception {
      mustLetOneLoad();
      within(A_LOAD).of(this::fresh, missing -> wave(500, A_LOAD));
      within(A_LONG_LOAD).of(this::fresh, missing -> wave(20, A_LONG_LOAD));
    }

    private Product fresh() {
      redis.flush();
      return article;
    }

    @Test
    void answer_who_comes_at_any_moment_of_a_load() throws Exception {
      mustLetOneLoad();
      race(1, 2)
          .firstLoads("A")
          .preemptions(2)
          .check(ran -> {
            assertThat(ran)
                .as("A loaded a price while B came to another node")
                .because("Likely cause: B looks once more, finds nothing yet, and gives up.")
                .gave("B", article.cents());
            if (ran.took().compareTo(SOON) > 0) {
              throw Story.saw("A loaded a price while B came to another node. The price was there,"
                      + " and B waited for %d s more.", ran.took().toSeconds())
                  .expected("Expected: B has it within %d s.", SOON.toSeconds())
                  .because("Likely cause: B looks, finds nothing, and begins to listen. What A said"
                      + " in between was said to nobody.");
            }
          });
    }

    /** Half of them at another node, which has static fields of its own, as in another JVM. */
    private void wave(int customers, Duration load) throws Exception {
      PriceBoard here = boardOn(one);
      OwnClasses there = new OwnClasses(PriceBoard.class, two.redis(), two.dataSource(),
          shop.prices(), two.clock(), two.waits());
      origin.forget();
      origin.hold();
      Crowd<Long> crowd = answered(crowds.of(customers).call(n -> n % 2 == 0
          ? here.priceOf(article.name())
          : (Long) there.call("priceOf", article.name())), load);
      assertThat(origin)
          .as("%d customers of two nodes asked for a price while its entry was missing", customers)
          .because("Likely cause: " + (load.equals(A_LONG_LOAD)
              ? "the lock lasts for less than its lease, and nobody renews it."
              : "what makes customers wait is known to one node alone. So is what a static field"
                  + " holds."))
          .wasAsked(1);
      assertThat(crowd)
          .as("%d customers of two nodes asked for a price while its entry was missing; the load"
              + " took %d ms", customers, load.toMillis())
          .because(whyNot(crowd, "the node that does not load looks once more, finds nothing yet,"
              + " and gives up."))
          .everyoneGot(article.cents());
    }
  }

  @Nested
  @Step(value = 4, points = 3, minutes = 10, title = "only its owner removes a lock",
      fails = "two loads of one price at once")
  class OnlyTheOwner {
    /** Whether A had loaded already when its lease ended: then it was about to unlock. */
    private boolean hadLoaded;

    @Test
    void opens_the_door_to_the_next_node() throws Exception {
      mustShareOneLoad();
      lateOwnerComesBack(race(1, 2, 3)
          .firstLoads("A")
          .firstHappens("A's lease ends", this::leaseOfAEnds), "another node");
      lateOwnerComesBack(race(1, 2, 3)
          .firstLoads("A")
          .firstGoesOn("A")
          .mayPass("A's lease ends", this::leaseOfAEnds)
          .beforeTheEndOf("A"), "another node");
    }

    @Test
    void opens_the_door_to_the_next_customer_of_its_node() throws Exception {
      mustShareOneLoad();
      lateOwnerComesBack(race(1, 1, 3)
          .firstLoads("A")
          .firstHappens("A's lease ends", this::leaseOfAEnds), "the same node");
    }

    private void leaseOfAEnds() {
      hadLoaded = origin.loads() > 0;
      leaseEnds();
    }

    /** A's load fails. Its lease may end at any moment, and then B takes its place. */
    private void lateOwnerComesBack(Race<PriceBoard> race, String where) throws Exception {
      race.onFreshState(PriceBoardTest.this::firstLoadFails)
          .loadsSlowly("B")
          .lastComes("C")
          .preemptions(1)
          .check(ran -> {
            if (origin.loads() > 2) {
              throw Story.saw("A's load failed, and its lease ended before it came back. B of %s"
                      + " had begun to load. Then C came, and there were two loads of one price at"
                      + " once.", where)
                  .expected("Expected: C waits for B.")
                  .because("Likely cause: %s", whatADid(where));
            }
            assertThat(ran).as("A's load failed, B loaded, and then C came")
                .gave("C", article.cents());
          });
    }

    private String whatADid(String where) {
      if (where.startsWith("the same")) {
        return "all locks of a node carry the same token, so each looks like its own.";
      }
      return hadLoaded
          ? "A looked whose lock it is in one command and removed it in another. Between the two"
              + " the lock became another's."
          : "A removed a lock that was no longer its own. Whose it is must be written in it, and"
              + " two attempts on two nodes must not write the same.";
    }

    /** Its price would hide that the lock is gone, if the cache kept it. */
    @Test
    void also_after_a_load_that_was_late_and_went_well() {
      mustShareOneLoad();
      Origin.Held late = origin.holdNext();
      Crowd<Long> owner = at(boardOn(one), 1).awaitBlocked();
      Gate gate = one.tap().hold(command -> true);
      leaseEnds();
      Origin.Held load = origin.holdNext();
      Crowd<Long> second = at(boardOn(two), 1).awaitBlocked();
      List<String> before = keys();
      gate.release();
      late.release();
      owner.awaitBlocked();
      if (load.stands()) {
        evictAllBut(before);
        Crowd<Long> third = at(boardOn(three), 1).awaitBlocked();
        if (origin.loads() > 2) {
          throw Story.saw("A's lease ended while it loaded, and B of another node had begun to"
                  + " load. A came back with a price; if it kept that, it was evicted at once. Then"
                  + " C came, and there were two loads of one price at once.")
              .expected("Expected: C waits for B.")
              .because("Likely cause: after a load that went well A removes the lock without a look"
                  + " whose it is by now.");
        }
        load.release();
        saw("A's lease had ended while it loaded, and B loaded. Then C came", third);
      }
    }

    @Test
    void and_only_its_owner_renews_it() {
      mustShareOneLoad();
      for (boolean secondDies : List.of(false, true)) {
        redis.flush();
        Origin.Held stuck = origin.holdNext();
        Crowd<Long> owner = at(boardOn(one), 1).awaitBlocked();
        Gate gate = one.tap().hold(command -> true);
        leaseEnds();
        Origin.Held load = origin.holdNext();
        Crowd<Long> second = at(boardOn(two), 1).awaitBlocked();
        gate.release();
        owner.awaitBlocked();
        if (load.stands()) {
          if (secondDies) {
            two.kill();
            leaseEnds();
          }
          load.release();
          second.awaitBlocked();
          Crowd<Long> third = at(boardOn(three), 1).awaitBlocked();
          assertThat(third)
              .as("The node of an owner stood still until its lease was over, and went on while"
                  + " it still loaded. Meanwhile a second owner had taken over and %s. A third"
                  + " customer came",
                  secondDies ? "died, and its lease was over" : "kept the price")
              .because("Likely cause: a timer renews whatever lock is there, or puts back a lock"
                  + " that is another's by now.")
              .everyoneGot(article.cents());
        }
        stuck.release();
        owner.waitFor(DEADLINE);
      }
    }
  }

  @Nested
  @Step(value = 5, points = 3, minutes = 8, title = "look again once you have the lock",
      fails = "The database was asked twice")
  class LookAgain {
    /** How much there was in Redis when the last load began. */
    private int kept;

    @Test
    void because_the_price_may_have_come_meanwhile() throws Exception {
      mustShareOneLoad();
      mustLoadOnce(race(1, 2), "A and B came to two nodes while an entry was missing.",
          "Likely cause: whoever gets the lock loads at once. What it saw before it had the lock is"
              + " no longer true.");
    }

    @Test
    void also_after_a_wait() throws Exception {
      mustShareOneLoad();
      mustLoadOnce(race(1, 2).firstLoads("A").firstWaits("B")
              .mayPass(Duration.ofMillis(1100)), // whoever waits looks at least once a second
          "A loaded a price, and B waited for it on another node.",
          "Likely cause: whoever gets the lock after a wait loads at once. Its last look was before"
              + " it had the lock.");
    }

    private void mustLoadOnce(Race<PriceBoard> race, String situation, String cause)
        throws Exception {
      origin.inside(what -> kept = redis.entries().size());
      race.preemptions(2).check(ran -> {
        assertThat(ran).as(situation).gaveEveryone(article.cents());
        assertThat(origin)
            .as(situation)
            .because(kept > 1 // the second one's lock, and the price
                ? cause
                : "Likely cause: the lock is free before the price is stored. Whoever gets it then"
                    + " looks, and finds none.")
            .wasAsked(1);
      });
    }
  }

  @Nested
  @Step(value = 6, points = 2, minutes = 12, kind = Step.Kind.HOME,
      title = "an owner that dies is replaced within the call", fails = "20 got TimeoutException")
  class AnOwnerThatDies {
    /** What was in Redis, such as a lock, when the load began; null until it did. */
    private volatile List<String> beforeTheLoad;

    @Test
    void leaves_nobody_behind() {
      mustShareOneLoad();
      Origin.Held load = origin.holdNext();
      at(boardOn(one), 1).awaitBlocked();
      Duration begin = time.passed();
      Crowd<Long> crowd = at(boardOn(two), 20).awaitBlocked();
      one.kill();
      leaseEnds();
      boolean locked = !redis.entries().isEmpty() && crowd.unfinished() > 0;
      crowd.waitFor(DEADLINE.minus(time.passed()).plus(begin));
      load.fail();
      assertThat(crowd)
          .as("The node that loaded a price lost its power while 20 customers of another node"
              + " waited for it")
          .because(locked
              ? "Likely cause: the lock lasts for longer than its lease."
              : "Likely cause: those who wait look for the price alone. Nobody tries to get the"
                  + " lock once its lease is over.")
          .everyoneGot(article.cents());
      assertThat(origin)
          .as("The node that loaded a price lost its power while 20 customers of another node"
              + " waited for it. One of them should have taken its place")
          .wasAsked(2);
    }

    @Test
    void leaves_no_lock_without_an_end() throws Exception {
      mustShareOneLoad();
      race(1, 2)
          .mayDie("A")
          .lastHappens("a lease is over", () -> {
            assertThat(redis)
                .as("A's node died between two commands")
                .because("Likely cause: the lock comes first, and its lease in a second command.")
                .everythingEnds();
            leaseEnds();
          })
          .lastComes("B")
          .check(ran -> assertThat(ran)
              .as("A's node died, and after a lease B came to another one")
              .gave("B", article.cents()));
    }

    @Test
    void is_not_the_only_one_whose_price_may_be_gone() throws Exception {
      mustShareOneLoad();
      race(1, 2)
          .firstLoads("A")
          .firstWaits("B")
          .mayHappen("everything is evicted", redis::flush)
          .preemptions(1)
          .check(ran -> assertThat(ran)
              .as("B waited for A's load, and the price was evicted as soon as it had come")
              .because("Likely cause: one command asks whether there is a price, and another reads"
                  + " it.")
              .gave("B", article.cents()));
    }

    @Test
    void may_lose_its_price_as_soon_as_it_is_kept() throws Exception {
      mustShareOneLoad();
      origin.inside(what -> beforeTheLoad = keys());
      race(1)
          .onFreshState(() -> {
            origin.forget();
            beforeTheLoad = null;
          })
          .firstLoads("A")
          .mayHappen("what A has kept is evicted", () -> {
            if (beforeTheLoad != null) {
              evictAllBut(beforeTheLoad);
            }
          })
          .check(ran -> assertThat(ran)
              .as("A loaded a price and kept it, and that was evicted at once")
              .because("Likely cause: A answers with what it reads back from Redis, and not with"
                  + " what the database said.")
              .gave("A", article.cents()));
    }

    @Test
    void is_not_remembered_by_its_failure() {
      mustShareOneLoad();
      Origin.Held first = origin.holdNext();
      Crowd<Long> owner = at(boardOn(one), 1).awaitBlocked();
      first.fail();
      owner.waitFor(SOON);
      Origin.Held load = origin.holdNext();
      Crowd<Long> second = at(boardOn(three), 1).awaitBlocked();
      Crowd<Long> third = at(boardOn(two), 1).awaitBlocked();
      time.advance(Duration.ofMillis(300));
      second.awaitBlocked();
      third.awaitBlocked();
      load.release();
      saw("A load had failed, and the next customer loaded", second);
      assertThat(third.waitFor(DEADLINE))
          .as("A load had failed. After that a customer came, and waited for the next load")
          .because("Likely cause: a failure that is left in Redis for other nodes is read by those"
              + " who came after it.")
          .everyoneGot(article.cents());
    }

    @Test
    void is_no_worse_than_one_that_fails() {
      mustShareOneLoad();
      Origin.Held load = origin.holdNext();
      Crowd<Long> owner = at(boardOn(one), 1).awaitBlocked();
      Crowd<Long> crowd = at(boardOn(two), 20).awaitBlocked();
      load.fail();
      owner.waitFor(DEADLINE);
      crowd.waitFor(DEADLINE);
      long told = Collections.frequency(crowd.values(), article.cents())
          + crowd.failures().stream().filter(PriceBoardTest::isOfTheDatabase).count();
      if (told < crowd.size()) {
        assertThat(crowd)
            .as("A load failed on one node while 20 customers of another waited for it")
            .because("Likely cause: those who wait look for the price alone.")
            .everyoneGot(article.cents());
      }
      assertThat(origin)
          .as("A load failed on one node while 20 customers of another waited for it")
          .wasAskedAtMost(2);
    }
  }

  @Nested
  @Step(value = 7, kind = Step.Kind.GUARD, title = "a lock is of one article, and of nothing else")
  class OneArticle {
    @Test
    void holds_up_no_other() {
      article = shop.add(new Product(draw.freeId(), "Aa " + article.name(), draw.cents()));
      String sameHashCode = "BB" + article.name().substring(2); // seen where a map locks a bin
      for (String name :
          List.of(sameHashCode, article.name().toLowerCase(Locale.ROOT), article.name() + " ")) {
        mustNotWait(priced(name));
      }
    }

    private void mustNotWait(Product twin) {
      for (boolean sameNode : List.of(true, false)) {
        redis.flush();
        PriceBoard board = boardOn(one);
        Origin.Held load = origin.holdNext();
        Crowd<Long> first = at(board, 1).awaitBlocked();
        mustNotWait(sameNode ? board : boardOn(two), twin, "was being loaded");
        load.release();
        saw("Two articles were loaded at once", first);
      }
    }

    @Test
    void is_of_its_exact_name_and_price() {
      String name = "Mug 'Äpfel' \"[a-z]*?\" \\ {x} %s ${y}\n " + draw.between(100, 999);
      List<Product> odd = List.of(
          new Product(draw.freeId(), name, 0),
          new Product(draw.freeId(), name.toLowerCase(Locale.ROOT), 4_000_000_000L),
          new Product(draw.freeId(), name + " ", 1),
          new Product(draw.freeId(), name.replace(' ', '_'), 2),
          new Product(draw.freeId(), name.replace("Ä", "A"), 3));
      odd.forEach(shop::add);
      redis.flush();
      for (int visit = 1; visit <= 2; visit++) {
        for (Product each : odd) {
          Crowd<Long> crowd =
              crowds.of(1).<Long>call(n -> boardOn(one).priceOf(each.name())).awaitBlocked();
          assertThat(crowd)
              .as("Customer %d asked for article '%s', one of five with names much alike", visit,
                  each.name())
              .because("Likely cause: a name is cleaned, or written into a script, a pattern or a"
                  + " format, or a price is read as something smaller than a long.")
              .everyoneGot(each.cents());
        }
      }
      for (Product each : odd) {
        origin.forget();
        crowds.of(1).<Long>call(n -> boardOn(two).priceOf(each.name())).awaitBlocked();
        assertThat(origin)
            .as("The price %d of article '%s' had been kept, and a customer of another node came",
                each.cents(), each.name())
            .because("Likely cause: a price of 0 is taken for none.")
            .wasAsked(0);
      }
    }

    @Test
    void has_a_name_that_no_price_has() {
      for (String name : namesOfLocks()) {
        Product other = priced(name);
        redis.flush();
        Origin.Held load = origin.holdNext();
        Crowd<Long> first = at(boardOn(one), 1).awaitBlocked();
        mustNotWait(boardOn(two), other, "was being loaded");
        load.release();
        saw("Two articles were loaded at once", first);
        redis.flush();
        mustNotWait(boardOn(two), other, "had not been asked for");
        mustNotWait(boardOn(one), article, "'" + name + "' was kept");
      }
    }

    private void mustNotWait(PriceBoard board, Product other, String what) {
      Crowd<Long> crowd = crowds.of(1).<Long>call(n -> board.priceOf(other.name())).awaitBlocked();
      assertThat(crowd)
          .as("Article '%s' %s, and a customer asked for article '%s'", article.name(), what,
              other.name())
          .because("Likely cause: the two share a lock, or the lock of one is under the key of the"
              + " other's price.")
          .everyoneGot(other.cents());
    }

    /** Articles whose price might have the key of this article's lock. */
    private Set<String> namesOfLocks() {
      String name = article.name();
      Set<String> names = new LinkedHashSet<>(List.of("lock:" + name, name + ":lock"));
      Origin.Held load = origin.holdNext();
      Crowd<Long> crowd = at(boardOn(one), 1).awaitBlocked();
      List<String> locks = redis.entries().stream().map(Entry::key).toList();
      load.release();
      crowd.waitFor(DEADLINE);
      redis.entries().stream().map(Entry::key).filter(key -> key.contains(name)).forEach(key -> {
        String prefix = key.substring(0, key.indexOf(name));
        String suffix = key.substring(key.indexOf(name) + name.length());
        locks.stream()
            .filter(lock -> lock.length() > prefix.length() + suffix.length())
            .filter(lock -> lock.startsWith(prefix) && lock.endsWith(suffix))
            .map(lock -> lock.substring(prefix.length(), lock.length() - suffix.length()))
            .forEach(names::add);
      });
      names.remove(name);
      return names;
    }
  }

  @Nested
  @Step(value = 8, points = 3, minutes = 12, kind = Step.Kind.HOME,
      title = "a late owner stores nothing", fails = "the price went back")
  class ALateOwner {
    @Test
    void does_not_bring_back_the_old_price() {
      mustShareOneLoad();
      Origin.Held load = origin.holdNext();
      Crowd<Long> owner = at(boardOn(one), 1).awaitBlocked();
      leaseEnds();
      mustNotGoBack("Likely cause: it stores what it loaded without asking whether the lock is"
          + " still its own.", () -> {
            load.release();
            owner.waitFor(DEADLINE);
          });
    }

    @Test
    void does_not_even_if_its_lease_ends_between_two_commands() throws Exception {
      mustShareOneLoad();
      long before = article.cents();
      race(1, 2, 3)
          .onFreshState(() -> {
            origin.forget();
            repriced(before);
          })
          .firstLoads("A")
          .firstGoesOn("A")
          .firstHappens("the price changes", () -> repriced(before + 100))
          .mayPass("A's lease ends", PriceBoardTest.this::leaseEnds)
          .beforeTheEndOf("A")
          .lastComes("C")
          .preemptions(1)
          .check(ran -> {
            if (Objects.equals(ran.got("B"), before + 100)
                && Objects.equals(ran.got("C"), before)) {
              throw wentBack(before, "Likely cause: it asks in one command whether the lock is its"
                  + " own, and stores in another.");
            }
          });
    }

    @Test
    void does_not_even_if_the_newer_price_has_ended() {
      mustShareOneLoad();
      Origin.Held load = origin.holdNext();
      Crowd<Long> owner = at(boardOn(one), 1).awaitBlocked();
      leaseEnds();
      mustNotGoBack("Likely cause: it stores if it finds no price. The newer one was there, and"
          + " has ended.", () -> {
            time.advance(KEEP.plus(MARGIN));
            load.release();
            owner.waitFor(DEADLINE);
          });
    }

    private void mustNotGoBack(String cause, Runnable comesBack) {
      long before = article.cents();
      repriced();
      Crowd<Long> second = at(boardOn(two), 1).awaitBlocked();
      boolean newer = second.values().contains(article.cents());
      comesBack.run();
      second.waitFor(DEADLINE);
      Crowd<Long> third = at(boardOn(three), 1).awaitBlocked();
      if (newer && third.values().contains(before)) {
        throw wentBack(before, cause);
      }
    }

    private Story wentBack(long before, String cause) {
      return Story.saw("A price changed while it was loaded, and the load took longer than its"
              + " lease. One customer saw the new price, %d; then the late owner came back, and"
              + " the price went back to %d.", before + 100, before)
          .expected("Expected: whoever comes after the new price was seen sees it too.")
          .because(cause);
    }
  }

  @Nested
  @Step(value = 9, points = 2, minutes = 10, kind = Step.Kind.HOME,
      title = "every wait has an end, and can be broken off", fails = "still waited")
  class EveryWait {
    @Test
    void ends_with_the_deadline() {
      mustShareOneLoad();
      origin.hold();
      PriceBoard board = boardOn(one);
      at(board, 1).awaitBlocked();
      List<Crowd<Long>> waiting = List.of(at(board, 5), at(boardOn(two), 5));
      passUntil(time.passed().plus(DEADLINE).plusMillis(100));
      long left = waiting.stream().mapToLong(Crowd::unfinished).sum();
      mustNotHaveGoneAll();
      // whoever took over a lock stands at the database now, and that wait is not the board's
      if (left > origin.held() - 1) {
        throw Story.saw("The database did not answer. %d s after they came, %d of 10 customers"
                + " still waited for others.", DEADLINE.toSeconds(), left - origin.held() + 1)
            .expected("Expected: each is told within %d s that it took too long.",
                DEADLINE.toSeconds())
            .because("Likely cause: a wait without a limit.");
      }
      waiting.forEach(crowd -> assertThat(crowd)
          .as("The database did not answer for %d s", DEADLINE.toSeconds())
          .failedWith(TimeoutException.class, (int) (crowd.size() - crowd.unfinished())));
    }

    @Test
    void does_not_begin_anew_when_another_customer_leaves() {
      mustShareOneLoad();
      origin.hold();
      at(boardOn(one), 1).awaitBlocked();
      PriceBoard board = boardOn(two);
      Duration end = time.passed().plus(DEADLINE).plusMillis(100);
      Crowd<Long> first = at(board, 1).awaitBlocked();
      Crowd<Long> staying = at(board, 5).awaitBlocked();
      time.advance(STEP);
      first.interrupt(); // and goes, for the lock is another's for as long as one more step
      first.awaitBlocked();
      passUntil(end);
      mustNotHaveGoneAll();
      long left = staying.unfinished();
      if (left > origin.held() - 1) {
        throw Story.saw("The database did not answer, and the first of 6 customers of a node was"
                + " interrupted. %d s after they came, %d of the other 5 still waited for others.",
                DEADLINE.toSeconds(), left - origin.held() + 1)
            .expected("Expected: each is told within %d s that it took too long.",
                DEADLINE.toSeconds())
            .because("Likely cause: whoever tries again, because the one she waited for has left,"
                + " begins a new deadline.");
      }
      assertThat(staying)
          .as("The database did not answer for %d s, and the first of 6 customers of a node was"
              + " interrupted", DEADLINE.toSeconds())
          .because("Likely cause: those who waited got the interrupt of the one they waited for.")
          .failedWith(TimeoutException.class, (int) (staying.size() - left));
    }

    /** A lease may have ended once or twice; more loads than that are a stampede. */
    private void mustNotHaveGoneAll() {
      if (origin.held() > 3) {
        throw Story.saw("The database did not answer. After %d s, %d customers of 11 asked it"
                + " themselves.", DEADLINE.toSeconds(), origin.held())
            .expected("Expected: they are told that it took too long.")
            .because("Likely cause: whoever has waited for long enough goes past the lock. All of"
                + " them do so at once.");
      }
    }

    @Test
    void ends_with_no_price_that_has_ended() {
      mustShareOneLoad();
      PriceBoard board = boardOn(one);
      saw("A customer came", at(board, 1).awaitBlocked());
      time.advance(KEEP.plus(MARGIN));
      origin.hold();
      at(board, 1).awaitBlocked();
      List<Crowd<Long>> waiting = List.of(at(board, 2), at(boardOn(two), 2));
      waiting.forEach(Crowd::awaitBlocked);
      passUntil(time.passed().plus(DEADLINE).plusMillis(100));
      if (waiting.stream().anyMatch(crowd -> crowd.values().contains(article.cents()))) {
        throw Story.saw("A price had ended, and the database did not answer. %d s after she came, a"
                + " customer was told the old price.", DEADLINE.toSeconds())
            .expected("Expected: she is told that it took too long. After KEEP that price is never"
                + " shown.")
            .because("Likely cause: the last price is kept for bad days.");
      }
    }

    @Test
    void ends_though_others_are_always_first() {
      mustShareOneLoad();
      origin.hold();
      at(boardOn(one), 1).awaitBlocked();
      Duration end = time.passed().plus(DEADLINE).plusMillis(100);
      PriceBoard board = boardOn(two);
      Crowd<Long> last = at(board, 1).awaitBlocked();
      Gate gate = two.tap().hold(command -> true);
      leaseEnds();
      at(boardOn(three), 1).awaitBlocked();
      gate.release();
      passUntil(end);
      // three loads: it lost patience and went to the database itself
      if (last.unfinished() > 0 && origin.held() < 3) {
        throw Story.saw("Two others had the lock, one after the other. %d s after she came, a"
                + " customer still waited for it.", DEADLINE.toSeconds())
            .expected("Expected: she is told within %d s that it took too long.",
                DEADLINE.toSeconds())
            .because("Likely cause: whoever waits for the lock waits without a limit.");
      }
      assertThat(last)
          .as("Two others had the lock, one after the other, for %d s", DEADLINE.toSeconds())
          .failedWith(TimeoutException.class, (int) (last.size() - last.unfinished()));
      origin.release();
      crowds.awaitBlocked();
      redis.flush();
      assertThat(at(board, 1).waitFor(DEADLINE))
          .as("A customer had been told that it took too long. Then the database was well, no lock"
              + " was left, and the next customer of her node came")
          .because("Likely cause: the node still holds on to the wait that was given up. Whoever"
              + " comes waits for it, and nobody goes.")
          .everyoneGot(article.cents());
    }

    @Test
    void ends_for_the_one_who_is_interrupted_and_for_nobody_else() {
      mustShareOneLoad();
      Origin.Held load = origin.holdNext();
      PriceBoard here = boardOn(one);
      PriceBoard there = boardOn(two);
      Crowd<Long> owner = at(here, 1).awaitBlocked();
      List<Crowd<Long>> leaving = List.of(at(here, 1).awaitBlocked(), at(there, 1).awaitBlocked());
      List<Crowd<Long>> staying = List.of(at(here, 3).awaitBlocked(), at(there, 3).awaitBlocked());
      leaving.forEach(crowd -> {
        crowd.interrupt();
        crowd.awaitBlocked();
      });
      time.advance(Duration.ofSeconds(1));
      owner.awaitBlocked();
      for (Crowd<Long> crowd : leaving) {
        if (crowd.unfinished() > 0) {
          throw Story.saw("A waiting customer's thread was interrupted. A second later it still"
                  + " waited.")
              .expected("Expected: its call ends with an InterruptedException.")
              .because("Likely cause: a wait that can't be interrupted, or a catch that goes on.");
        }
        assertThat(crowd)
            .as("A waiting customer's thread was interrupted")
            .failedWith(InterruptedException.class, 1);
      }
      load.release();
      saw("Two waiting customers were interrupted. The owner of the lock", owner);
      staying.forEach(crowd -> assertThat(crowd.waitFor(DEADLINE))
          .as("Two waiting customers were interrupted. Others waited on")
          .because("Likely cause: those who waited got the interrupt of the one they waited for.")
          .everyoneGot(article.cents()));
      assertThat(origin).as("Two waiting customers were interrupted").wasAsked(1);
    }
  }

  /** Trials of such a load in which no lease can have ended by Redis' own clock, which goes on. */
  private static Trials within(Duration load) {
    return Trials.within(LEASE.minus(load));
  }

  private PriceBoard boardOn(Node node) {
    return new PriceBoard(
        node.redis(), node.dataSource(), shop.prices(), node.clock(), node.waits());
  }

  private Crowd<Long> at(PriceBoard board, int customers) {
    return crowds.of(customers).call(n -> board.priceOf(article.name()));
  }

  /** The load that these customers wait for takes its time, and then answers. */
  private Crowd<Long> answered(Crowd<Long> crowd, Duration load) {
    passUntil(time.passed().plus(load)); // waits until all of them stand still
    origin.release();
    return crowd.waitFor(SOON);
  }

  private static String whyNot(Crowd<Long> crowd, String otherwise) {
    return "Likely cause: " + (crowd.unfinished() > 0
        ? "whoever waits sleeps for far longer than the load takes, or was called before she"
            + " listened."
        : otherwise);
  }

  private Product priced(String name) {
    return shop.add(new Product(draw.freeId(), name, draw.cents()));
  }

  private void repriced() {
    repriced(article.cents() + 100);
  }

  private void repriced(long cents) {
    shop.reprice(article.id(), cents);
    article = shop.product(article.id()).orElseThrow();
  }

  private List<String> keys() {
    return redis.entries().stream().map(Entry::key).toList();
  }

  private void evictAllBut(List<String> staying) {
    keys().stream().filter(key -> !staying.contains(key)).forEach(redis.admin()::del);
  }

  /** All of them come back with the price. */
  private void saw(String situation, Crowd<Long> crowd) {
    assertThat(crowd.waitFor(DEADLINE)).as(situation).everyoneGot(article.cents());
  }

  /** More than a lease passes; whoever renews it in time may do so. */
  private void leaseEnds() {
    passUntil(time.passed().plus(LEASE).plusSeconds(1));
  }

  /** Time passes in such steps until that moment, and whoever can go on then does. */
  private void passUntil(Duration end) {
    while (time.passed().compareTo(end) < 0) {
      Duration left = end.minus(time.passed());
      time.advance(left.compareTo(STEP) < 0 ? left : STEP);
    }
    crowds.awaitBlocked();
  }

  private static Predicate<Command> after(int sent) {
    AtomicInteger count = new AtomicInteger();
    return command -> count.getAndIncrement() == sent;
  }

  private static boolean isOfTheDatabase(Throwable failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof DatabaseDown) {
        return true;
      }
    }
    return false;
  }

  /** Step 2 can't be judged while those who wait get nothing. */
  private void mustLetOneLoad() {
    if (letsOneLoad == null) {
      letsOneLoad = shareOneLoad(List.of(boardOn(one)));
    }
    if (!letsOneLoad) {
      throw new NotYet(1);
    }
  }

  /** And those after it not while nodes know nothing of each other. */
  private void mustShareOneLoad() {
    if (nodesShareOneLoad == null) {
      nodesShareOneLoad = shareOneLoad(List.of(boardOn(one), boardOn(two)));
    }
    if (!nodesShareOneLoad) {
      mustLetOneLoad();
      throw new NotYet(3);
    }
  }

  private boolean shareOneLoad(List<PriceBoard> boards) {
    redis.flush();
    origin.forget();
    origin.hold();
    Crowd<Long> crowd = answered(
        crowds.of(4).call(n -> boards.get(n % boards.size()).priceOf(article.name())), A_LOAD);
    boolean shared = origin.loads() == 1
        && crowd.values().equals(Collections.nCopies(4, article.cents()));
    redis.flush();
    origin.forget();
    return shared;
  }

  /** Customers of one article, called A, B and C, who come to these nodes. */
  private Race<PriceBoard> race(int... nodes) {
    Race<PriceBoard> race = schedules.of(this::boardOn).onFreshState(origin::forget);
    race.clock(1, LATE_CLOCK);
    for (int i = 0; i < nodes.length; i++) {
      race.caller(String.valueOf((char) ('A' + i)), nodes[i], this::asks);
    }
    return race;
  }

  private Long asks(PriceBoard board) throws InterruptedException, TimeoutException {
    return board.priceOf(article.name());
  }

  private void firstLoadFails() {
    origin.forget();
    origin.holdNext().fail();
  }
}
