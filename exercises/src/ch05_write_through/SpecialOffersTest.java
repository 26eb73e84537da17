package ch05_write_through;

import static ch05_write_through.SpecialOffers.KEEP;
import static lab.Assertions.assertThat;

import java.io.IOException;
import java.net.SocketException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import lab.backend.BackendMissing;
import lab.backend.Persistence;
import lab.crowd.Crowd;
import lab.crowd.Crowds;
import lab.junit.Chapter;
import lab.junit.Draw;
import lab.junit.Step;
import lab.node.Node;
import lab.node.Nodes;
import lab.power.MortalRedis;
import lab.power.Power;
import lab.redis.Redis;
import lab.schedule.Race;
import lab.schedule.Ran;
import lab.schedule.Schedules;
import lab.shop.Change;
import lab.shop.Offer;
import lab.shop.OfferBook;
import lab.shop.OfferTable;
import lab.shop.Receipt;
import lab.shop.Receipt.Outcome;
import lab.shop.Shop;
import lab.story.NotYet;
import lab.story.Story;
import lab.story.Thrown;
import lab.tap.Command;
import lab.tap.Cut;
import lab.tap.Gate;
import lab.tap.Interceptor;
import lab.time.Time;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@Chapter(id = "write_through", title = "Writing twice", minutes = 40, needs = "cache_aside")
class SpecialOffersTest {
  private static final Duration MARGIN = Duration.ofMinutes(1);

  /** One way to Redis and back, where it is measured. */
  private static final Duration TRIP = Duration.ofMillis(10);

  private static final int MOST_TRIPS = 5;

  private static final int SEVERAL = 3;

  private static final int MANY = 150;

  private static final Duration WRONG = Duration.ofMinutes(5);

  private Nodes nodes;
  private OfferBook book;
  private Redis redis;
  private Time time;
  private Crowds crowds;
  private Schedules schedules;
  private Draw draw;

  /** Where staff write, where customers read, and a third one. */
  private Node one;

  private Node two;
  private Node three;

  /** Two offers on one shelf, as they are when a test begins. */
  private Offer offer;

  private Offer neighbour;

  private final Map<Node, SpecialOffers> programs = new IdentityHashMap<>();

  @BeforeEach
  void open(Nodes nodes, Shop shop, Redis redis, Time time, Crowds crowds, Schedules schedules,
      Draw draw) {
    this.nodes = nodes;
    this.book = shop.offers();
    this.redis = redis;
    this.time = time;
    this.crowds = crowds;
    this.schedules = schedules;
    this.draw = draw;
    one = nodes.fresh();
    two = nodes.fresh();
    three = nodes.fresh();
    String shelf = draw.oneOf("left", "right", "back") + " " + draw.between(10, 99);
    offer = book.put(new Offer(draw.freeId(), shelf, 1, draw.product().name(), fives(),
        "Until Saturday", 41));
    neighbour = book.put(new Offer(draw.freeId(), shelf, 2, draw.product().name(), fives(),
        "One per customer", 9));
  }

  @Nested
  @Step(value = 1, points = 3, minutes = 10, title = "what was not committed is never shown",
      fails = "was never committed")
  class NotCommitted {
    @Test
    void is_what_the_database_refuses() throws Exception {
      mustServeCopies();
      for (Change refused : List.of(takenPlace(), Change.cents(-offer.cents()))) {
        mustBeRefused(refused);
        for (Node node : List.of(two, one, three)) {
          Offer seen = on(node).read(offer.id(), 0).orElse(null);
          if (!areAlike(offer, seen)) {
            throw notCommitted("Staff wrote " + told(refused) + ", and the database refused it.",
                seen, "the cache is written before the COMMIT has succeeded. After the UPDATE the"
                    + " database can still refuse: it checks at COMMIT that nobody else has the"
                    + " place.");
          }
        }
      }
      mustHaveGivenBackItsConnections();
    }

    private void mustHaveGivenBackItsConnections() {
      int lent = one.database().lent();
      if (lent > 0) {
        throw Story.saw("The database refused two changes, and %d of the node's connections to it"
                + " did not come back. When all ten are gone, customers of the node wait.", lent)
            .expected("Expected: a connection is given back, also if nothing was committed.")
            .because("Likely cause: the connection is closed only where all goes well.");
      }
    }

    @Test
    void is_refused_at_the_very_end() throws Exception {
      check(changing(takenPlace()), "The database refused a change at its COMMIT.");
    }

    @Test
    void is_still_on_its_way() throws Exception {
      check(changing(Change.cents(fives() + 5)), "A change was on its way.");
    }

    @Test
    void is_lost_with_its_node() throws Exception {
      schedules.of(SpecialOffersTest.this::fresh)
          .caller("W", 1, offers -> offers.write(offer.id(), Change.cents(offer.cents() + 500)))
          .caller("C", 3, SpecialOffersTest.this::look)
          .onFreshState(SpecialOffersTest.this::asAtFirst)
          .mayDie("W")
          .lastComes("C")
          .check(ran -> mustBeCommitted("The node died while staff changed an offer.", ran, "C"));
    }

    private Race<SpecialOffers> changing(Change change) {
      return schedules.of(SpecialOffersTest.this::fresh)
          .caller("W", 1, offers -> offers.write(offer.id(), change))
          .caller("R", 2, SpecialOffersTest.this::look)
          .caller("C", 3, SpecialOffersTest.this::look)
          .onFreshState(SpecialOffersTest.this::asAtFirst)
          .lastComes("C")
          .preemptions(1);
    }

    private void check(Race<SpecialOffers> race, String situation) throws Exception {
      race.check(ran -> {
        mustBeCommitted(situation, ran, "R");
        mustBeCommitted(situation, ran, "C");
        Seen last = ran.value("C");
        // if R read before the commit and stores after it, chapter 8 begins
        if (ran.wentThrough("R") && !last.isOfTheRow() && areAlike(offer, last.offer())) {
          throw Story.saw("A change was committed, and a customer had looked in the middle of it."
                  + " From then on customers were shown %s; the database holds %s.",
                  last.offer(), last.row())
              .expected("Expected: whoever comes after the change sees it.")
              .because("Likely cause: the old copy is removed too early. Whoever looks before the"
                  + " COMMIT reads the old row, rightly, and stores it again.");
        }
      });
    }

    /** Until it is committed; what is shown afterwards is the matter of step 2. */
    private void mustBeCommitted(String situation, Ran ran, String who) throws Exception {
      Seen seen = ran.value(who);
      if (areAlike(offer, seen.row()) && !areAlike(offer, seen.offer())) {
        throw notCommitted(situation, seen.offer(), "the cache is written before the COMMIT.");
      }
    }

    private Story notCommitted(String situation, Offer seen, String cause) {
      return Story.saw("%s A customer was shown %s, which was never committed.", situation, seen)
          .expected("Expected: %s, until the change is committed.", offer)
          .because("Likely cause: %s", cause);
    }
  }

  /** What somebody was shown, and what the database held when she had it. */
  private record Seen(Offer offer, Offer row) {
    boolean isOfTheRow() {
      return areAlike(row, offer);
    }

    @Override
    public String toString() {
      return String.valueOf(offer);
    }
  }

  @Nested
  @Step(value = 2, points = 3, minutes = 10, title = "the copy is what the database made of it",
      fails = "but the database holds")
  class WhatTheDatabaseMade {
    @Test
    void has_its_roundings_and_its_defaults() throws Exception {
      mustShowOnlyWhatIsCommitted();
      List<Change> changes = List.of(
          Change.cents(fives() + draw.between(1, 4)),
          Change.name("   " + draw.product().name() + ", \"new\"; 50 % | off\n  "),
          Change.note(""),
          new Change(offer.shelf(), 3, "  Basket", fives() + 2, "  "));
      for (Change change : changes) {
        mustShowTheRowAfter(change, "A customer had looked.", () -> on(two).read(offer.id(), 0),
            "the copy is made of what staff wrote, and not of the row that the UPDATE returns.");
        mustShowTheRowAfter(change, "There was no copy.", redis::flush,
            "the copy is made of what staff wrote, and not of the row that the UPDATE returns.");
      }
    }

    @Test
    void has_the_fields_that_were_not_written() throws Exception {
      mustShowOnlyWhatIsCommitted();
      mustShowTheRowAfter(Change.cents(fives()), "There was no copy.", redis::flush,
          "only what was written is stored, and the rest of the offer is missing.");
      on(two).read(offer.id(), 0);
      mustShowTheRowAfter(Change.cents(fives()),
          "A colleague had changed the note in the database, and the cache did not know.",
          () -> book.annotate(offer.id(), "Seen " + draw.between(10, 99) + " times"),
          "what was written is put into the old copy. Fields of the copy that had been wrong stay"
              + " wrong.");
      time.advance(KEEP.plus(MARGIN));
      mustShowTheRowAfter(Change.name(draw.product().name()), "The copy had ended.", () -> {},
          "only what was written is stored, and the rest of the offer is missing.");
    }

    private void mustShowTheRowAfter(Change change, String before, Doing first, String cause)
        throws Exception {
      first.it();
      Receipt receipt = write(on(one), offer.id(), change);
      Offer row = row();
      for (Node node : List.of(two, one)) {
        Offer seen;
        try {
          seen = on(node).read(offer.id(), 0).orElse(null);
        } catch (RuntimeException unreadable) {
          throw Story.saw("%s Staff wrote %s. The next customer got %s, but the database holds %s.",
                  before, told(change), new Thrown(unreadable).root(), row)
              .expected("Expected: she is shown the row, all of it.")
              .because("Likely cause: %s", cause);
        }
        if (!row.equals(seen)) {
          throw Story.saw("%s Staff wrote %s. Customers are shown %s, but the database holds %s.",
                  before, told(change), seen, row)
              .expected("Expected: they are shown the row, all of it.")
              .because("Likely cause: %s", areAlike(row, seen)
                  ? "the version of the copy is not that of the row." : cause);
        }
      }
      if (receipt.version() != row.version()) {
        throw Story.saw("Staff wrote %s, and were told version %d, but the database holds %d.",
                told(change), receipt.version(), row.version())
            .expected("Expected: the version of the row.")
            .because("Likely cause: the version is counted by the program.");
      }
    }
  }

  @Nested
  @Step(value = 3, points = 3, minutes = 12, title = "a cache that is down fails no write",
      fails = "Redis could not be reached")
  class ACacheThatIsDown {
    private final List<Fault> faults = List.of(
        new Fault("it refused connections", node -> {
          node.tap().refuse();
          node.redis().getPool().clear(); // those that were open
        }),
        new Fault("the line broke", node -> node.tap().cut()),
        new Fault("it did not answer", node -> node.tap().blackHole()));

    @Test
    void lets_staff_write_and_customers_read() throws Exception {
      mustKeepTheRow();
      for (Fault fault : faults) {
        warm();
        Node node = nodes.fresh();
        for (SpecialOffers offers : List.of(fault.on(node), mustStart(node, fault.what))) {
          mustBeWritten(offers, fault.what);
          mustRead(offers, row(), fault.what);
          mustRead(offers, neighbour, fault.what);
          mustReadList(offers, fault.what);
        }
      }
    }

    private SpecialOffers mustStart(Node node, String fault) {
      try {
        return calm(() -> fresh(node));
      } catch (Exception failure) {
        throw Story.saw("Redis could not be reached: %s. A node that was started then got %s.",
                fault, new Thrown(failure).root())
            .expected("Expected: it starts, and serves customers from the database.")
            .because("Likely cause: the constructor asks Redis.");
      }
    }

    @Test
    void gets_its_connections_back() throws Exception {
      mustKeepTheRow();
      Node node = nodes.fresh();
      SpecialOffers offers = on(node);
      mustComeBack(node, offers, "Both servers were well.");
      node.tap().blackHole();
      mustComeBack(node, offers, "Redis did not answer.");
    }

    private void mustComeBack(Node node, SpecialOffers offers, String situation)
        throws Exception {
      int rows = node.database().lent();
      int copies = node.redis().getPool().getNumActive();
      for (int n = 1; n <= SEVERAL; n++) {
        mustWrite(offers, "it did not answer");
        mustRead(offers, neighbour, "it did not answer");
        mustReadList(offers, "it did not answer");
        calm(() -> offers.read(draw.freeId(), 0)); // no copy, whatever is well
        calm(() -> offers.shelf("no. " + draw.freeId()));
      }
      crowds.awaitBlocked();
      boolean lost = node.redis().getPool().getNumActive() - copies >= SEVERAL;
      if (lost || node.database().lent() - rows >= SEVERAL) {
        throw Story.saw("%s Staff changed an offer %d times, and customers looked. As many"
                + " connections to %s did not come back. When all that a node has are gone, whoever"
                + " comes waits.", situation, SEVERAL, lost ? "Redis" : "the database")
            .expected("Expected: a connection is given back, also if Redis does not answer.")
            .because("Likely cause: it is closed only where all goes well, or never. Use"
                + " try-with-resources%s.", lost ? " for pipelines and transactions too" : "");
      }
    }

    @Test
    void may_break_off_at_any_command() throws Exception {
      mustKeepTheRow();
      for (Cut when : Cut.values()) {
        for (int sent = 0; breaksOff(sent, when); sent++) {
          // the next one
        }
      }
    }

    @Test
    void may_break_off_while_customers_read() throws Exception {
      mustKeepTheRow();
      for (Cut when : Cut.values()) {
        for (int sent = 0; readsBreakOff(sent, when); sent++) {
          // the next one
        }
      }
    }

    private boolean readsBreakOff(int sent, Cut when) throws Exception {
      boolean broke = false;
      for (boolean list : List.of(false, true)) {
        redis.flush();
        SpecialOffers offers = on(one);
        one.tap().cutAfter(sent, when);
        String fault = "a customer looked, and the line broke " + when(sent);
        if (list) {
          mustReadList(offers, fault);
        } else {
          mustRead(offers, offer, fault);
        }
        broke |= one.tap().wasCut();
        one.tap().heal();
        contact(one, () -> offers.read(neighbour.id(), 0));
      }
      return broke;
    }

    @Test
    void is_told_when_it_is_back_whatever_is_asked_first() throws Exception {
      mustKeepTheRow();
      for (Fault fault : faults) {
        mustForget(fault, "somebody read another offer", o -> o.read(neighbour.id(), 0));
      }
      mustForget(faults.get(1), "somebody read this offer", o -> o.read(offer.id(), 0));
      if (listsAreKept()) {
        mustForget(faults.get(1), "somebody looked at a shelf", o -> o.shelf(neighbour.shelf()));
      }
      mustForget(faults.get(1), "staff changed another offer",
          o -> o.write(neighbour.id(), Change.cents(fives())));
    }

    @Test
    void is_told_although_the_line_breaks_once_more() throws Exception {
      mustKeepTheRow();
      warm();
      Node node = nodes.fresh();
      SpecialOffers offers = faults.get(1).on(node);
      mustBeWritten(offers, faults.get(1).what);
      node.tap().heal();
      AtomicInteger lost = new AtomicInteger(); // twice, because the client tries again
      node.tap().intercept(new Interceptor() {
        @Override
        public void before(Command command) throws IOException {
          if (lost.incrementAndGet() <= 2) {
            throw new SocketException("Broken pipe");
          }
        }
      });
      contact(node, () -> mustBeNoOldCopy(faults.get(1), offers.read(offer.id(), 0)));
    }

    @Test
    void keeps_nobody_else_waiting() throws Exception {
      mustKeepTheRow();
      warm();
      one.tap().blackHole();
      mustKeepNobodyWaiting();
    }

    @Test
    void keeps_nobody_else_waiting_for_what_it_has_missed() throws Exception {
      mustKeepTheRow();
      warm();
      one.tap().blackHole();
      mustBeWritten(on(one), "it did not answer");
      mustKeepNobodyWaiting();
    }

    private void mustKeepNobodyWaiting() throws Exception {
      SpecialOffers offers = on(one);
      SpecialOffers elsewhere = on(two);
      Offer before = row();
      long later = before.cents() + 200;
      Crowd<Receipt> first = crowds.of(1)
          .<Receipt>call(n -> offers.write(offer.id(), Change.cents(before.cents() + 100)))
          .awaitBlocked();
      boolean committed = !before.equals(row()); // or it asks Redis first
      Change change = new Change(null, null, null, later, "Now or never");
      Crowd<Receipt> second = crowds.of(1)
          .<Receipt>call(n -> elsewhere.write(offer.id(), change)).awaitBlocked();
      boolean waited = second.unfinished() > 0;
      boolean locked = book.isLocked(offer.id());
      first.finish();
      second.finish();
      if (waited) {
        throw Story.saw("Redis could not be reached from one node, where staff had changed an"
                + " offer. At another node, whose Redis was well, staff changed the same offer and"
                + " waited.")
            .expected("Expected: whoever waits for Redis keeps nobody from the row.")
            .because("Likely cause: %s", locked
                ? "Redis is asked inside the transaction, and the row is locked until it answers."
                : "a lock of another kind is held until Redis answers.");
      }
      if (committed && row().cents() != later) {
        throw Story.saw("Redis could not be reached from one node, where staff had changed a price."
                + " Meanwhile staff of another node changed it to %d cents. The database holds %s.",
                later, row())
            .expected("Expected: the later price. One call makes its change once.")
            .because("Likely cause: the change is made again because the cache could not be told.");
      }
      one.tap().heal();
      contact(one, () -> offers.read(neighbour.id(), 0));
      mustShow(two, "Two nodes had changed an offer, one of which could not reach Redis.",
          "what could not be told is told too late, over something newer.");
    }

    @Test
    void leaves_no_copy_without_an_end() throws Exception {
      mustKeepTheRow();
      for (boolean thereIsACopy : List.of(true, false)) {
        redis.flush();
        if (thereIsACopy) {
          on(two).read(offer.id(), 0);
        }
        write(on(one), offer.id(), Change.cents(fives()));
        assertThat(redis)
            .as("Staff changed an offer, and Redis was well")
            .because("Likely cause: the SET of an update has no lifetime, and takes away the one"
                + " that the copy had.")
            .everythingEnds();
        on(two).read(offer.id(), 0);
        book.annotate(offer.id(), "Changed by a colleague " + draw.between(10, 99));
        time.advance(KEEP.plus(MARGIN));
        mustShow(two, "A colleague changed an offer in the database, and told nobody. "
            + KEEP.plus(MARGIN).toMinutes() + " minutes later a customer looked.",
            "a copy lives for longer than KEEP.");
      }
      warm();
      SpecialOffers offers = on(three);
      three.tap().cut();
      mustBeWritten(offers, "the line broke");
      time.advance(KEEP.plus(MARGIN));
      mustShow(two, "Redis could not be reached from the node where staff changed an offer; "
          + KEEP.plus(MARGIN).toMinutes() + " minutes later it was still so.",
          "a copy lives for longer than KEEP.");
    }

    @Test
    void leaves_no_list_without_an_end() throws Exception {
      mustKeepTheRow();
      on(two).shelf(offer.shelf());
      assertThat(redis)
          .as("A customer looked at a shelf")
          .because("Likely cause: a list is stored without a lifetime.")
          .everythingEnds();
      book.annotate(offer.id(), "Changed by a colleague " + draw.between(10, 99));
      time.advance(KEEP.plus(MARGIN));
      mustShowTheShelf("A colleague changed an offer in the database, and told nobody. "
          + KEEP.plus(MARGIN).toMinutes() + " minutes later a customer looked at the shelf.",
          "a list lives for longer than KEEP.");
    }

    @Test
    void prolongs_nothing_that_is_looked_at() throws Exception {
      mustKeepTheRow();
      Node fast = nodes.fresh(WRONG);
      on(fast).read(offer.id(), 0);
      on(fast).shelf(offer.shelf());
      book.annotate(offer.id(), "Changed by a colleague " + draw.between(10, 99));
      time.advance(KEEP.dividedBy(2));
      two = nodes.fresh(WRONG.negated());
      on(two).read(offer.id(), 0);
      on(two).shelf(offer.shelf());
      on(two).shelf("door");
      on(two).read(book.shelf("door").get(0).id(), 0);
      time.advance(KEEP.dividedBy(2).plus(MARGIN));
      String situation = "A colleague changed an offer in the database, and told nobody. Customers"
          + " looked after " + KEEP.dividedBy(2).toMinutes() + " minutes, and again after "
          + KEEP.plus(MARGIN).toMinutes() + ".";
      String cause = "a copy lives for longer than KEEP: from the beginning, or because a look at"
          + " it, or at something else, gives it another lifetime. Or a clock says when it ends,"
          + " and nodes have wrong ones.";
      mustShow(two, situation, cause);
      mustShowTheShelf(situation, cause);
    }

    private void mustShowTheShelf(String situation, String cause) throws Exception {
      List<Offer> seen = on(two).shelf(offer.shelf());
      if (!book.shelf(offer.shelf()).equals(seen)) {
        throw Story.saw("%s She was shown %s; the database holds %s.", situation, seen,
                book.shelf(offer.shelf()))
            .expected("Expected: she is shown what the database holds.")
            .because("Likely cause: %s", cause);
      }
    }

    @Test
    void answers_for_half_of_keep() throws Exception {
      mustKeepTheRow();
      write(on(one), offer.id(), Change.cents(fives()));
      on(two).read(offer.id(), 0);
      boolean listsAreKept = listsAreKept();
      time.advance(KEEP.dividedBy(2).minus(MARGIN));
      int before = two.database().statements().size();
      on(two).read(offer.id(), 0);
      boolean offerIsGone = two.database().statements().size() > before;
      if (listsAreKept) {
        on(two).shelf(offer.shelf());
      }
      if (two.database().statements().size() > before) {
        throw Story.saw("Staff changed an offer, and a customer looked at it and at its shelf. %d"
                + " minutes later the copy of the %s was gone.",
                KEEP.dividedBy(2).minus(MARGIN).toMinutes(), offerIsGone ? "offer" : "list")
            .expected("Expected: it answers for at least half of KEEP.")
            .because("Likely cause: another lifetime than KEEP, or the wrong unit.");
      }
    }

    @Test
    void is_told_of_all_that_it_has_missed() throws Exception {
      mustKeepTheRow();
      warm();
      on(two).read(neighbour.id(), 0);
      Node node = nodes.fresh();
      SpecialOffers offers = faults.get(1).on(node);
      mustBeWritten(offers, faults.get(1).what);
      warm();
      on(two).read(neighbour.id(), 0);
      mustBeWritten(offers, faults.get(1).what);
      calm(() -> offers.write(neighbour.id(), Change.cents(fives())));
      time.advance(KEEP.dividedBy(2).minus(MARGIN));
      node.tap().heal();
      contact(node, () -> offers.read(draw.freeId(), 0));
      mustSeeBoth("Redis could not be reached for some minutes, and staff changed two offers, one"
          + " of them twice.", "not each of them is remembered, or not for as long as the outage"
          + " lasts, or the first change in place of the last; or versions are compared as texts,"
          + " and \"9\" comes after \"10\".");
    }

    @Test
    void is_told_of_every_one_of_many() throws Exception {
      mustKeepTheRow();
      List<Offer> many = new ArrayList<>();
      for (int n = 1; n <= MANY; n++) {
        many.add(book.put(new Offer(draw.freeId(), "store", n, "No. " + n, fives(), "-", 1)));
        on(two).read(many.get(n - 1).id(), 0);
      }
      Node node = nodes.fresh();
      SpecialOffers offers = faults.get(1).on(node);
      mustBeWritten(offers, faults.get(1).what);
      calm(() -> {
        for (Offer each : many) {
          offers.write(each.id(), Change.note("Sold out"));
        }
        return null;
      });
      node.tap().heal();
      contact(node, () -> offers.read(neighbour.id(), 0));
      long old = 0;
      for (Offer each : many) {
        old += on(two).read(each.id(), 0).orElse(each).note().equals("Sold out") ? 0 : 1;
      }
      if (old > 0) {
        throw Story.saw("Redis could not be reached, and staff changed %d offers. When it could be"
                + " reached again, customers of other nodes were shown %d of them as they had"
                + " been.", MANY, old)
            .expected("Expected: all old copies are gone, however many there are.")
            .because("Likely cause: what is remembered has a greatest size, and the rest is"
                + " forgotten.");
      }
    }

    @Test
    void is_told_of_what_its_node_had_on_the_way() throws Exception {
      mustKeepTheRow();
      warm();
      Node node = nodes.fresh();
      SpecialOffers offers = on(node);
      Crowd<Receipt> writer;
      Crowd<?> reader;
      try (Connection colleague = two.dataSource().getConnection()) {
        colleague.setAutoCommit(false);
        OfferTable.update(colleague, neighbour.id(), Change.to("store", 1)); // not committed
        writer = crowds.of(1)
            .<Receipt>call(n -> offers.write(offer.id(), Change.to("store", 1))).awaitBlocked();
        reader = crowds.of(1).call(n -> offers.read(neighbour.id(), 0)).awaitBlocked();
        on(two).read(offer.id(), 0);
        node.tap().cut();
        colleague.rollback();
      }
      crowds.awaitBlocked();
      writer.finish();
      reader.finish();
      node.tap().heal();
      contact(node, () -> offers.read(neighbour.id(), 0));
      mustShow(two, "A change waited for its COMMIT, and a customer of the same node looked at"
          + " another offer. Then the change was committed, and Redis could not be told. When it"
          + " could be reached again, a customer of another node looked.", "the node notes the old"
          + " copy before the COMMIT, and another caller removes it before the COMMIT too. Whoever"
          + " looks then stores the old row again, rightly. Note it when Redis could not be told.");
    }

    @Test
    void is_told_of_what_fails_while_it_is_told_of_something_else() throws Exception {
      mustKeepTheRow();
      for (Offer other : List.of(neighbour, offer)) {
        warm();
        on(two).read(neighbour.id(), 0);
        Node node = nodes.fresh();
        SpecialOffers offers = faults.get(1).on(node);
        mustBeWritten(offers, faults.get(1).what);
        failsWhileItPays(node, offers, () -> on(two).read(other.id(), 0), other);
        mustSeeBoth("While a node told Redis of one offer, staff changed "
            + (other.equals(offer) ? "it once more" : "another") + ", and Redis could not be told.",
            "what is remembered is emptied when Redis has answered. Take out what it was told of,"
                + " and no more: the same offer may have failed again since.");
      }
    }

    private void mustSeeBoth(String situation, String cause) throws Exception {
      for (Offer each : List.of(offer, neighbour)) {
        Offer seen = on(two).read(each.id(), 0).orElse(null);
        Offer row = book.offer(each.id()).orElseThrow();
        if (!row.equals(seen)) {
          throw Story.saw("%s When it could be reached again, customers of other nodes were shown"
                  + " %s; the database holds %s.", situation, seen, row)
              .expected("Expected: both old copies are gone.")
              .because("Likely cause: %s", cause);
        }
      }
    }

    @Test
    void is_told_before_anybody_else_looks() throws Exception {
      mustKeepTheRow();
      warm();
      Node node = nodes.fresh();
      SpecialOffers offers = faults.get(1).on(node);
      mustBeWritten(offers, faults.get(1).what);
      node.tap().heal();
      node.redis().getPool().clear();
      AtomicBoolean first = new AtomicBoolean(true);
      Gate gate = node.tap().hold(command -> first.getAndSet(false));
      Crowd<Optional<Offer>> tells = crowds.of(1)
          .<Optional<Offer>>call(n -> offers.read(neighbour.id(), 0)).awaitBlocked();
      Crowd<Optional<Offer>> other = crowds.of(1)
          .<Optional<Offer>>call(n -> offers.read(offer.id(), 0)).awaitBlocked();
      gate.release();
      tells.finish();
      other.finish();
      Offer seen = Objects.requireNonNull(other.values().get(0)).orElse(null);
      if (!row().equals(seen)) {
        throw Story.saw("Redis was back. While the first thread of a node was about to remove the"
                + " old copy, a second was shown it: %s; the database holds %s.", seen, row())
            .expected("Expected: whoever is not sure that it is gone removes it first.")
            .because("Likely cause: the key is taken out before Redis has answered. Take it out"
                + " afterwards; two may remove one copy.");
      }
    }

    @Test
    void hides_nothing_that_the_database_refuses() throws Exception {
      mustKeepTheRow();
      SpecialOffers offers = faults.get(1).on(nodes.fresh());
      Throwable got = null;
      try {
        calm(() -> offers.write(offer.id(), takenPlace()));
      } catch (Exception refused) {
        got = refused;
      }
      if (got != null && isOfTheDatabase(got)) {
        return;
      }
      throw Story.saw("Redis could not be reached: the line broke. The database refused a change,"
              + " and staff got %s.", got == null ? "a receipt" : new Thrown(got).root())
          .expected("Expected: what the database throws, itself or as a cause.")
          .because("Likely cause: the cache is told of a change that was refused, and what it"
              + " throws hides what the database said.");
    }

    @Test
    void is_not_replaced_by_what_the_node_remembers() throws Exception {
      mustKeepTheRow();
      warm();
      Node node = nodes.fresh();
      SpecialOffers offers = faults.get(1).on(node);
      mustBeWritten(offers, faults.get(1).what);
      write(on(two), offer.id(), Change.cents(fives()));
      mustRead(offers, row(), "the line broke, and staff of another node changed the offer again");
      time.advance(KEEP.plus(MARGIN));
      node.tap().heal();
      contact(node, () -> offers.read(neighbour.id(), 0));
      mustShow(two, "Redis could not be reached from the node where staff changed an offer. At"
          + " another node it was changed again, and that copy ended. Then Redis was back.",
          "the node has kept its row, and stores it now: it is old by then. Remove copies; whoever"
              + " looks next reads the row.");
    }

    @Test
    void may_be_killed_or_frozen(Power power) throws Exception {
      mustKeepTheRow();
      MortalRedis cache = power.redis(Persistence.ALWAYS);
      Node staff = cache.node();
      Node customers = cache.node();
      SpecialOffers offers = on(staff);
      calm(() -> on(customers).read(offer.id(), 0));
      cache.kill();
      mustBeWritten(offers, "it was killed");
      mustRead(offers, row(), "it was killed");
      mustRead(on(customers), row(), "it was killed");
      cache.restart();
      contact(staff, () -> offers.read(neighbour.id(), 0));
      mustSeeAfterwards(on(customers), "it was killed", "somebody read another offer");
      mustBeToldAgain(offers, "it was killed");
      try {
        cache.freeze();
      } catch (BackendMissing notOnWindows) {
        return;
      }
      mustBeWritten(offers, "it was frozen");
      mustRead(offers, row(), "it was frozen");
      cache.thaw();
      contact(staff, () -> offers.read(neighbour.id(), 0));
      mustSeeAfterwards(on(customers), "it was frozen", "somebody read another offer");
    }

    private class Fault {
      private final String what;
      private final Consumer<Node> happening;

      Fault(String what, Consumer<Node> happening) {
        this.what = what;
        this.happening = happening;
      }

      /** A program whose Redis is out of reach, after it has been within reach. */
      SpecialOffers on(Node node) throws Exception {
        SpecialOffers offers = SpecialOffersTest.this.on(node);
        offers.read(neighbour.id(), 0);
        happening.accept(node);
        return offers;
      }
    }

    private void warm() throws Exception {
      redis.flush();
      on(two).read(offer.id(), 0);
      on(two).shelf(offer.shelf());
    }

    private boolean breaksOff(int sent, Cut when) throws Exception {
      warm();
      SpecialOffers offers = on(one);
      one.tap().cutAfter(sent, when);
      Receipt receipt = mustWrite(offers, "the line broke " + when(sent));
      if (!one.tap().wasCut()) {
        one.tap().heal();
        return false;
      }
      assertThat(redis)
          .as("Staff changed an offer, and the line to Redis broke %s", when(sent))
          .everythingEnds();
      if (receipt.outcome() == Outcome.COMMITTED) {
        mustShow(two, "The line to Redis broke in the middle of a change, and staff were told"
            + " COMMITTED.", "the failure is caught, and COMMITTED answered all the same.");
      }
      one.tap().heal();
      contact(one, () -> offers.read(neighbour.id(), 0));
      mustSeeAfterwards(on(two), "the line broke " + when(sent), "somebody read another offer");
      return true;
    }

    private static String when(int sent) {
      return sent == 0
          ? "before its first command was answered"
          : "after " + sent + " command" + (sent == 1 ? "" : "s");
    }

    private void mustForget(Fault fault, String contact, Asking asks) throws Exception {
      warm();
      Node node = nodes.fresh();
      SpecialOffers offers = fault.on(node);
      mustBeWritten(offers, fault.what);
      mustRead(offers, neighbour, fault.what);
      node.tap().heal();
      contact(node, () -> mustBeNoOldCopy(fault, asks.asks(offers)));
      mustSeeAfterwards(on(two), fault.what, contact);
      mustBeNoOldCopy(fault, calm(() -> offers.read(offer.id(), 0)));
      mustBeToldAgain(offers, fault.what);
      neighbour = book.offer(neighbour.id()).orElseThrow();
    }

    private void mustBeToldAgain(SpecialOffers offers, String fault) throws Exception {
      Receipt receipt = calm(() -> offers.write(offer.id(), Change.cents(fives())));
      if (receipt.outcome() != Outcome.COMMITTED) {
        throw Story.saw("Redis could not be reached: %s. It was back, and a node had spoken to it."
                + " Staff changed an offer there and were told %s.", fault, receipt.outcome())
            .expected("Expected: COMMITTED, because both servers are well.")
            .because("Likely cause: the node has given up for good.");
      }
    }

    private Object mustBeNoOldCopy(Fault fault, Object answer) {
      Object seen = answer instanceof Optional<?> read ? read.orElse(null) : answer;
      if (seen instanceof Offer read && read.id() == offer.id() && !read.equals(row())) {
        throw Story.saw("Redis could not be reached: %s. When it was back, the node where staff had"
                + " changed an offer showed the old one.", fault.what)
            .expected("Expected: it shows the row.")
            .because("Likely cause: the old copy is trusted before it is removed, or although its"
                + " removal has failed.");
      }
      return answer;
    }

    private void mustSeeAfterwards(SpecialOffers elsewhere, String fault, String contact)
        throws Exception {
      Offer seen = calm(() -> elsewhere.read(offer.id(), 0)).orElse(null);
      if (!row().equals(seen)) {
        throw Story.saw("Redis could not be reached: %s, and staff changed an offer. It was back,"
                + " and %s at that node. Customers of other nodes were still shown %s; the database"
                + " holds %s.", fault, contact, seen, row())
            .expected("Expected: the old copy is gone when the node has reached Redis again.")
            .because("Likely cause: which copies are old is forgotten, or only thought of when that"
                + " offer is asked for again. The node must remember it, and remove them first.");
      }
    }

    private Receipt mustWrite(SpecialOffers offers, String fault) {
      Offer before = row();
      try {
        return calm(() -> offers.write(offer.id(), Change.cents(before.cents() + 100)));
      } catch (Exception failure) {
        boolean committed = !before.equals(row());
        throw Story.saw("Redis could not be reached: %s. Staff changed an offer and got %s; the"
                + " change %s.", fault, new Thrown(failure).root(),
                committed ? "was committed all the same" : "was not made")
            .expected("Expected: the change is committed, and they are told"
                + " COMMITTED_NOT_CACHED.")
            .because("Likely cause: %s", committed
                ? "what Redis throws after the COMMIT goes to the caller."
                : "Redis is asked before the COMMIT, and what it throws ends the transaction.");
      }
    }

    private void mustBeWritten(SpecialOffers offers, String fault) {
      Receipt receipt = mustWrite(offers, fault);
      if (receipt == null || receipt.outcome() != Outcome.COMMITTED_NOT_CACHED) {
        throw Story.saw("Redis could not be reached: %s. Staff changed an offer and were told %s.",
                fault, receipt == null ? "nothing" : receipt.outcome())
            .expected("Expected: COMMITTED_NOT_CACHED, because customers may see the old offer.")
            .because("Likely cause: the failure is caught, and nobody is told.");
      }
    }

    private void mustRead(SpecialOffers offers, Offer row, String fault) {
      Offer seen;
      try {
        seen = calm(() -> offers.read(row.id(), 0)).orElse(null);
      } catch (Exception failure) {
        throw Story.saw("Redis could not be reached: %s. A customer got %s.", fault,
                new Thrown(failure).root())
            .expected("Expected: she is shown the offer, from the database.")
            .because("Likely cause: what Redis throws goes to whoever reads.");
      }
      if (!row.equals(seen)) {
        throw Story.saw("Redis could not be reached: %s. A customer was shown %s; the database"
                + " holds %s.", fault, seen, row)
            .expected("Expected: she is shown the offer, from the database.")
            .because("Likely cause: something else than the database answers.");
      }
    }

    private void mustReadList(SpecialOffers offers, String fault) {
      try {
        assertThat(calm(() -> offers.shelf("door"))).isEqualTo(book.shelf("door"));
      } catch (Exception failure) {
        throw Story.saw("Redis could not be reached: %s. A customer looked at a shelf and got %s.",
                fault, new Thrown(failure).root())
            .expected("Expected: she is shown the shelf, from the database.")
            .because("Likely cause: what Redis throws goes to whoever reads.");
      }
    }
  }

  @Nested
  @Step(value = 4, points = 3, minutes = 8, title = "the last commit wins in both copies",
      fails = "changed one offer at once")
  class TwoWriters {
    @Test
    void leave_one_offer_behind() throws Exception {
      mustKeepTheRow();
      twoWriters(2, 41, "whoever is last to speak to Redis wins, and that need not be the last to"
          + " commit. The database counts versions: let no older one in, in one step with the"
          + " look. If another came between the look and the store, and EXEC answers null, look"
          + " again.");
    }

    @Test
    void count_further_than_nine() throws Exception {
      mustKeepTheRow();
      twoWriters(1, 8, "versions are compared as texts, and \"9\" comes after \"10\".");
    }

    @Test
    void need_no_right_clock() throws Exception {
      mustKeepTheRow();
      schedules.of(SpecialOffersTest.this::fresh).clock(1, WRONG).clock(2, WRONG.negated());
      twoWriters(1, 41, "what is newer is decided by clocks, and one of them is wrong.");
    }

    private void twoWriters(int switches, long version, String cause) throws Exception {
      Offer first = new Offer(offer.id(), offer.shelf(), 1, offer.name(), offer.cents(),
          offer.note(), version);
      schedules.of(SpecialOffersTest.this::fresh)
          .caller("A", 1, o -> o.write(offer.id(), Change.cents(first.cents() + 100)))
          .caller("B", 2, o -> o.write(offer.id(), Change.note("From B")))
          .onFreshState(() -> {
            book.put(first);
            unchecked(() -> fresh(three).read(offer.id(), 0));
          })
          .preemptions(switches)
          .check(ran -> mustAgree(ran, cause));
    }

    @Test
    void are_not_undone_by_what_is_refused() throws Exception {
      mustKeepTheRow();
      schedules.of(SpecialOffersTest.this::fresh)
          .caller("A", 1, o -> o.write(offer.id(), takenPlace()))
          .caller("B", 2, o -> o.write(offer.id(), Change.note("From B")))
          .onFreshState(SpecialOffersTest.this::asAtFirst)
          .preemptions(1)
          .check(ran -> {
            crowds.awaitBlocked();
            Offer seen = fresh(three).read(offer.id(), 0).orElse(null);
            if (!row().equals(seen)) {
              throw Story.saw("Two nodes changed one offer at once, and one was refused. The"
                      + " database holds %s. When all was done, customers were shown %s.",
                      row(), seen)
                  .expected("Expected: the last commit, in both copies.")
                  .because("Likely cause: whoever is refused puts an old row into the cache.");
            }
          });
    }

    @Test
    void are_in_order_after_an_outage_too() throws Exception {
      mustKeepTheRow();
      Node well = nodes.fresh();
      oneIsSlow("", "whoever is last to speak to Redis wins, and that need not be the last to"
          + " commit.", well, well, () -> {});
      String before = "Redis had been out of reach of a node, whose change it had missed. ";
      String cause = "the removal that Redis was owed takes away a newer copy, and an older row"
          + " finds the place empty. Remove a copy only if it is older than the row of then, in one"
          + " step with the look.";
      for (Change next : new Change[] {null, Change.name("By the third")}) {
        Node owing = owing();
        oneIsSlow(before, cause, nodes.fresh(), owing, () -> calm(() -> next == null
            ? on(owing).read(neighbour.id(), 0)
            : on(owing).write(offer.id(), next)));
      }
      Node owing = owing();
      oneIsSlow(before, cause, owing, owing, () -> {});
    }

    @Test
    void are_in_order_while_a_node_makes_good_what_it_missed() throws Exception {
      mustKeepTheRow();
      for (int sent = 0; removalStops(sent); sent++) {
        // the next one
      }
    }

    /** False if the node had no more than so many commands to send. */
    private boolean removalStops(int sent) throws Exception {
      Node owing = owing();
      SpecialOffers offers = on(owing);
      AtomicInteger count = new AtomicInteger();
      Gate gate = owing.tap().hold(command -> count.getAndIncrement() == sent);
      List<Crowd<?>> pays = new ArrayList<>();
      for (int times = 0; times < 20 && count.get() == 0; times++) {
        time.advance(Duration.ofSeconds(2));
        pays.add(crowds.of(1).call(n -> offers.read(neighbour.id(), 0)).awaitBlocked());
      }
      boolean stops = !gate.held().isEmpty();
      Doing goesOn = () -> {
        gate.release();
        pays.forEach(Crowd::finish);
      };
      if (stops) {
        oneIsSlow("A node was about to remove the old copy of a change that Redis had missed. ",
            "the copy is looked at in one command and removed in another, and between the two a"
                + " newer one took its place. Look and removal must be one step.",
            nodes.fresh(), owing, goesOn);
      }
      goesOn.it();
      return stops;
    }

    /** A node that could not tell Redis of a change, and can reach it again. */
    private Node owing() throws Exception {
      on(three).read(offer.id(), 0);
      Node node = nodes.fresh();
      node.tap().cut();
      unheard(on(node), Change.cents(fives()));
      node.tap().heal();
      node.redis().getPool().clear();
      return node;
    }

    /** One has something to tell when two has committed later and is done. */
    private void oneIsSlow(String before, String cause, Node slow, Node owing, Doing then)
        throws Exception {
      on(three).read(offer.id(), 0);
      SpecialOffers offers = on(slow);
      Gate gate = slow.tap().hold(command -> true);
      Crowd<Receipt> writer = crowds.of(1)
          .<Receipt>call(n -> offers.write(offer.id(), Change.cents(fives()))).awaitBlocked();
      SpecialOffers elsewhere = on(two);
      Crowd<Receipt> other = crowds.of(1)
          .<Receipt>call(n -> elsewhere.write(offer.id(), Change.note("From B"))).awaitBlocked();
      if (other.unfinished() == 0) { // else the slow one has the row locked, as step 3 tells
        then.it();
      }
      gate.release();
      crowds.awaitBlocked();
      writer.finish();
      other.finish();
      for (Node node : List.of(slow, owing)) {
        contact(node, () -> on(node).read(neighbour.id(), 0));
      }
      Offer seen = fresh(three).read(offer.id(), 0).orElse(null);
      if (!row().equals(seen)) {
        throw Story.saw("%sTwo nodes changed one offer at once, and the first to commit was the"
                + " last to reach Redis. The database holds %s. When all was done, customers were"
                + " shown %s.", before, row(), seen)
            .expected("Expected: the last commit, in both copies.")
            .because("Likely cause: %s", cause);
      }
    }

    private void mustAgree(Ran ran, String cause) throws Exception {
      crowds.awaitBlocked();
      Offer row = row();
      Offer seen = fresh(three).read(offer.id(), 0).orElse(null);
      if (ran.failure("A").isPresent() && ran.failure("B").isPresent()) {
        throw Story.saw("Two nodes changed one offer at once, and both failed.")
            .expected("Expected: at least one of two changes is committed.")
            .because("Likely cause: each waits for the other.");
      }
      if (!row.equals(seen)) {
        throw Story.saw("Two nodes changed one offer at once. The database holds %s. When all was"
                + " done, customers were shown %s.", row, seen)
            .expected("Expected: the last commit, in both copies.")
            .because("Likely cause: %s", cause);
      }
      if (ran.failure("A").isEmpty() && ran.failure("B").isEmpty()) {
        mustHaveReceipts(ran.value("A"), ran.value("B"));
      }
    }

    private void mustHaveReceipts(Receipt a, Receipt b) {
      for (Receipt receipt : List.of(a, b)) {
        if (receipt.outcome() != Outcome.COMMITTED) {
          throw Story.saw("Two nodes changed one offer at once, both servers were well, and one of"
                  + " them was told %s.", receipt.outcome())
              .expected("Expected: COMMITTED, because no copy in the cache is older.")
              .because("Likely cause: a newer copy is taken for a failure.");
        }
      }
      if (a.version() == b.version()) {
        throw Story.saw("Two nodes changed one offer at once, and both were told version %d.",
                a.version())
            .expected("Expected: each is told the version that her own change has made.")
            .because("Likely cause: the row is read again after the COMMIT, and that may be"
                + " somebody else's.");
      }
    }
  }

  @Nested
  @Step(value = 5, points = 2, minutes = 8, kind = Step.Kind.HOME, title = "a write has a price",
      fails = "waits for Redis")
  class ThePrice {
    @Test
    void is_what_the_program_says() throws Exception {
      mustKeepTheRow();
      long most = 0;
      long mostWithNewScripts = 0;
      List<Change> changes =
          List.of(Change.cents(fives()), Change.to("front " + draw.between(10, 99), 1));
      for (Doing before : situations()) {
        for (Change change : changes) {
          book.put(offer);
          redis.flush();
          before.it();
          Trips trips = tripsOf(change);
          most = Math.max(most, trips.count);
          mostWithNewScripts = Math.max(mostWithNewScripts, trips.count + trips.scripts);
        }
      }
      if (most > MOST_TRIPS) {
        throw Story.saw("A write waits for Redis %d times. Where the way there and back takes"
                + " %d ms, staff wait %d ms longer for each.", most, TRIP.toMillis(),
                most * TRIP.toMillis())
            .expected("Expected: at most %d times, however much there is in the cache.",
                MOST_TRIPS)
            .because("Likely cause: one command for each of many keys, or a search for keys.");
      }
      long said = SpecialOffers.roundTrips();
      if (most != said && mostWithNewScripts != said) {
        throw Story.saw("roundTrips() says %d. A write waits for Redis up to %d time%s: with %d ms"
                + " there and back, %d ms.", said, most, most == 1 ? "" : "s", TRIP.toMillis(),
                most * TRIP.toMillis())
            .expected("Expected: exactly that number, with both servers well and nobody else"
                + " writing.")
            .because("Likely cause: %s. Commands that are sent together are waited for once.",
                said == 0 ? "not counted yet" : "counted wrong");
      }
    }

    @Test
    void is_not_paid_by_those_who_want_the_row() throws Exception {
      mustKeepTheRow();
      on(two).read(offer.id(), 0);
      List<Command> inside = new ArrayList<>();
      one.tap().intercept(new Interceptor() {
        @Override
        public void before(Command command) {
          if (book.isLocked(offer.id())) {
            inside.add(command);
          }
        }
      });
      write(on(one), offer.id(), Change.cents(fives()));
      write(on(one), offer.id(), Change.to("front " + draw.between(10, 99), 1));
      if (!inside.isEmpty()) {
        throw Story.saw("While a transaction had the row, it waits for Redis: %s.",
                inside.get(0).name())
            .expected("Expected: no command to Redis between the UPDATE and the COMMIT.")
            .because("Likely cause: Redis is asked inside the transaction. Whoever else wants the"
                + " row waits for the cache.");
      }
    }

    private List<Doing> situations() {
      return List.of(
          () -> {},
          () -> on(two).read(offer.id(), 0),
          () -> on(two).shelf(offer.shelf()),
          () -> {
            for (int n = 1; n <= 20; n++) {
              on(two).shelf("no. " + n);
              on(two).read(book.put(new Offer(n + 100, "no. " + n, 1, "x", 5, "y", 1)).id(), 0);
            }
            on(two).shelf(offer.shelf());
          });
    }

    /** Every reply is held until nothing more is sent without it. */
    private Trips tripsOf(Change change) {
      Node node = nodes.fresh();
      SpecialOffers offers = on(node);
      AtomicInteger trips = new AtomicInteger();
      AtomicInteger scripts = new AtomicInteger();
      Map<Command, Integer> sentIn = new ConcurrentHashMap<>();
      node.tap().intercept(new Interceptor() {
        @Override
        public void before(Command command) {
          sentIn.put(command, trips.get());
          scripts.addAndGet(command.name().equalsIgnoreCase("EVALSHA") ? 1 : 0);
        }
      });
      Gate replies = node.tap().holdReplies(command -> trips.get() == sentIn.get(command));
      Crowd<Outcome> write = crowds.of(1).call(n -> {
        Receipt receipt = offers.write(offer.id(), change);
        return receipt == null ? null : receipt.outcome();
      });
      for (write.awaitBlocked(); !replies.held().isEmpty(); write.awaitBlocked()) {
        trips.incrementAndGet();
        replies.letGo();
      }
      assertThat(write).everyoneGot(Outcome.COMMITTED);
      return new Trips(trips.get(), scripts.get());
    }

    /**
     * What a write waits for.
     *
     * @param scripts those that Redis may not know: another command follows then
     */
    private record Trips(int count, int scripts) {}
  }

  @Nested
  @Step(value = 6, points = 2, minutes = 8, kind = Step.Kind.HOME,
      title = "whoever wrote reads her own write", fails = "not her own")
  class HerOwnWrite {
    @Test
    void is_there_on_every_node_once_it_is_called_cached() throws Exception {
      mustKeepTheRow();
      on(two).read(offer.id(), 0);
      SpecialOffers offers = on(one);
      Gate gate = one.tap().hold(command -> true);
      Crowd<Receipt> writer = crowds.of(1)
          .<Receipt>call(n -> offers.write(offer.id(), Change.cents(fives() + 5))).awaitBlocked();
      boolean toldEarly = writer.values().stream().anyMatch(Objects::nonNull);
      mustSee(two, 0, toldEarly);
      gate.release();
      crowds.awaitBlocked();
      writer.finish();
      mustSee(two, 0, true);
      mustSee(one, 0, true);
    }

    private void mustSee(Node node, long atLeast, boolean done) throws Exception {
      Offer seen = on(node).read(offer.id(), atLeast).orElse(null);
      if (done && !row().equals(seen)) {
        throw Story.saw("She changed an offer, was told COMMITTED, and looked. She was shown %s,"
                + " which is not her own write.", seen)
            .expected("Expected: %s, on every node.", row())
            .because("Likely cause: whoever writes is told before the cache is.");
      }
    }

    @Test
    void is_there_on_every_node_even_if_the_cache_does_not_know() throws Exception {
      mustKeepTheRow();
      for (long version : List.of(41L, 9L, 99L)) {
        offer = book.put(new Offer(offer.id(), offer.shelf(), 1, offer.name(), offer.cents(),
            offer.note(), version));
        redis.flush();
        on(two).read(offer.id(), 0);
        Node node = nodes.fresh();
        SpecialOffers offers = on(node);
        node.tap().cut();
        Receipt receipt = unheard(offers, Change.cents(fives() + 5));
        for (Node each : List.of(two, three)) {
          Offer seen = on(each).read(offer.id(), receipt.version()).orElse(null);
          if (!row().equals(seen)) {
            throw Story.saw("She changed an offer, and Redis could not be told. At another node she"
                    + " asked for version %d, or later. She was shown %s, which is not her own"
                    + " write.", receipt.version(), seen)
                .expected("Expected: %s. What is older than she knows is no copy for her.", row())
                .because("Likely cause: %s", version == 41
                    ? "the version that she knows of is not looked at."
                    : "versions are compared as texts: \"" + version + "\" comes after \""
                        + (version + 1) + "\".");
          }
        }
      }
    }

    @Test
    void still_comes_out_of_the_cache() throws Exception {
      mustKeepTheRow();
      Receipt receipt = write(on(one), offer.id(), Change.cents(fives()));
      on(two).read(offer.id(), 0);
      int before = two.database().statements().size();
      for (long version = receipt.version() - 2; version <= receipt.version(); version++) {
        on(two).read(offer.id(), version);
      }
      int asked = two.database().statements().size() - before;
      if (asked > 0) {
        throw Story.saw("She changed an offer, and the cache knew. She asked for her version and"
                + " two older ones, and the database was asked %d times.", asked)
            .expected("Expected: a copy that is new enough is used.")
            .because("Likely cause: whoever knows of a version is always sent to the database, or"
                + " the copy has to have exactly that version.");
      }
    }
  }

  @Nested
  @Step(value = 7, points = 3, minutes = 12, kind = Step.Kind.HOME,
      title = "lists that contain it are right too", fails = "the list of the shelf")
  class Lists {
    @Test
    void show_what_has_changed() throws Exception {
      mustKeepTheRow();
      mustKeepLists();
      write(on(one), offer.id(), Change.cents(fives()));
      mustList("Staff changed a price.", "", offer.shelf());
      write(on(one), neighbour.id(), Change.note(""));
      mustList("Staff changed a note.", "", offer.shelf());
      write(on(one), offer.id(), Change.name(draw.product().name() + ", new"));
      mustList("Staff changed a name.", "", offer.shelf());
      write(on(one), neighbour.id(), new Change(null, 7, null, null, null));
      write(on(one), offer.id(), new Change(null, 9, null, null, null));
      mustList("Staff gave two offers other places.", "", offer.shelf());
    }

    @Test
    void lose_what_has_left_and_have_what_has_come() throws Exception {
      mustKeepTheRow();
      mustKeepLists();
      String left = offer.shelf();
      String empty = "new " + draw.between(10, 99);
      on(two).shelf(empty);
      on(two).shelf("door");
      write(on(one), offer.id(), Change.to("door", 9));
      mustList("An offer moved to another shelf.", "", left, "door");
      write(on(one), offer.id(), new Change(empty, 1, "Moved", fives(), null));
      mustList("An offer moved to a shelf that had been empty.", "", "door", empty);
    }

    @Test
    void change_only_with_a_commit() throws Exception {
      mustKeepTheRow();
      mustKeepLists();
      mustBeRefused(takenPlace());
      mustBeRefused(Change.to("door", 1));
      mustList("The database refused two changes.", "", offer.shelf(), "door");
    }

    @Test
    void are_forgotten_when_the_cache_is_back() throws Exception {
      mustKeepTheRow();
      mustKeepLists();
      on(two).shelf("door");
      Node node = nodes.fresh();
      SpecialOffers offers = on(node);
      node.tap().cut();
      unheard(offers, Change.to("door", 9));
      unheard(offers, Change.to("window", 9));
      node.tap().heal();
      contact(node, () -> offers.shelf("window"));
      mustListAfterAnOutage(offer.shelf(), on(two).shelf(offer.shelf()));
      mustListAfterAnOutage("door", on(two).shelf("door"));
    }

    @Test
    void are_forgotten_if_it_fails_again() throws Exception {
      mustKeepTheRow();
      mustKeepLists();
      Node node = nodes.fresh();
      SpecialOffers offers = on(node);
      node.tap().cut();
      unheard(offers, Change.cents(fives()));
      failsWhileItPays(node, offers, () -> on(two).shelf(offer.shelf()), neighbour);
      mustListAfterAnOutage(offer.shelf(), on(two).shelf(offer.shelf()));
    }

    @Test
    void are_forgotten_before_one_of_them_is_shown() throws Exception {
      mustKeepTheRow();
      mustKeepLists();
      Node node = nodes.fresh();
      SpecialOffers offers = on(node);
      node.tap().cut();
      unheard(offers, Change.cents(fives()));
      node.tap().heal();
      node.redis().getPool().clear();
      contact(node, () -> mustListAfterAnOutage(offer.shelf(), offers.shelf(offer.shelf())));
    }

    private List<Offer> mustListAfterAnOutage(String shelf, List<Offer> seen) {
      List<Offer> rows = book.shelf(shelf);
      if (!rows.equals(seen)) {
        throw Story.saw("Redis could not be reached, and staff changed offers. Then it could, and"
                + " customers were shown the list of the shelf '%s' as %s; the database holds %s.",
                shelf, seen, rows)
            .expected("Expected: the old list is gone when the node has reached Redis again.")
            .because("Likely cause: lists that could not be told are not remembered, or only those"
                + " of one change, or a list is shown before the old ones are removed.");
      }
      return seen;
    }

    @Test
    void are_told_or_the_answer_says_so() throws Exception {
      mustKeepTheRow();
      mustKeepLists();
      for (Cut when : Cut.values()) {
        boolean broke = true;
        for (int sent = 0; broke; sent++) {
          redis.flush();
          on(two).read(offer.id(), 0);
          on(two).shelf(offer.shelf());
          Node node = nodes.fresh();
          SpecialOffers offers = on(node);
          node.tap().cutAfter(sent, when);
          Receipt receipt = calm(() -> offers.write(offer.id(), Change.cents(fives())));
          broke = node.tap().wasCut();
          node.tap().heal();
          if (receipt.outcome() == Outcome.COMMITTED) {
            mustList("The line to Redis broke in the middle of a change, and staff were told"
                + " COMMITTED.", "a list that can't be told is no failure of yours: the answer must"
                + " be COMMITTED_NOT_CACHED.", offer.shelf());
          }
        }
      }
    }

    @Test
    void are_told_before_the_answer() throws Exception {
      mustKeepTheRow();
      mustKeepLists();
      SpecialOffers offers = on(one);
      Gate gate = one.tap().hold(command -> true);
      Crowd<Receipt> writer = crowds.of(1)
          .<Receipt>call(n -> offers.write(offer.id(), Change.cents(fives() + 5))).awaitBlocked();
      while (writer.unfinished() > 0 && gate.releaseOne()) {
        crowds.awaitBlocked();
      }
      List<Offer> seen = on(two).shelf(offer.shelf());
      gate.release();
      writer.finish();
      if (!book.shelf(offer.shelf()).equals(seen)) {
        throw Story.saw("Staff changed an offer and were told COMMITTED. Then a customer was shown"
                + " the list of the shelf '%s' as %s.", offer.shelf(), seen)
            .expected("Expected: %s.", book.shelf(offer.shelf()))
            .because("Likely cause: whoever writes is told before the lists are.");
      }
    }

    @Test
    void are_not_stored_again_while_a_price_changes() throws Exception {
      mustKeepTheRow();
      mustKeepLists();
      schedules.of(SpecialOffersTest.this::fresh)
          .caller("W", 1, o -> o.write(offer.id(), Change.cents(offer.cents() + 100)))
          .caller("R", 3, o -> o.shelf(offer.shelf()))
          .onFreshState(() -> {
            book.put(offer);
            unchecked(() -> fresh(three).shelf(offer.shelf()));
          })
          .preemptions(1)
          .check(ran -> {
            crowds.awaitBlocked();
            if (ran.wentThrough("R")) {
              mustList("A price was changed, and a customer had looked in the middle of it.",
                  "the list is removed too early. Whoever looks before the COMMIT reads the old"
                      + " rows, rightly, and stores them again.", offer.shelf());
            }
          });
    }

    @Test
    void are_told_apart_from_offers() throws Exception {
      mustKeepTheRow();
      mustKeepLists();
      String shelf = "" + offer.id();
      on(two).read(offer.id(), 0);
      on(two).shelf(shelf);
      write(on(one), offer.id(), Change.to(shelf, 1));
      String cause = "an offer and a shelf that is called as its number have the same key.";
      mustList("An offer moved to a shelf with its own number for a name.", cause, shelf);
      mustShow(two, "A customer looked at the list of the shelf '" + shelf + "', and then at the"
          + " offer of that number.", cause);
    }

    @Test
    void are_told_apart_by_every_character() throws Exception {
      mustKeepTheRow();
      mustKeepLists();
      String cause = "two shelves have the same key, because it holds a part of the name only.";
      String shelf = offer.shelf();
      for (String other : List.of(shelf.toUpperCase(Locale.ROOT), shelf.replace(' ', '-'),
          shelf + " ")) {
        on(two).shelf(shelf);
        mustList("A customer looked at the shelf '" + shelf + "', and then at another.", cause,
            other);
        write(on(one), offer.id(), Change.to(other, 1));
        mustList("An offer moved from '" + shelf + "' to '" + other + "'.", cause, shelf, other);
        write(on(one), offer.id(), Change.to(shelf, 1));
      }
    }

    @Test
    void know_where_it_was_a_moment_ago() throws Exception {
      mustKeepTheRow();
      mustKeepLists();
      movedTwice().firstGoesOn("B").firstWaits("A").check(this::mustListAllThree);
      movedTwice().firstGoesOn("B").firstGoesOn("B").firstWaits("A").check(this::mustListAllThree);
      movedTwice().firstGoesOn("A").firstWaits("B").check(this::mustListAllThree);
    }

    /** A comes when B has begun, and R looks in between. */
    private Race<SpecialOffers> movedTwice() {
      return schedules.of(SpecialOffersTest.this::fresh)
          .caller("A", 1, o -> o.write(offer.id(), Change.to("middle", 1)))
          .caller("B", 2, o -> o.write(offer.id(), Change.to("end", 1)))
          .caller("R", 3, o -> o.shelf("middle"))
          .onFreshState(() -> {
            book.put(offer);
            unchecked(() -> fresh(three).shelf(offer.shelf()));
          })
          .preemptions(1);
    }

    private void mustListAllThree(Ran ran) throws Exception {
      crowds.awaitBlocked();
      if (ran.wentThrough("R")) {
        mustList("One moved an offer to a shelf, another moved it on, and a customer looked in"
            + " between.", "the shelf that an offer has left is not told, or only if the offer's"
            + " own row is stored. Which one that was must be read where nobody can change it: in"
            + " the transaction, with the row locked. Or a write stores lists, and they may be"
            + " older than what is there.", offer.shelf(), "middle", "end");
      }
    }

    private void mustKeepLists() throws Exception {
      if (!listsAreKept()) {
        throw Story.saw("A customer looked at the list of the shelf twice, and the database was"
                + " asked twice.")
            .expected("Expected: a list is kept.")
            .because("Likely cause: lists are no longer cached. They may be; they must be told.");
      }
    }

    private void mustList(String situation, String cause, String... shelves) throws Exception {
      for (String shelf : shelves) {
        List<Offer> rows = book.shelf(shelf);
        for (Node node : List.of(two, one)) {
          List<Offer> seen = on(node).shelf(shelf);
          if (!rows.equals(seen)) {
            throw Story.saw("%s Customers were shown the list of the shelf '%s' as %s; the database"
                    + " holds %s.", situation, shelf, seen, rows)
                .expected("Expected: the list as the database has it.")
                .because("Likely cause: %s", cause.isEmpty() ? cause(seen, rows) : cause);
          }
        }
      }
    }

    private String cause(List<Offer> seen, List<Offer> rows) {
      return seen.size() > rows.size()
          ? "the shelf that an offer has left is not told, or it is told only if the offer's own"
              + " row is stored. Which one that was must be read where nobody can change it: in the"
              + " transaction, with the row locked."
          : seen.size() < rows.size()
              ? "the shelf to which an offer has come is not told, or it is told only if the"
                  + " offer's own row is stored."
              : "a list is a copy too, and nobody tells it when one of its offers changes.";
    }
  }

  /** The program of a node: one for as long as it lives. */
  private SpecialOffers on(Node node) {
    return programs.computeIfAbsent(node, this::fresh);
  }

  /** As the schedules need it: one for each of them. */
  private SpecialOffers fresh(Node node) {
    return new SpecialOffers(node.redis(), node.dataSource(), node.clock());
  }

  /** The offer is as it was, and there is a copy of it. */
  private void asAtFirst() {
    book.put(offer);
    unchecked(() -> fresh(three).read(offer.id(), 0));
  }

  private Seen look(SpecialOffers offers) throws Exception {
    Offer seen;
    try {
      seen = offers.read(offer.id(), 0).orElse(null);
    } catch (RuntimeException unreadable) {
      seen = null;
    }
    return new Seen(seen, row());
  }

  private Offer row() {
    return book.offer(offer.id()).orElseThrow();
  }

  /** Whether customers can see no difference: versions are for programs. */
  private static boolean areAlike(Offer row, Offer seen) {
    return seen != null && row.equals(new Offer(seen.id(), seen.shelf(), seen.place(),
        seen.name(), seen.cents(), seen.note(), row.version()));
  }

  private long fives() {
    return 5 * draw.between(20, 19_999);
  }

  /** A change that the database accepts at first and refuses at COMMIT. */
  private Change takenPlace() {
    return new Change(neighbour.shelf(), neighbour.place(), null, offer.cents() + 500, null);
  }

  private static String told(Change change) {
    StringBuilder told = new StringBuilder();
    Optional.ofNullable(change.cents()).ifPresent(cents -> told.append(", ").append(cents)
        .append(" cents"));
    Optional.ofNullable(change.name()).ifPresent(name -> told.append(", the name '")
        .append(name.strip()).append("' with blanks around it"));
    Optional.ofNullable(change.note()).ifPresent(note -> told.append(", the note \"").append(note)
        .append('"'));
    Optional.ofNullable(change.shelf()).ifPresent(shelf -> told.append(", place ").append(shelf)
        .append('/').append(change.place()));
    return told.substring(2);
  }

  /** Also waits for what the program goes on with after its answer. */
  private Receipt write(SpecialOffers offers, long id, Change change) throws Exception {
    Receipt receipt = offers.write(id, change);
    crowds.awaitBlocked();
    if (receipt == null || receipt.outcome() != Outcome.COMMITTED) {
      throw Story.saw("Staff wrote %s. Both servers were well, and they were told %s.",
              told(change), receipt == null ? "nothing" : receipt.outcome())
          .expected("Expected: COMMITTED.")
          .because("Likely cause: the cache is not told, or what it says is not looked at.");
    }
    return receipt;
  }

  /** Redis can't be reached from there; what step 3 asks for is needed. */
  private Receipt unheard(SpecialOffers offers, Change change) {
    try {
      Receipt receipt = calm(() -> offers.write(offer.id(), change));
      if (receipt.outcome() == Outcome.COMMITTED_NOT_CACHED) {
        return receipt;
      }
    } catch (Exception asBeforeStep3) {
      // told below
    }
    throw new NotYet(3);
  }

  private void mustBeRefused(Change change) {
    try {
      on(one).write(offer.id(), change);
    } catch (Exception refused) {
      if (!isOfTheDatabase(refused)) {
        throw Story.saw("Staff wrote %s. The database refused it, and they got %s.", told(change),
                new Thrown(refused).root())
            .expected("Expected: what the database throws, itself or as a cause.")
            .because("Likely cause: another exception takes its place, without it as a cause.");
      }
      return;
    }
    throw Story.saw("Staff wrote %s. The database refused it, and they were told that it is"
            + " committed.", told(change))
        .expected("Expected: what the database throws, itself or as a cause.")
        .because("Likely cause: the failure is caught, or there is no COMMIT. What happens: it was"
            + " never committed.");
  }

  private static boolean isOfTheDatabase(Throwable thrown) {
    return thrown instanceof SQLException
        || thrown.getCause() != null && isOfTheDatabase(thrown.getCause());
  }

  /** What a customer of that node sees is the row. */
  private void mustShow(Node node, String situation, String cause) throws Exception {
    Offer seen = on(node).read(offer.id(), 0).orElse(null);
    if (!row().equals(seen)) {
      throw Story.saw("%s She was shown %s; the database holds %s.", situation, seen, row())
          .expected("Expected: she is shown what the database holds.")
          .because("Likely cause: %s", cause);
    }
  }

  /** Whether there is a copy of the list, as there need not be before step 7. */
  private boolean listsAreKept() throws Exception {
    on(two).shelf(offer.shelf());
    int before = two.database().statements().size();
    on(two).shelf(offer.shelf());
    return two.database().statements().size() == before;
  }

  /** There is a copy, and it saves a look into the database. */
  private void mustServeCopies() throws Exception {
    on(two).read(offer.id(), 0);
    int before = two.database().statements().size();
    on(two).read(offer.id(), 0);
    if (two.database().statements().size() > before || redis.entries().isEmpty()) {
      throw Story.saw("A customer looked at an offer twice, and the database was asked twice.")
          .expected("Expected: the second time a copy answers.")
          .because("Likely cause: nothing is cached any more.");
    }
  }

  /** No other step can be judged while customers see what was never committed. */
  private void mustShowOnlyWhatIsCommitted() throws Exception {
    on(two).read(offer.id(), 0);
    boolean refused = false;
    try {
      on(one).write(offer.id(), takenPlace());
    } catch (Exception asItShould) {
      refused = true;
    }
    boolean right = refused && areAlike(offer, on(two).read(offer.id(), 0).orElse(null));
    redis.flush();
    if (!right) {
      throw new NotYet(1);
    }
  }

  /** Nor can those after step 2 while the copy is something else than the row. */
  private void mustKeepTheRow() throws Exception {
    mustShowOnlyWhatIsCommitted();
    Offer before = offer;
    on(one).write(offer.id(), Change.cents(offer.cents() + 2));
    crowds.awaitBlocked();
    boolean right = row().equals(on(two).read(offer.id(), 0).orElse(null));
    offer = book.put(before);
    redis.flush();
    if (!right) {
      throw new NotYet(2);
    }
  }

  /**
   * Redis is back and has done what it was told of, which the node does not know yet. Somebody
   * looks, staff of that node change an offer, and Redis can't be reached for that.
   */
  private void failsWhileItPays(Node node, SpecialOffers offers, Callable<?> look, Offer other)
      throws Exception {
    node.tap().heal();
    node.redis().getPool().clear();
    AtomicReference<Command> answered = new AtomicReference<>();
    node.tap().holdReplies(command -> answered.compareAndSet(null, command));
    List<Crowd<?>> pays = new ArrayList<>();
    for (int times = 0; times < 20 && answered.get() == null; times++) {
      time.advance(Duration.ofSeconds(2));
      pays.add(crowds.of(1).call(n -> offers.read(draw.freeId(), 0)).awaitBlocked());
    }
    look.call();
    node.tap().refuse();
    calm(() -> offers.write(other.id(), Change.cents(fives())));
    node.tap().heal();
    pays.forEach(Crowd::finish);
    contact(node, () -> offers.read(draw.freeId(), 0));
  }

  /** Does this until Redis has answered that node once. */
  private void contact(Node node, Callable<?> asks) throws Exception {
    AtomicBoolean heard = new AtomicBoolean();
    node.tap().intercept(new Interceptor() {
      @Override
      public void after(Command command) {
        heard.set(true);
      }
    });
    for (int times = 0; times < 20 && !heard.get(); times++) {
      calm(asks);
      if (!heard.get()) {
        time.advance(Duration.ofSeconds(2));
      }
    }
    if (!heard.get()) {
      throw Story.saw("Redis could not be reached for a while. When it was back, a node that was"
              + " asked 20 times in 40 s did not speak to it.")
          .expected("Expected: a node goes back to the cache.")
          .because("Likely cause: it has given up for good.");
    }
    crowds.awaitBlocked(); // threads of its own may tell Redis what it is owed
  }

  /** Calls from a thread of its own, and lets time pass until it is answered. */
  private <T> T calm(Callable<T> call) throws Exception {
    Crowd<T> crowd = crowds.of(1).<T>call(n -> call.call()).finish();
    for (Throwable failure : crowd.failures()) {
      if (failure instanceof Exception exception) {
        throw exception;
      }
      throw (Error) failure;
    }
    return crowd.values().get(0);
  }

  private static void unchecked(Callable<?> call) {
    try {
      call.call();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private interface Doing {
    void it() throws Exception;
  }

  private interface Asking {
    Object asks(SpecialOffers offers) throws Exception;
  }
}
