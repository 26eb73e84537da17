package ch07_key_scope;

import static ch07_key_scope.OrderPages.KEEP;
import static lab.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lab.crowd.Crowd;
import lab.crowd.Crowds;
import lab.digest.Digests;
import lab.junit.Chapter;
import lab.junit.Draw;
import lab.junit.Step;
import lab.node.CrashPoints;
import lab.node.Node;
import lab.node.Nodes;
import lab.origin.Origin;
import lab.redis.Redis;
import lab.redis.Transplant;
import lab.shop.DatabaseDown;
import lab.shop.Joints;
import lab.shop.Lookalikes;
import lab.shop.NotAllowed;
import lab.shop.Opening;
import lab.shop.OrderBook;
import lab.shop.Question;
import lab.shop.Shop;
import lab.shop.Visitor;
import lab.story.NotYet;
import lab.story.Story;
import lab.time.Time;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@Chapter(id = "key_scope", title = "Somebody else's orders", minutes = 35, needs = "cache_aside")
class OrderPagesTest {
  private static final String ORDERS = "orders";
  private static final Visitor GUEST = new Visitor("north", null, "guest");

  private Nodes nodes;
  private OrderBook book;
  private Origin origin;
  private Redis redis;
  private Time time;
  private Crowds crowds;
  private Draw draw;

  /** The pages of the tests: their node is up throughout. */
  private OrderPages pages;

  /** Two customers of one shop, and one of another shop who is called like the first. */
  private Visitor ada;

  private Visitor eva;
  private Visitor namesake;

  @BeforeEach
  void open(Node node, Nodes nodes, Shop shop, Origin origin, Redis redis, Time time,
      Crowds crowds, Draw draw) {
    this.nodes = nodes;
    this.book = shop.orderBook();
    this.origin = origin;
    this.redis = redis;
    this.time = time;
    this.crowds = crowds;
    this.draw = draw;
    Digests.watch();
    pages = pagesOn(node);
    ada = customer("north", draw.oneOf("Ada", "Bea", "Cleo", "Dora") + " " + draw.between(10, 99));
    eva = customer("north", draw.oneOf("Eva", "Fay", "Gerda", "Hana") + " " + draw.between(10, 99));
    namesake = customer("south", ada.user());
    book.register(List.of(ada, eva, namesake));
    Stream.of(ada, eva, namesake).forEach(each -> book.order(each, draw.cents()));
  }

  @Nested
  @Step(value = 1, points = 3, minutes = 8, title = "two customers never meet",
      fails = "was shown the page of")
  class TwoCustomers {
    @Test
    void see_their_own_orders_and_cost_one_load_each() {
      Question hers = new Question(ada, ORDERS, Map.of("page", "1"));
      opening(hers).showsHerPage();
      opening(hers.by(eva)).after("%s had opened hers.", ada.user()).showsHerPage();
      OrderPages elsewhere = pagesOn(nodes.fresh());
      for (Question again : List.of(hers, hers.by(eva))) {
        Opening.of(book, again, () -> show(elsewhere, again))
            .after("Two customers had opened their pages; then they came to another node.")
            .showsHerPage();
      }
      assertThat(origin)
          .as("Two customers opened their orders twice each, at two nodes")
          .because(redis.entries().isEmpty()
              ? "Likely cause: nothing is kept in Redis. Private pages may be kept; they may not be"
                  + " shared."
              : "Likely cause: what is kept for a customer is not found again.")
          .wasAsked(2);
    }

    @Test
    void of_two_shops_may_have_one_name() {
      Question hers = new Question(ada, ORDERS, Map.of());
      opening(hers).showsHerPage();
      opening(hers.by(namesake)).after("A customer of another shop had opened hers.")
          .showsHerPage();
      opening(hers).after("A customer of another shop had opened hers.").showsHerPage();
    }

    @Test
    void are_not_mixed_up_if_one_comes_while_the_other_waits() {
      Question hers = new Question(ada, ORDERS, Map.of());
      Origin.Held load = origin.holdNext();
      Crowd<Got> first = crowds.of(1).call(n -> got(hers)).awaitBlocked();
      Crowd<Got> second = crowds.of(1).call(n -> got(hers.by(eva))).awaitBlocked();
      load.release();
      first.finish();
      second.finish();
      String situation = "One came while the other waited for the database.";
      first.values().forEach(got -> got.opening(book).after(situation).showsHerPage());
      second.values().forEach(got -> got.opening(book).after(situation).showsHerPage());
      opening(hers.by(eva)).after(situation).showsHerPage();
      opening(hers).after(situation).showsHerPage();
    }

    @Test
    void are_not_mixed_up_while_their_keys_are_made() {
      List<Crowd<Got>> everyone = new ArrayList<>();
      boolean digests = false;
      origin.hold();
      for (Visitor each : List.of(ada, eva)) {
        Digests.Stop halfway = crowds.holdNextDigest();
        for (Visitor one : List.of(each, namesake)) {
          Question hers = new Question(one, ORDERS, Map.of());
          everyone.add(crowds.of(1).call(n -> got(hers)).awaitBlocked());
        }
        digests |= halfway.hasHeld();
        halfway.release();
        crowds.awaitBlocked();
      }
      origin.release();
      everyone.forEach(Crowd::finish);
      for (Crowd<Got> crowd : everyone) {
        Opening opening = crowd.values().get(0).opening(book).after("Others came at once.");
        (digests
            ? opening.because("a digest (MessageDigest) is used by two threads at once, and then"
                + " holds the texts of both. Make one for each key.")
            : opening).showsHerPage();
      }
    }

    @Test
    void share_no_load_either() {
      List<Visitor> people = List.of(ada, eva, namesake);
      allAtOnce(IntStream.range(0, 30)
          .mapToObj(n -> new Question(people.get(n % 3), ORDERS, Map.of())).toList());
    }
  }

  @Nested
  @Step(value = 2, points = 3, minutes = 10, title = "different questions have different keys",
      fails = "was shown the page of")
  class DifferentQuestions {
    @Test
    void however_long_and_alike_their_parts_are() {
      mustTellCustomersApart();
      eachMustGetItsOwn(drawn());
    }

    @Test
    void however_short_their_parts_are() {
      mustTellCustomersApart();
      eachMustGetItsOwn(Lookalikes.small());
    }

    @Test
    void whatever_stands_between_their_parts() {
      mustTellCustomersApart();
      Question hers = new Question(customer("shop" + draw.between(1, 99),
          "user" + draw.between(1, 99)), "page" + draw.between(1, 99),
          Map.of("first" + draw.between(1, 99), "one", "second" + draw.between(1, 99), "two"));
      book.register(List.of(hers.visitor()));
      show(hers);
      boolean readable = Joints.areIn(redis.names(), hers);
      eachMustGetItsOwn(Joints.lookalikes(
          Stream.concat(redis.names().stream(), redis.texts().stream()).toList(), hers));
      if (!readable) {
        eachMustGetItsOwn(Joints.lookalikes(hers));
      }
    }

    @Test
    void also_while_they_are_loaded() {
      mustTellCustomersApart();
      List<Question> all = drawn();
      List<Question> some = Stream.concat(all.subList(all.size() - 150, all.size()).stream(),
          Lookalikes.twins("shop", "user", "page", "name", "v").stream()).toList();
      book.register(some.stream().map(Question::visitor).toList());
      allAtOnce(some);
    }

    private List<Question> drawn() {
      return Lookalikes.of("shop" + draw.between(1, 99), "user" + draw.between(1, 99),
          "page" + draw.between(1, 99), "name" + draw.between(1, 99), "v" + draw.between(1, 99));
    }

    private void eachMustGetItsOwn(List<Question> questions) {
      redis.flush();
      book.register(questions.stream().map(Question::visitor).toList());
      for (Question question : questions) {
        Got got = got(question);
        crowds.awaitBlocked();
        if (!got.isPageWithoutOrders()) {
          got.opening(book).after("Many different pages had been opened. " + whereHersIs(question))
              .showsHerPage();
        }
      }
    }

    private String whereHersIs(Question hers) {
      redis.flush();
      got(hers);
      crowds.awaitBlocked();
      return redis.entries().isEmpty() ? "" : "Hers is kept under the key "
          + Question.shortened(redis.entries().get(0).key()) + ".";
    }
  }

  @Nested
  @Step(value = 3, points = 3, minutes = 9,
      title = "no identity, no caching; a refused answer is nobody's",
      fails = "They were given one basket")
  class NobodysPage {
    private final Question basket = new Question(GUEST, OrderBook.BASKET, Map.of());

    @Test
    void is_not_kept_for_the_next_guest() {
      mustTellCustomersApart();
      List<String> baskets = new ArrayList<>();
      for (int guest = 0; guest < 3; guest++) {
        baskets.add(opening(basket).page());
      }
      mustAllDiffer("3 guests opened a basket, one after the other", baskets);
      if (!redis.entries().isEmpty()) {
        throw Story.saw("3 guests opened a basket. Redis keeps %d of what they got.",
                redis.entries().size())
            .expected("Expected: of a guest nothing is kept.")
            .because("Likely cause: the basket is stored after all, under a key by which nobody"
                + " will ever find it.");
      }
    }

    @Test
    void is_not_shared_by_guests_who_come_together() {
      mustTellCustomersApart();
      origin.hold();
      Crowd<Got> guests = crowds.of(20).call(n -> got(basket)).awaitBlocked();
      origin.release();
      guests.finish();
      mustAllDiffer("20 guests opened a basket at once",
          guests.values().stream().map(got -> got.opening(book).page()).toList());
    }

    @Test
    void is_not_that_of_a_customer_with_an_odd_name() {
      mustTellCustomersApart();
      for (String name : List.of("null", "guest", "anonymous", "nobody", "undefined", "none", "",
          " ", "-", "0", "?", "*")) {
        Visitor odd = customer("north", name);
        book.register(List.of(odd));
        String first = opening(basket).page();
        opening(basket.by(odd)).after("A guest had opened a basket.").showsHerPage();
        mustAllDiffer("A guest opened a basket after the customer \"" + name + "\" had been there",
            List.of(first, opening(basket).page(), book.page(basket.by(odd))));
        opening(new Question(odd, ORDERS, Map.of())).showsHerPage();
        opening(new Question(GUEST, ORDERS, Map.of()))
            .after("The customer \"" + name + "\" had opened her orders.").isRefused();
        mustBeKept(odd);
      }
    }

    private void mustBeKept(Visitor odd) {
      origin.forget();
      show(new Question(odd, "returns", Map.of()));
      show(new Question(odd, "returns", Map.of()));
      assertThat(origin)
          .as("A customer who is called \"%s\" opened her returns twice", odd.user())
          .because("Likely cause: she is taken for a guest. A guest's name is null, and no text.")
          .wasAsked(1);
    }

    @Test
    void is_refused_only_for_as_long_as_the_database_refuses_it() {
      mustTellCustomersApart();
      Question hers = new Question(customer("north", "new " + draw.between(10, 99)), ORDERS,
          Map.of());
      opening(hers).isRefused();
      opening(hers).after("After she had been refused,").isRefused();
      assertThat(origin)
          .as("One whom the shop does not know opened a page twice, and was refused twice")
          .because("Likely cause: the refusal was kept.")
          .wasAsked(2);
      book.register(List.of(hers.visitor()));
      opening(hers).after("After she had been refused, and then become a customer,")
          .showsHerPage();
    }

    @Test
    void is_refused_to_one_and_shown_to_the_other() {
      mustTellCustomersApart();
      Question ledger = new Question(clerk(eva), OrderBook.LEDGER, Map.of());
      for (int round = 0; round < 2; round++) {
        opening(ledger).after("A customer may have been refused.").showsHerPage();
        opening(ledger.by(ada)).after("A clerk had opened the same.").isRefused();
      }
      redis.flush();
      opening(ledger.by(ada)).isRefused();
      opening(ledger).after("A customer had been refused.").showsHerPage();
      redis.flush();
      Visitor stranger = customer("north", "stranger");
      List<Visitor> people = List.of(ada, stranger, eva, GUEST);
      allAtOnce(IntStream.range(0, 20)
          .mapToObj(n -> new Question(people.get(n % 4), ORDERS, Map.of())).toList());
    }

    private void mustAllDiffer(String situation, List<String> shown) {
      long different = shown.stream().distinct().count();
      if (different < shown.size()) {
        throw Story.saw("%s. They were given %s, the first of them %s.", situation,
                different == 1 ? "one basket" : different + " baskets", shown.get(0))
            .expected("Expected: each guest is given a basket of her own.")
            .because("Likely cause: those who have not signed in are taken for one and the same"
                + " customer, one called null or anonymous. A guest's page must not be kept at all.");
      }
    }
  }

  @Nested
  @Step(value = 4, points = 3, minutes = 8, title = "the owner stands in the value",
      fails = "was shown the page of")
  class TheOwner {
    @Test
    void is_checked_when_a_copy_is_read() {
      mustTellCustomersApart();
      for (Visitor other : List.of(eva, namesake)) {
        mustSurviveTransplants(other, ada, "the copy does not say whose it is, or nobody looks."
            + " The key says where a copy was found, not for whom it was made.");
      }
    }

    @Test
    void is_compared_to_the_last_character() {
      mustTellCustomersApart();
      for (String joint : List.of(":", "|", "\n", " ", ",", ";", "/", "=", "\u0001", "\"", "")) {
        mustNotBelieve(customer("north", "a" + joint + "b"), customer("north", "a"));
        mustNotBelieve(customer("north", "a"), customer("north", "a" + joint + "b"));
        mustNotBelieve(customer("a" + joint + "b", "c"), customer("a", "b" + joint + "c"));
        mustNotBelieve(customer("a", "b" + joint + "c"), customer("a" + joint + "b", "c"));
      }
      for (String joint : List.of("::", ", ", ",", "||", "\t", "\r\n", "-", "_", ".", "#", "@", "&",
          "%", "\\", ", user=", "&user=", "\",\"", "\",\"user\":\"")) {
        mustNotBelieve(customer("a" + joint + "b", "c"), customer("a", "b" + joint + "c"));
      }
      for (List<String> alike : List.of(List.of("Aa", "BB"), List.of("znnkuyka", "wyniqufd"),
          List.of("bccb", "cbbc"), List.of("ada", "Ada"), List.of("e\u0301", "\u00e9"),
          List.of("x", "x "), List.of("a", "b"))) {
        mustNotBelieve(customer("north", alike.get(0)), customer("north", alike.get(1)));
      }
    }

    @Test
    void is_not_looked_for_somewhere_in_the_copy() {
      mustTellCustomersApart();
      Visitor her = customer("north", "a");
      texts(her).forEach(text -> mustNotBelieve(customer("north", text), her));
    }

    @Test
    void is_written_so_that_no_name_can_look_like_it() {
      mustTellCustomersApart();
      Visitor her = customer("shop" + draw.between(1, 99), "user" + draw.between(1, 99));
      List<String> texts = texts(her);
      List<Joints.Pair> pairs = Joints.owners(texts, book.page(pageOf(her)), her);
      for (Joints.Pair pair : pairs.isEmpty() ? Joints.owners(her) : pairs) {
        mustNotBelieve(pair.other(), pair.her());
      }
    }

    /** What is kept for her, as far as it is text. */
    private List<String> texts(Visitor her) {
      book.register(List.of(her));
      redis.flush();
      show(pageOf(her));
      return redis.texts().stream()
          .filter(text -> text.chars().noneMatch(c -> c == 0 || c == '\uFFFD')).toList();
    }

    private void mustNotBelieve(Visitor other, Visitor her) {
      mustSurviveTransplants(other, her, "the owners are compared, but by less than all that"
          + " they are: by a beginning or a piece, by a number made of them, or by tenant and user"
          + " joined in a way that can be read as others.");
    }
  }

  @Nested
  @Step(value = 5, points = 2, minutes = 8, kind = Step.Kind.HOME,
      title = "another order is the same question, another role is not", fails = "in 10 orders")
  class TheSameQuestion {
    @Test
    void is_asked_in_any_order_of_its_parameters() {
      mustTellCustomersApart();
      List<String> names = List.of("filter", "page", "Page" + draw.between(1, 99), "a", "A");
      for (int turn = 0; turn < names.size(); turn++) {
        for (boolean backwards : List.of(false, true)) {
          opening(new Question(ada, ORDERS, inOrder(names, turn, backwards))).showsHerPage();
        }
      }
      assertThat(origin)
          .as("One customer opened one page 10 times, its parameters in 10 orders")
          .because("Likely cause: the key takes the parameters in the order in which they come.")
          .wasAsked(1);
    }

    @Test
    void is_another_one_in_another_role() {
      mustTellCustomersApart();
      Question asClerk = new Question(clerk(eva), ORDERS, Map.of());
      for (int round = 0; round < 2; round++) {
        opening(asClerk).showsHerPage();
        opening(asClerk.by(eva)).after("After she had opened it as a clerk,").showsHerPage();
        opening(asClerk).after("After she had opened it as a customer,").showsHerPage();
      }
      redis.flush();
      allAtOnce(List.of(asClerk, asClerk.by(eva), asClerk, asClerk.by(eva)));
      Question ledger = new Question(clerk(eva), OrderBook.LEDGER, Map.of());
      opening(ledger).showsHerPage();
      opening(ledger.by(eva)).after("After she had opened it as a clerk,").isRefused();
    }

    @Test
    void is_another_one_for_each_clerk() {
      mustTellCustomersApart();
      Question hers = new Question(clerk(eva), ORDERS, Map.of());
      for (int round = 0; round < 2; round++) {
        opening(hers).showsHerPage();
        opening(hers.by(clerk(ada))).after("Another clerk of the shop had opened hers.")
            .showsHerPage();
      }
      redis.flush();
      allAtOnce(List.of(hers, hers.by(clerk(ada)), hers, hers.by(clerk(ada))));
    }

    @Test
    void has_an_owner_with_a_role() {
      mustTellCustomersApart();
      mustSurviveTransplants(clerk(eva), eva, "the copy says who its owner is, and"
          + " not as what.");
    }

    private Map<String, String> inOrder(List<String> names, int turn, boolean backwards) {
      List<String> turned = new ArrayList<>(names);
      Collections.rotate(turned, turn);
      if (backwards) {
        Collections.reverse(turned);
      }
      Map<String, String> parameters = new LinkedHashMap<>();
      turned.forEach(name -> parameters.put(name, name.startsWith("a") ? "1" : ""));
      return parameters;
    }
  }

  @Nested
  @Step(value = 6, points = 2, minutes = 10, kind = Step.Kind.HOME,
      title = "what is forgotten is hers, all of it and nobody else's",
      fails = "but not as it is")
  class Forgetting {
    private static final String END_OF_A_NUMBER =
        "to forget changes a number or a token in her keys, and that ends before the copies do:"
            + " then her keys are again what they were.";

    private final List<String> stars = List.of("*", "a*", "*a*", "?", "a?", "[ab]", "[a-z]", "a[",
        "[^x]", "[!x]", "\\", "a\\", "\\*", "%", "a%", "_", ".*", "(", "a b", "\u00e9\n");

    @Test
    void removes_the_copy_that_was_kept() {
      mustTellCustomersApart();
      OrderPages elsewhere = pagesOn(nodes.fresh());
      for (Visitor her : Stream.concat(Stream.of(ada), stars.stream().map(this::known)).toList()) {
        for (Question question : List.of(
            new Question(her, ORDERS, Map.of()),
            new Question(her, "orders of " + her.user(), Map.of(her.user(), "[1]*")))) {
          opening(question).showsHerPage();
          book.order(her, draw.cents());
          elsewhere.forget(her, question.resource(), question.parameters());
          opening(question).after("After she had bought something and her page was forgotten,")
              .because("forgetting looks for another key than showing, or for a pattern that the"
                  + " key does not match.")
              .showsHerPage();
        }
      }
    }

    @Test
    void finds_it_whatever_the_order_of_the_parameters() {
      mustTellCustomersApart();
      Map<String, String> forth = new LinkedHashMap<>();
      List.of("page", "filter", "a", "b").forEach(name -> forth.put(name, ""));
      Map<String, String> back = new LinkedHashMap<>();
      List.of("b", "a", "filter", "page").forEach(name -> back.put(name, ""));
      opening(new Question(ada, ORDERS, forth)).showsHerPage();
      book.order(ada, draw.cents());
      pages.forget(ada, ORDERS, back);
      opening(new Question(ada, ORDERS, forth))
          .after("After she had bought something and her page was forgotten,").showsHerPage();
    }

    @Test
    void removes_the_copy_of_a_clerk() {
      mustTellCustomersApart();
      Question hers = new Question(clerk(eva), ORDERS, Map.of());
      opening(hers).showsHerPage();
      book.order(ada, draw.cents());
      forget(hers);
      opening(hers).after("After a customer had bought something and the clerk's page was"
              + " forgotten,")
          .because("a page is forgotten for customers only, or for her as a customer. The question"
              + " holds the role.")
          .showsHerPage();
    }

    @Test
    void never_comes_back() {
      mustTellCustomersApart();
      Question hers = new Question(ada, ORDERS, Map.of());
      opening(hers).showsHerPage();
      book.order(ada, draw.cents());
      forget(hers);
      for (int look = 0; look < 13; look++) {
        opening(hers).after("After she had bought something and her page was forgotten, and %d"
            + " seconds more,", KEEP.dividedBy(13).toSeconds() * look).because(END_OF_A_NUMBER)
            .showsHerPage();
        time.advance(KEEP.dividedBy(13));
      }
    }

    @Test
    void does_not_hang_on_what_was_forgotten_before() {
      mustTellCustomersApart();
      Question hers = new Question(ada, ORDERS, Map.of());
      for (Duration before : List.of(KEEP, KEEP.multipliedBy(2), Duration.ofHours(1),
          Duration.ofDays(1))) {
        redis.flush();
        forget(hers);
        time.advance(before.minus(KEEP.dividedBy(3)));
        opening(hers).showsHerPage();
        time.advance(KEEP.dividedBy(2));
        book.order(ada, draw.cents());
        forget(hers);
        opening(hers).after("Her page was forgotten, %d minutes after another time.",
            before.plus(KEEP.dividedBy(6)).toMinutes()).because(END_OF_A_NUMBER).showsHerPage();
      }
    }

    @Test
    void clears_nobody_else() {
      mustTellCustomersApart();
      List<Question> others = Stream.of("a", "b", "aa", "ab", "a*b", "x", "\\a", "a]", "[",
              "null", "guest")
          .map(this::known).map(her -> new Question(her, ORDERS, Map.of())).toList();
      others.forEach(OrderPagesTest.this::show);
      origin.forget();
      others.forEach(OrderPagesTest.this::show);
      if (origin.loads() > 0) {
        throw new NotYet(1);
      }
      for (String star : stars) {
        mustClearNobody("A page of the customer \"" + star + "\" was forgotten", others,
            known(star));
      }
      mustClearNobody("A page of a customer of another shop was forgotten", others,
          customer("*", "a"));
      mustClearNobody("A page of a guest was forgotten", others, GUEST);
    }

    private void mustClearNobody(String situation, List<Question> others, Visitor forgotten) {
      for (String resource : List.of(ORDERS, "*", "[" + ORDERS + "]")) {
        forget(new Question(forgotten, resource, Map.of()));
        forget(new Question(forgotten, resource, Map.of("*", "*")));
      }
      origin.forget();
      others.forEach(OrderPagesTest.this::show);
      if (origin.loads() > 0) {
        throw Story.saw("%s. The copies of %d of %d other customers were gone.", situation,
                origin.loads(), others.size())
            .expected("Expected: nobody else's copy is touched.")
            .because("Likely cause: what is forgotten is looked for by a pattern, and her name, or"
                + " the page's, has characters that mean something in a pattern. Or more is"
                + " cleared than one customer's copies.");
      }
    }

    private void forget(Question question) {
      try {
        pages.forget(question.visitor(), question.resource(), question.parameters());
      } catch (RuntimeException failure) {
        throw Story.saw("A page of %s was forgotten: %s. The program failed with %s.",
                question.asker(), question.asked(), failure)
            .expected("Expected: whether there is a copy or not, nothing fails.")
            .because(question.visitor().user() == null
                ? "Likely cause: a guest has no user, and so no key."
                : "Likely cause: see the failure.");
      }
    }

    private Visitor known(String name) {
      Visitor visitor = customer("north", name);
      book.register(List.of(visitor));
      return visitor;
    }
  }

  @Nested
  @Step(value = 7, kind = Step.Kind.GUARD, title = "the cache still saves what it saved")
  class TheCache {
    @Test
    void answers_fifty_tabs_of_one_customer_with_one_load() {
      Question hers = new Question(ada, ORDERS, Map.of("page", "1"));
      allAtOnce(Collections.nCopies(50, hers));
      assertThat(origin)
          .as("One customer opened one page in 50 tabs at once")
          .because("Likely cause: loads are no longer shared. She may share them with herself.")
          .wasAsked(1);
    }

    @Test
    void keeps_nothing_without_an_end(CrashPoints crashPoints) throws Exception {
      Question hers = new Question(ada, ORDERS, Map.of());
      crashPoints.each(
          redis::flush,
          node -> show(pagesOn(node), hers),
          crash -> assertThat(redis).as("The node died %s", crash).everythingEnds());
      redis.flush();
      opening(hers).showsHerPage();
      assertThat(redis).everythingEnds();
    }

    @Test
    void keeps_a_page_for_half_of_its_time_at_least() {
      Question hers = new Question(ada, ORDERS, Map.of());
      opening(hers).showsHerPage();
      opening(hers).showsHerPage();
      if (origin.loads() > 1) {
        throw new NotYet(1);
      }
      time.advance(KEEP.multipliedBy(2).dividedBy(5));
      opening(hers).showsHerPage();
      assertThat(origin)
          .as("One customer opened one page, and 4 minutes later once more")
          .because("Likely cause: the copy ends long before KEEP: an end in seconds was given in"
              + " milliseconds, or one in minutes in seconds.")
          .wasAsked(1);
    }

    @Test
    void shows_no_copy_that_is_older_than_it_may_be() {
      List<Question> hers = Stream.of(ORDERS, "returns", "invoices")
          .map(resource -> new Question(ada, resource, Map.of())).toList();
      opening(hers.get(0)).showsHerPage();
      book.order(ada, draw.cents());
      for (int visit = 1; visit < hers.size(); visit++) {
        time.advance(KEEP.dividedBy(3));
        show(hers.get(0));
        opening(hers.get(visit)).showsHerPage();
      }
      time.advance(KEEP.dividedBy(2));
      opening(hers.get(0))
          .after("She had bought something, nobody had called forget; 11 minutes and more later,")
          .because("the copy lives for longer than KEEP, or a visit, hers or to another page, makes"
              + " it live longer.")
          .showsHerPage();
    }

    @Test
    void tells_a_failure_of_the_database_from_a_page() {
      origin.fail();
      Throwable told = null;
      try {
        show(new Question(ada, ORDERS, Map.of()));
      } catch (Exception failure) {
        told = failure;
      }
      Throwable cause = told;
      while (cause != null && !(cause instanceof DatabaseDown)) {
        cause = cause.getCause();
      }
      if (cause == null) {
        throw Story.saw("The database was down. A customer was %s.",
                told == null ? "shown something all the same"
                    : "told " + told.getClass().getSimpleName())
            .expected("Expected: the failure of the load, itself or as a cause.")
            .because("Likely cause: more is caught than was meant.");
      }
      origin.heal();
      opening(new Question(ada, ORDERS, Map.of())).after("The database was back.").showsHerPage();
    }
  }

  private OrderPages pagesOn(Node node) {
    return new OrderPages(node.redis(), book.orders());
  }

  private static Visitor customer(String tenant, String name) {
    return new Visitor(tenant, name, "customer");
  }

  private static Visitor clerk(Visitor person) {
    return new Visitor(person.tenant(), person.user(), "clerk");
  }

  private static Question pageOf(Visitor her) {
    return new Question(her, ORDERS, Map.of("page", "1"));
  }

  private String show(Question question) {
    return show(pages, question);
  }

  /** As the test's own thread sees it: a program may still store what it has shown. */
  private String show(OrderPages pages, Question question) {
    try {
      return pages.show(question.visitor(), question.resource(), question.parameters());
    } finally {
      crowds.awaitBlocked();
    }
  }

  private Opening opening(Question question) {
    return Opening.of(book, question, () -> show(question));
  }

  /** What somebody got. */
  private record Got(Question question, String page, Throwable failure) {
    /** The right page of whoever has bought nothing: it spares the database a question. */
    boolean isPageWithoutOrders() {
      return (question + "\n").equals(page);
    }

    Opening opening(OrderBook book) {
      return Opening.of(book, question, () -> {
        if (failure instanceof Error error) {
          throw error;
        } else if (failure != null) {
          throw (Exception) failure;
        }
        return page;
      });
    }
  }

  private Got got(Question question) {
    try {
      return new Got(question,
          pages.show(question.visitor(), question.resource(), question.parameters()), null);
    } catch (RuntimeException | Error failure) {
      return new Got(question, null, failure);
    }
  }

  /** All of them come before the database answers; then each must have her own answer. */
  private void allAtOnce(List<Question> questions) {
    origin.hold();
    Crowd<Got> crowd = crowds.of(questions.size()).call(n -> got(questions.get(n))).awaitBlocked();
    origin.release();
    crowd.finish();
    for (Got got : crowd.values()) {
      Opening opening = got.opening(book)
          .after("Many came at once, and the database had not answered yet.");
      if (!got.isPageWithoutOrders() && isAllowed(got.question())) {
        opening.showsHerPage();
      } else if (!got.isPageWithoutOrders()) {
        opening.isRefused();
      }
    }
  }

  private boolean isAllowed(Question question) {
    try {
      book.page(question);
      return true;
    } catch (NotAllowed refused) {
      return false;
    }
  }

  /** Whatever of the other's copy is put in the place of hers, she is shown her own page. */
  private void mustSurviveTransplants(Visitor other, Visitor her, String cause) {
    Question hers = pageOf(her);
    book.register(List.of(other, her));
    redis.flush();
    show(hers.by(other));
    Transplant copy = Transplant.of(redis);
    for (int part = 0; ; part++) {
      redis.flush();
      show(hers);
      String done = copy.make(part);
      if (done.isEmpty() && (part > 0 || other.role().equals("clerk"))) {
        return; // no more of it; a clerk's pages need not be kept at all
      } else if (done.isEmpty()) {
        throw new NotYet(1); // nothing was kept that could be moved
      }
      opening(hers).after("%s That other is %s.", done, hers.by(other).asker()).because(cause)
          .showsHerPage();
    }
  }

  /** No later step can be judged while customers are shown each other's pages. */
  private void mustTellCustomersApart() {
    Question hers = new Question(ada, ORDERS, Map.of());
    boolean apart = show(hers).equals(book.page(hers)) && show(hers).equals(book.page(hers))
        && show(hers.by(eva)).equals(book.page(hers.by(eva)))
        && show(hers.by(namesake)).equals(book.page(hers.by(namesake)))
        && origin.loads() == 3;
    if (!apart) {
      throw new NotYet(1);
    }
    redis.flush();
    origin.forget();
  }
}
