package ch01_cache_aside;

import static ch01_cache_aside.ProductPages.KEEP;
import static lab.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import lab.junit.Chapter;
import lab.junit.Draw;
import lab.junit.Step;
import lab.node.CrashPoints;
import lab.node.Node;
import lab.node.Nodes;
import lab.origin.Origin;
import lab.redis.Canary;
import lab.redis.Redis;
import lab.redis.Tamper;
import lab.schedule.Schedules;
import lab.shop.Product;
import lab.shop.Shop;
import lab.shop.Visit;
import lab.story.NotYet;
import lab.story.Story;
import lab.time.Time;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@Chapter(id = "cache_aside", title = "The second copy", minutes = 30)
class ProductPagesTest {
  private static final Duration MARGIN = Duration.ofMinutes(1);

  private Nodes nodes;
  private Shop shop;
  private Origin origin;
  private Redis redis;
  private Time time;
  private Draw draw;

  /** The page of the tests: its node is up throughout. */
  private ProductPages pages;

  /** On sale since before the test. */
  private Product product;

  /** A number under which the shop has nothing. */
  private long nothing;

  @BeforeEach
  void open(Node node, Nodes nodes, Shop shop, Origin origin, Redis redis, Time time, Draw draw) {
    this.nodes = nodes;
    this.shop = shop;
    this.origin = origin;
    this.redis = redis;
    this.time = time;
    this.draw = draw;
    pages = pagesOn(node);
    product = shop.add(draw.product());
    nothing = product.id() + 1;
  }

  @Nested
  @Step(value = 1, points = 3, minutes = 8, title = "a second visitor costs the database nothing",
      fails = "The database was asked twice")
  class TheSecondVisitor {
    @Test
    void is_answered_from_the_copy() {
      secondVisitMustCostNothing();
      visit(product.id(), "The third visitor").shows(product);
      assertThat(origin)
          .as("Three visitors opened the page of product %d", product.id())
          .because("Likely cause: whoever is answered from the copy takes it away.")
          .wasAsked(1);
    }

    @Test
    void may_come_to_another_node() {
      pages.find(product.id());
      ProductPages elsewhere = pagesOn(nodes.fresh());
      Visit.to(() -> elsewhere.find(product.id()), "The visitor of the other node").shows(product);
      assertThat(origin)
          .as("Two visitors opened the page of product %d on two nodes", product.id())
          .because(redis.entries().isEmpty()
              ? "Likely cause: nothing was kept in Redis, which is all that two nodes share."
              : "Likely cause: what one node keeps in Redis, another does not find.")
          .wasAsked(1);
    }

    @Test
    void sees_the_price_to_the_cent_and_a_gift_as_a_gift() {
      secondVisitMustCostNothing();
      for (long cents :
          List.of(draw.cents(), 0L, 1L, 1_999L, 129_900L, 4_294_967_296L + draw.cents(),
              9_007_199_254_740_993L)) { // the first whole number that a double can't hold
        shop.reprice(product.id(), cents);
        product = shop.product(product.id()).orElseThrow();
        pages.invalidate(product.id());
        origin.forget();
        secondVisitMustCostNothing();
      }
    }

    @Test
    void may_ask_for_any_number() {
      secondVisitMustCostNothing();
      for (long id : List.of(9_007_199_254_740_993L, Long.MAX_VALUE - product.id())) {
        product = putOnSale(id);
        origin.forget();
        secondVisitMustCostNothing();
      }
    }

    @Test
    void sees_a_change_that_the_shop_announced() {
      secondVisitMustCostNothing();
      Product now = repriced();
      pages.invalidate(product.id());
      visit(product.id(), "A price changed, and invalidate was called. A visitor").shows(now);
    }

    @Test
    void sees_a_change_that_was_announced_to_another_node() {
      secondVisitMustCostNothing();
      ProductPages elsewhere = pagesOn(nodes.fresh());
      elsewhere.find(product.id());
      Product now = repriced();
      elsewhere.invalidate(product.id());
      Visit.to(() -> elsewhere.find(product.id()), "A price changed, and invalidate was called. A"
          + " visitor of the same node").shows(now);
      visit(product.id(), "A price changed, and invalidate was called on one node. A visitor of"
          + " another").because(() -> "something that only one node knows decides which copy"
              + " counts, such as a copy or a number in a field.").shows(now);
    }

    @Test
    void is_not_disturbed_by_a_change_of_another_product() {
      secondVisitMustCostNothing();
      Product other = putOnSale(product.id() / 10); // its number begins like the first
      pages.find(other.id());
      pages.invalidate(other.id());
      origin.forget();
      visit(product.id(), "Product %d was changed. A visitor of another product", other.id())
          .shows(product);
      assertThat(origin)
          .as("One product was changed, and a visitor opened the page of another")
          .because("Likely cause: invalidate removes more than the copies of its product.")
          .wasAsked(0);
    }
  }

  @Nested
  @Step(value = 2, points = 3, minutes = 7, title = "whatever is cached has an end",
      fails = "stays in the cache for ever")
  class AnEnd {
    @Test
    void comes_with_every_copy() {
      mustServeCopies();
      assertThat(redis)
          .because("Likely cause: the copy was stored without a lifetime. A change that nobody"
              + " announces is then never seen.")
          .everythingEnds();
      assertThat(redis).keepsNothingLongerThan(KEEP);
    }

    @Test
    void comes_even_if_the_node_dies_in_between(CrashPoints crashPoints) throws Exception {
      mustServeCopies();
      crashPoints.each(
          redis::flush,
          node -> pagesOn(node).find(product.id()),
          crash -> {
            mustEndAfter(crash);
            visit(product.id(), "A node died %s. The next visitor", crash).shows(product);
          });
    }

    @Test
    void is_neither_too_early_nor_too_late() {
      mustServeCopies();
      time.advance(KEEP.dividedBy(2).minus(MARGIN));
      origin.forget();
      pages.find(product.id());
      assertThat(origin)
          .as("Not half of the time was over for which a copy may be kept, and a visitor came")
          .because("Likely cause: the lifetime is far shorter than was meant, such as"
              + " milliseconds where seconds were meant.")
          .wasAsked(0);
      Product now = repriced();
      time.advance(KEEP.plus(MARGIN));
      visit(product.id(), "A price changed, and nobody called invalidate. %d minutes later, a"
          + " visitor", KEEP.plus(MARGIN).toMinutes()).shows(now);
    }

    @Test
    void is_not_put_off_by_visits() {
      mustServeCopies();
      Product now = repriced();
      for (Duration passed = Duration.ZERO; passed.compareTo(KEEP) <= 0; passed = passed.plus(MARGIN)) {
        pages.find(product.id());
        time.advance(MARGIN);
      }
      visit(product.id(), "A price changed, and nobody called invalidate. Somebody looked every"
          + " minute, and %d minutes after the change a visitor", KEEP.plus(MARGIN).toMinutes())
          .because(() -> "each visit puts off the end of the copy.").shows(now);
    }

    @Test
    void is_not_put_off_by_another_product() {
      mustServeCopies();
      time.advance(KEEP.dividedBy(2));
      pages.find(putOnSale(nothing).id());
      Product now = repriced();
      time.advance(KEEP.dividedBy(2).plus(MARGIN));
      visit(product.id(), "A price changed, and nobody called invalidate. %d minutes after the copy"
          + " was made, and %d after that of another product, a visitor",
          KEEP.plus(MARGIN).toMinutes(), KEEP.dividedBy(2).plus(MARGIN).toMinutes()).shows(now);
    }

    @Test
    void brings_no_older_copy_back() {
      mustServeCopies();
      time.advance(MARGIN);
      Product now = repriced();
      pages.invalidate(product.id());
      visit(product.id(), "A price changed, and invalidate was called. A visitor").shows(now);
      for (int minute = 1; minute < KEEP.toMinutes(); minute++) {
        time.advance(MARGIN);
        visit(product.id(), "A price changed, and invalidate was called. %d minutes later, a"
            + " visitor", minute)
            .because(() -> "what invalidate has noted ends before the old copy does.").shows(now);
      }
    }
  }

  @Nested
  @Step(value = 3, points = 3, minutes = 8, title = "'no such product' is an answer too",
      fails = "The database was asked 10 times")
  class NoSuchProduct {
    @Test
    void is_kept_like_any_other_answer() {
      mustServeCopies();
      origin.forget();
      for (int visitor = 1; visitor <= 10; visitor++) {
        visit(nothing, "Visitor %d of 10", visitor).showsNoProduct();
      }
      assertThat(origin)
          .as("Ten visitors followed an old link to product %d, which the shop does not have",
              nothing)
          .because("Likely cause: only products are kept, or what is kept for 'no such product' is"
              + " not understood when it is read. Whoever asks for what does not exist gets through"
              + " to the database each time, and that is easy to do on purpose.")
          .wasAsked(1);
    }

    @Test
    void is_kept_as_long_as_any_other_answer() {
      mustServeCopies();
      pages.find(nothing);
      time.advance(KEEP.dividedBy(2).minus(MARGIN));
      origin.forget();
      visit(nothing, "A visitor").showsNoProduct();
      assertThat(origin)
          .as("Not half of the time was over for which a copy may be kept, and a visitor asked for"
              + " product %d, which the shop still does not have", nothing)
          .because("Likely cause: 'no such product' is kept for a far shorter time than a product.")
          .wasAsked(0);
    }

    @Test
    void is_not_put_off_by_another_number() {
      mustServeCopies();
      pages.find(nothing);
      time.advance(KEEP.dividedBy(2));
      pages.find(nothing + 1);
      Product added = putOnSale(nothing);
      time.advance(KEEP.dividedBy(2).plus(MARGIN));
      visit(nothing, "A product was put on sale, and nobody called invalidate. %d minutes after"
          + " somebody had looked for it in vain, and %d after somebody had looked for another, a"
          + " visitor", KEEP.plus(MARGIN).toMinutes(),
          KEEP.dividedBy(2).plus(MARGIN).toMinutes()).shows(added);
    }

    @Test
    void ends_too(CrashPoints crashPoints) throws Exception {
      mustServeCopies();
      crashPoints.each(
          redis::flush, node -> pagesOn(node).find(nothing), ProductPagesTest.this::mustEndAfter);
      visit(nothing, "A visitor").showsNoProduct();
      assertThat(redis).everythingEnds().keepsNothingLongerThan(KEEP);
      Product added = putOnSale(nothing);
      time.advance(KEEP.plus(MARGIN));
      visit(nothing, "A product was put on sale, and nobody called invalidate. %d minutes later, a"
          + " visitor", KEEP.plus(MARGIN).toMinutes()).shows(added);
    }

    @Test
    void is_forgotten_when_the_shop_says_so() {
      mustServeCopies();
      visit(nothing, "A visitor").showsNoProduct();
      Product added = putOnSale(nothing);
      pages.invalidate(nothing);
      visit(nothing, "A product was put on sale, and invalidate was called. A visitor")
          .shows(added);
      shop.remove(nothing);
      pages.invalidate(nothing);
      visit(nothing, "A product was taken off sale, and invalidate was called. A visitor")
          .showsNoProduct();
    }
  }

  @Nested
  @Step(value = 4, points = 3, minutes = 7, title = "a failed load is a failure, not an answer",
      fails = "The database was down. A visitor got 'no such product'")
  class AFailedLoad {
    @Test
    void reaches_its_visitor_and_is_not_remembered() {
      mustServeCopies();
      redis.flush();
      origin.fail();
      visit(product.id(), "The database was down. A visitor").failsWithTheDatabase();
      origin.heal();
      visit(product.id(), "The database was back. A visitor").shows(product);
      origin.forget();
      visit(product.id(), "The visitor after that").shows(product);
      assertThat(origin).as("After the database was back, a second visitor came").wasAsked(0);
    }

    @Test
    void is_not_a_proof_that_there_is_nothing() {
      mustServeCopies();
      origin.fail();
      visit(nothing, "The database was down. A visitor").failsWithTheDatabase();
      Product added = putOnSale(nothing);
      origin.heal();
      visit(nothing, "The database was back. A visitor").shows(added);
    }

    @Test
    void is_none_of_the_business_of_those_who_find_a_copy() {
      mustServeCopies();
      origin.fail();
      visit(product.id(), "The database was down, but there was a copy. A visitor").shows(product);
    }
  }

  @Nested
  @Step(value = 5, points = 2, minutes = 12, kind = Step.Kind.HOME,
      title = "a copy that can't be read is no copy", fails = "saw a price of 0 cents")
  class AnUnreadableCopy {
    @Test
    void is_a_miss_and_is_replaced() {
      mustServeCopies();
      List<Tamper.Change> changes = tamper().changes();
      if (changes.isEmpty()) {
        throw new NotYet(1);
      }
      changes.forEach(ProductPagesTest.this::mustSurvive);
    }

    @Test
    void is_data_and_never_run_as_code() {
      mustServeCopies();
      for (Tamper.Change change : tamper().plantObjects()) {
        Canary.hush();
        redis.flush();
        pages.find(product.id());
        change.make();
        pages.find(product.id());
        if (Canary.sang()) {
          throw Story.saw("%s Its code ran inside the shop.", change)
              .expected("Expected: what comes from the cache is data, whoever put it there.")
              .because("Likely cause: ObjectInputStream reads bytes from Redis. It makes objects"
                  + " of whatever class the bytes name, before anybody can look at them.");
        }
      }
    }

    @Test
    void is_not_what_an_odd_name_leads_to() {
      mustServeCopies();
      for (String name : List.of("a;b", "a=b;cents=1", "{\"cents\":1}", "a|b,c\td\ne", "", " ",
          "\"quoted\" 'and' \\escaped", "null", "Grün, 50 % off", "\uD83D\uDCA1 lamp", "0")) {
        shop.rename(product.id(), name);
        product = shop.product(product.id()).orElseThrow();
        pages.invalidate(product.id());
        origin.forget();
        secondVisitMustCostNothing();
      }
    }
  }

  @Nested
  @Step(value = 6, kind = Step.Kind.GUARD, title = "a load may itself read the cache")
  class ALoadInsideALoad {
    @Test
    void needs_no_second_connection(Node node) {
      ProductPages narrow = new ProductPages(node.redis(1), shop.products());
      // the second shares its low bits with the product: a lock for many products is seen, too
      List<Product> parts = List.of(putOnSale(nothing), putOnSale(product.id() ^ 32));
      origin.inside(id -> {
        if (id.equals(product.id())) {
          parts.forEach(part -> Visit.to(() -> narrow.find(part.id()), "While product %d was"
              + " loaded, the page of its part was asked for, on a node with one connection to"
              + " Redis. That page", id).shows(part));
        }
      });
      Visit.to(() -> narrow.find(product.id()), "A visitor of a page that is made of another page,"
          + " on a node with one connection to Redis,").shows(product);
    }
  }

  @Nested
  @Step(value = 7, points = 2, minutes = 8, kind = Step.Kind.HOME,
      title = "an entry may vanish between any two commands",
      fails = "got 'no such product' for a product that the shop has")
  class AVanishingEntry {
    @Test
    void changes_no_answer(Schedules schedules) throws Exception {
      mustServeCopies();
      evictedWhileSomebodyLooksAt(product.id(), schedules, visit -> visit.shows(product));
      evictedWhileSomebodyLooksAt(nothing, schedules, Visit::showsNoProduct);
    }

    private void evictedWhileSomebodyLooksAt(long id, Schedules schedules, Consumer<Visit> must)
        throws Exception {
      evictedAfter(() -> pages.find(id), id, schedules, must);
      evictedAfter(redis::flush, id, schedules, must); // she makes the copy herself
    }

    private void evictedAfter(
        Runnable before, long id, Schedules schedules, Consumer<Visit> must) throws Exception {
      schedules.of(ProductPagesTest.this::pagesOn)
          .caller("visitor", 1, visited -> visited.find(id))
          .onFreshState(before)
          .mayHappen("the copy is evicted", redis::flush)
          .check(ran -> must.accept(Visit.to(() -> ran.value("visitor"),
              "The copy was evicted while a visitor looked at the page. She")));
    }
  }

  @Nested
  @Step(value = 8, kind = Step.Kind.GUARD, title = "two products never share an entry")
  class TwoProducts {
    @Test
    void have_a_page_each_however_alike_their_numbers() {
      long id = product.id();
      List<Long> twins = new ArrayList<>(List.of(id + (1L << 32), (1L << 32) + (id ^ 1),
          id + 1_000_000, id + 1_000_000_000, Long.MAX_VALUE - id));
      LongStream.range(0, 10).forEach(digit -> twins.add(id * 10 + digit));
      for (long twin : twins) {
        Product other = putOnSale(twin);
        visit(id, "The first visitor").shows(product);
        visit(twin, "Product %d had been looked at. A visitor of product %d", id, twin)
            .shows(other);
        visit(id, "Product %d had been looked at. A visitor of product %d", twin, id)
            .shows(product);
      }
    }
  }

  private ProductPages pagesOn(Node node) {
    return new ProductPages(node.redis(), shop.products());
  }

  private Visit visit(long id, String visitor, Object... values) {
    return Visit.to(() -> pages.find(id), visitor, values);
  }

  private Product repriced() {
    shop.reprice(product.id(), product.cents() + 100);
    return shop.product(product.id()).orElseThrow();
  }

  private Product putOnSale(long id) {
    return shop.add(new Product(id, draw.product().name(), draw.cents()));
  }

  private void secondVisitMustCostNothing() {
    visit(product.id(), "The first visitor").shows(product);
    visit(product.id(), "The second visitor").shows(product);
    assertThat(origin)
        .as("Two visitors opened the page of product %d, which costs %d cents",
            product.id(), product.cents())
        .because(redis.entries().isEmpty()
            ? "Likely cause: after the first visit nothing was kept in Redis."
            : "Likely cause: something was kept in Redis, and the second visit did not use it.")
        .wasAskedAtMost(1);
  }

  /** Every later step is about copies, so it can't be judged while there are none. */
  private void mustServeCopies() {
    origin.forget();
    pages.find(product.id());
    pages.find(product.id());
    if (origin.loads() != 1) {
      throw new NotYet(1);
    }
  }

  private void mustEndAfter(CrashPoints.Crash crash) {
    assertThat(redis)
        .as("The node died %s", crash)
        .because("Likely cause: the value comes first, and its lifetime in a second command. A"
            + " node that dies between the two leaves a copy that nobody will ever remove.")
        .everythingEnds();
  }

  /** What may happen to the copies, except what nobody could see. */
  private Tamper tamper() {
    redis.flush();
    pages.find(nothing);
    List<String> forNothing =
        redis.entries().stream()
            .filter(entry -> entry.type().equals("string"))
            .map(entry -> redis.admin().get(entry.key()))
            .toList();
    redis.flush();
    pages.find(product.id());
    return Tamper.with(redis).leaving(product.name()).butNot(forNothing);
  }

  /** After the change, two more visits: both right, the second from a good copy. */
  private void mustSurvive(Tamper.Change change) {
    redis.flush();
    pages.find(product.id());
    change.make();
    origin.forget();
    visit(product.id(), "%s A visitor", change).shows(product);
    visit(product.id(), "%s The visitor after that", change).shows(product);
    assertThat(origin)
        .as("%s Two visitors came", change)
        .because("Likely cause: the copy that can't be read is not replaced by a good one.")
        .wasAskedAtMost(1);
  }
}
