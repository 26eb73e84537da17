package ch06_write_behind;

import static ch06_write_behind.OrderDesk.ATTEMPTS;
import static ch06_write_behind.OrderDesk.CAPACITY;
import static ch06_write_behind.OrderDesk.TAKE_OVER;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lab.callers.Unsettled;
import lab.crowd.Crowd;
import lab.crowd.Crowds;
import lab.jdbc.Jdbc;
import lab.junit.Chapter;
import lab.junit.Draw;
import lab.junit.Step;
import lab.node.Database;
import lab.node.Node;
import lab.node.Nodes;
import lab.node.OwnClasses;
import lab.redis.Redis;
import lab.schedule.Race;
import lab.schedule.Schedules;
import lab.shop.Ledger;
import lab.shop.Order;
import lab.shop.Product;
import lab.shop.Shop;
import lab.story.NotYet;
import lab.story.Story;
import lab.tap.Cut;
import lab.time.Time;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

@Chapter(id = "write_behind", title = "The write that never was", minutes = 50,
    needs = "cache_aside")
class OrderDeskTest {
  /** More than a node may hold what it does not finish. */
  private static final Duration LONG_ENOUGH = TAKE_OVER.plusSeconds(5);

  private static final Duration A_YEAR = Duration.ofDays(365);

  /** A call of work() or close() that has not come back by then never will. */
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  /** So long a customer may be kept waiting for room in the queue. */
  private static final Duration A_CUSTOMERS_PATIENCE = Duration.ofSeconds(10);

  /** So many calls in a row that store nothing tell that no other will; refusals take some. */
  private static final int CALLS = ATTEMPTS + 2;

  /** So often other nodes come for what is not stored yet. */
  private static final int ROUNDS = 3;

  /** So many ids are told of a set of orders. */
  private static final int SHOWN = 6;

  /** Whether step 2 is solved as far as later ones need it; null until it was tried. */
  private static Boolean outlivesItsNode;

  /** What was said when work() did not come back; in this step it is not called once more. */
  private static Story neverEnds;

  private static Class<?> neverEndsIn;

  private Nodes nodes;
  private Shop shop;
  private Ledger ledger;
  private Redis redis;
  private Time time;
  private Crowds crowds;
  private Schedules schedules;
  private Draw draw;

  /** Articles on sale since before the test. */
  private Product lamp;

  private Product chair;

  /** The node of each desk. */
  private final Map<OrderDesk, Node> nodeOf = new HashMap<>();

  /** Orders whose customers were told so. Whoever runs adds to it, in {@link #told}. */
  private final List<Order> acknowledged = new ArrayList<>();

  /** Stays up throughout, for what other nodes do. */
  private Node survivor;

  /** The survivor's desk: it was open before any other died, and stores what they leave behind. */
  private OrderDesk relief;

  /** The desk of the first caller of a schedule, once it is at work. */
  private OrderDesk deskOfA;

  private int desks;

  private int numbers;

  @BeforeEach
  void open(Nodes nodes, Shop shop, Redis redis, Time time, Crowds crowds,
      Schedules schedules, Draw draw, TestInfo test) {
    this.nodes = nodes;
    this.shop = shop;
    this.ledger = shop.ledger();
    this.redis = redis;
    this.time = time;
    this.crowds = crowds;
    this.schedules = schedules;
    this.draw = draw;
    Class<?> step = test.getTestClass().orElseThrow();
    neverEnds = step == neverEndsIn ? neverEnds : null;
    neverEndsIn = step;
    lamp = shop.add(draw.product());
    chair = shop.add(draw.product());
  }

  @Nested
  @Step(value = 1, points = 3, minutes = 8, title = "name what a dead node has lost",
      fails = "The report names none")
  class TheReport {
    @Test
    void names_what_died_with_its_node() {
      OrderDesk desk = desk();
      accept(desk, orders(2));
      work(desk);
      accept(desk, orders(3));
      kill(desk);
      mustNameWhatIsGone("5 orders were acknowledged. When 2 of them were stored, the node was"
          + " killed.", new ArrayList<>());
    }

    @Test
    void does_not_name_what_still_waits() {
      OrderDesk desk = desk();
      accept(desk, orders(2));
      work(desk);
      accept(desk, orders(90));
      Order burnt = anOrder();
      List<Order> asked = new ArrayList<>(acknowledged);
      asked.add(draw.between(0, 1) == 0 ? 0 : asked.size(), burnt);
      List<Order> named = report(desk, asked);
      Set<String> stored = ids(ledger.placed());
      work(desk);
      List<Order> gone = missingOf(asked);
      mustName(gone, gone, named, stored, "92 orders were acknowledged; 2 of them are stored, 90"
          + " wait. One more was acknowledged by a desk that has burnt down.");
    }

    @Test
    void does_not_guess_while_a_server_is_away() {
      for (String away : List.of("the database", "Redis")) {
        acknowledged.clear();
        OrderDesk desk = desk();
        accept(desk, orders(2));
        work(desk);
        accept(desk, orders(1));
        List<Order> asked = new ArrayList<>(acknowledged);
        List<Order> burnt = orders(1);
        asked.addAll(burnt);
        if (away.equals("Redis")) {
          nodeOf.get(desk).tap().cut();
        } else {
          nodeOf.get(desk).database().refuse();
        }
        var answers = crowds.of(1).call(n -> desk.lost(asked)).waitFor(PATIENCE).values();
        if (!answers.isEmpty() && !ids(answers.get(0)).equals(ids(burnt))) {
          throw Story.saw("Of 4 acknowledged orders 2 are stored, 1 waits, and nobody has the"
                  + " fourth. While %s is away, lost() is asked. The report names %s.", away,
                  named(answers.get(0)))
              .expected("Expected: %s, or an exception, since it can't know.", named(burnt))
              .because("Likely cause: what is thrown because %s is away is caught, and a report"
                  + " that nobody could make looks like a good one.", away);
        }
      }
    }

    @Test
    void is_right_wherever_the_node_dies() throws Exception {
      List<Order> first = orders(1);
      List<Order> then = orders(1);
      List<Order> burnt = orders(1);
      race()
          .caller("A", 1, desk -> {
            take(desk, first);
            desk.work();
            return take(desk, then);
          })
          .mayDie("A")
          .check(ran -> mustNameWhatIsGone("A node died on its way: it had acknowledged "
              + acknowledged.size() + " orders.", burnt));
    }

    /** What is gone shows when the others have done all they can. */
    private void mustNameWhatIsGone(String situation, List<Order> burnt) {
      List<Order> asked = new ArrayList<>(acknowledged);
      asked.addAll(burnt);
      List<Order> named = report(relief(), asked);
      Set<String> stored = ids(ledger.placed());
      othersWork();
      // what is stuck in Redis is not lost; that nobody stores it is for step 3 to say
      List<Order> gone = missingOf(asked);
      mustName(redis.entries().isEmpty() ? gone : burnt, gone, named, stored, situation);
    }

    private void mustName(List<Order> atLeast, List<Order> gone, List<Order> named,
        Set<String> stored, String situation) {
      Set<String> missed = ids(atLeast);
      missed.removeAll(ids(named));
      Set<String> wrong = ids(named);
      wrong.removeAll(ids(gone));
      if (missed.isEmpty() && wrong.isEmpty()) {
        return;
      }
      throw Story.saw("%s The report names %s.", situation, named(named))
          .expected("Expected: it names %s, and no other.", named(gone))
          .because(!missed.isEmpty()
              ? "Likely cause: lost() does not look up which orders are stored, which wait, and"
                  + " which are neither; or it takes what is static for safe."
              : stored.containsAll(wrong)
                  ? "Likely cause: it names what is stored."
                  : "Likely cause: it names what has not been stored yet, but still waits; or it"
                  + " looks at the first of many alone.");
    }
  }

  @Nested
  @Step(value = 2, points = 3, minutes = 10, title = "acknowledge what a dead node can't lose",
      fails = "not in the database")
  class Acknowledged {
    @Test
    void orders_outlive_their_node() throws Exception {
      List<Order> three = orders(3);
      List<Order> another = orders(1);
      race()
          .caller("A", 1, desk -> take(desk, three))
          .mayDie("A")
          .caller("B", 2, desk -> take(desk, another))
          .lastComes("B")
          .check(ran -> mustBeStored("A node took some of 3 orders and was gone. Then a customer"
              + " came to another. Told that their order is theirs: " + named(acknowledged) + ".",
              "the customer is told before anything outside of the node has her order."));
      mustNotChangeWhatIsStatic();
    }

    @Test
    void orders_of_two_nodes_do_not_push_each_other_out() throws Exception {
      acceptedAtOnce(2, "Two nodes acknowledged an order each, at the same time.",
          "each reads what waits, adds its own and writes all of it back, so one order overwrites"
              + " the other; or what waits is in the node.");
    }

    @Test
    void orders_of_two_threads_do_not_push_each_other_out() throws Exception {
      acceptedAtOnce(1, "One desk acknowledged two orders at the same time, each on a thread of"
              + " its own.",
          "what accept() is about is kept in a field, which all threads share; or what waits is in"
              + " the node.");
    }

    private void acceptedAtOnce(int nodeOfB, String situation, String cause) throws Exception {
      List<Order> two = orders(2);
      race()
          .caller("A", 1, desk -> take(desk, two.subList(0, 1)))
          .caller("B", nodeOfB, desk -> take(desk, two.subList(1, 2)))
          .check(ran -> mustBeStored(situation, cause));
    }

    @Test
    void orders_of_customers_who_had_no_answer_are_taken_like_any_other() throws Exception {
      List<Order> one = orders(1);
      race()
          .caller("A", 1, desk -> take(desk, one))
          .mayDie("A")
          .caller("B", 2, desk -> take(desk, one))
          .lastComes("B")
          .check(ran -> mustBeStored("A customer sent an order, and its node died or not; then she"
              + " sent it once more, to another.",
              "it is noted as known before it is kept, and whoever asks again is told that all is"
                  + " well."));
    }

    private void mustNotChangeWhatIsStatic() throws Exception {
      OrderDesk desk = desk();
      accept(desk, orders(1));
      work(desk);
      Map<String, String> before = statics();
      accept(desk, orders(3));
      mustNotHaveChanged(before, "3 orders were acknowledged");
      crowds.of(1).call(n -> {
        desk.close();
        return null;
      }).waitFor(PATIENCE);
      mustNotHaveChanged(before, "A desk was closed");
    }

    private void mustNotHaveChanged(Map<String, String> before, String situation)
        throws Exception {
      Map<String, String> after = statics();
      after.entrySet().removeAll(before.entrySet());
      if (!after.isEmpty()) {
        throw Story.saw("%s, and what is static has changed: %s. All desks of a test run in one"
                + " process, where that outlives their nodes. In the shop it dies with its"
                + " process.", situation, String.join(", ", after.keySet()))
            .expected("Expected: what is static stays as it is.")
            .because("Likely cause: orders, or what is known of them or of a desk, are kept"
                + " there.");
      }
    }

    /** What is in each static field of the reader's classes. */
    private static Map<String, String> statics() throws Exception {
      Map<String, String> found = new TreeMap<>();
      Path folder = Path.of(OrderDesk.class.getResource("OrderDesk.class").toURI()).getParent();
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.filter(each -> each.toString().endsWith(".class")).toList()) {
          String name = file.getFileName().toString().replace(".class", "");
          if (!name.matches("(OrderDeskTest|Demo).*")) {
            Class<?> type = Class.forName(OrderDesk.class.getPackageName() + "." + name);
            found.putAll(fields(type, null, new HashSet<>()));
          }
        }
      }
      return found;
    }

    /** What is in the fields of an object, or if there is none in the static ones of a class. */
    private static Map<String, String> fields(Class<?> type, Object object, Set<Object> seen)
        throws IllegalAccessException {
      Map<String, String> found = new TreeMap<>();
      for (Field field : type.getDeclaredFields()) {
        if (Modifier.isStatic(field.getModifiers()) == (object == null) && !field.isSynthetic()) {
          field.setAccessible(true);
          String name = type.getName().replaceAll(".*[.$]", "") + "." + field.getName();
          found.put(name, contents(field.get(object), seen));
        }
      }
      return found;
    }

    /** Of what has none that can be told, which object it is. */
    private static String contents(Object value, Set<Object> seen) throws IllegalAccessException {
      if (value instanceof Object[] many) {
        return Arrays.deepToString(many);
      }
      if (value == null || value instanceof Collection || value instanceof Map
          || value.getClass().getName().startsWith("java.") && !(value instanceof Executor)) {
        return String.valueOf(value);
      }
      String which = value.getClass() + "@" + System.identityHashCode(value);
      return value.getClass().getPackage() == OrderDesk.class.getPackage() && seen.add(which)
          ? which + fields(value.getClass(), value, seen)
          : which;
    }

    @Test
    void orders_wait_for_as_long_as_it_takes() {
      OrderDesk desk = desk();
      accept(desk, orders(3));
      kill(desk);
      time.advance(A_YEAR);
      mustBeStored("3 orders were acknowledged; then the shop was closed for a year.",
          "what waits in Redis has an end, or waits in the node.");
    }

    @Test
    void orders_are_taken_while_the_worker_waits_for_the_database() throws Exception {
      OrderDesk desk = desk();
      List<Order> one = orders(1);
      List<Order> another = orders(1);
      accept(desk, one);
      try (Connection slow = nodes.fresh().dataSource().getConnection()) {
        slow.setAutoCommit(false);
        Jdbc.update(slow, "insert into placed values (?, ?, 1)"
            + " on conflict do nothing", one.get(0).id(), lamp.id());
        crowds.of(1).call(n -> callOnce(desk)).awaitBlocked(); // until that has ended
        long waiting = crowds.of(1).call(n -> take(desk, another))
            .waitFor(A_CUSTOMERS_PATIENCE).unfinished();
        kill(desk);
        slow.rollback();
        crowds.awaitBlocked();
        if (waiting > 0) {
          throw Story.saw("A worker waited for the database, which was slow, and a customer came."
                  + " %d s later she had no answer.", A_CUSTOMERS_PATIENCE.toSeconds())
              .expected("Expected: her order is taken while another is stored.")
              .because("Likely cause: accept() needs a lock that work() has while it stores: both"
                  + " are synchronized. So each customer waits for the database again.");
        }
      }
      acknowledged.removeAll(one); // what a worker holds when its node dies is step 3
      mustBeStored("A customer came while a worker waited for the database. Then the node died.",
          "what is taken meanwhile is in the node.");
    }

    @Test
    void orders_are_kept_by_somebody_while_redis_is_away() {
      OrderDesk desk = desk();
      accept(desk, orders(1));
      nodeOf.get(desk).tap().cut();
      accept(desk, orders(2));
      int told = acknowledged.size();
      kill(desk);
      mustBeStored("Redis could not be reached while 2 of 3 customers came; " + told
          + " of the 3 were told that their order is theirs. Then the node died.",
          "the failure is caught, and the customer is told that all is well.");
    }
  }

  @Nested
  @Step(value = 3, points = 3, minutes = 10, title = "take out what is committed",
      fails = "not in the database")
  class TakenOut {
    @Test
    void only_when_it_is_stored_wherever_the_node_dies() throws Exception {
      mustOutliveItsNode();
      List<Order> two = orders(2);
      race()
          .onFreshState(() -> waiting(two))
          .caller("A", 1, OrderDeskTest.this::callOnce)
          .mayDie("A")
          .lastHappens("35 s pass", () -> time.advance(LONG_ENOUGH))
          .caller("B", 2, OrderDeskTest.this::callWhileItHelps)
          .lastComes("B")
          .check(ran -> {
            List<Order> late = missing();
            mustBeStored("2 orders waited. The node that was to store them died.",
                "they are taken out of the queue first, and stored later.");
            mustBeInTime(late);
          });
    }

    @Test
    void though_a_second_node_has_died() {
      mustOutliveItsNode();
      for (int node = 1; node <= 2; node++) {
        OrderDesk dies = desk();
        callsInVain(dies);
        kill(dies);
      }
      mustBeStored("Two nodes died. Each had taken 2 orders that the database had not stored.",
          "what is taken over from the second is put in the place of what the first had taken.");
    }

    private void mustBeInTime(List<Order> late) {
      if (!late.isEmpty()) {
        throw Story.saw("2 orders waited, and the node that was to store them died. %d s later"
                + " another was called %d times, and %d of them still waited.",
                LONG_ENOUGH.toSeconds(), CALLS, late.size())
            .expected("Expected: they are stored. %d s after it was taken an order is anybody's.",
                TAKE_OVER.toSeconds())
            .because("Likely cause: what a dead node holds, or a lock of its, ends later.");
      }
    }

    @Test
    void only_when_it_is_stored_wherever_the_database_fails() throws Exception {
      mustOutliveItsNode();
      List<Order> one = orders(1);
      race()
          .onFreshState(() -> waiting(one))
          .caller("A", 1, OrderDeskTest.this::callOnce)
          .mayHappen("the database goes down", () -> atDatabaseOfA(Database::refuse))
          .lastHappens("it is back, and 35 s pass", () -> {
            atDatabaseOfA(Database::heal);
            time.advance(LONG_ENOUGH);
          })
          .caller("B", 2, OrderDeskTest.this::callTwice)
          .lastComes("B")
          .check(ran -> mustBeStored("An order waited. While a node was at work the database went"
              + " down, and came back.",
              "it is taken out of the queue though it could not be stored."));
    }

    @Test
    void only_when_its_commit_has_succeeded() {
      mustOutliveItsNode();
      OrderDesk desk = desk();
      Database database = nodeOf.get(desk).database();
      for (String moment : List.of("COMMIT", "statement", "connection")) {
        accept(desk, orders(3));
        if (moment.equals("connection")) {
          database.refuse();
        } else {
          failing(moment, "40001");
        }
        work(desk);
        ledger.heal();
        database.heal();
        time.advance(LONG_ENOUGH);
        work(desk);
        int left = missing().size();
        String situation = "3 orders waited. Each " + moment + " failed for a while; then all was"
            + " well.";
        mustBeStored(situation, "they are taken out of the queue before COMMIT has succeeded.");
        mustRecover(situation, left);
      }
    }

    private void mustRecover(String situation, int left) {
      if (left > 0) {
        throw Story.saw("%s The node whose calls had failed was called again, and left %d of them"
                + " to another.", situation, left)
            .expected("Expected: it stores them itself.")
            .because("Likely cause: a call of work() that fails leaves a mark that it is under way"
                + ", or a connection that is broken, and the next ones can do nothing.");
      }
    }

    @Test
    void only_when_it_is_stored_though_the_database_fails_and_then_the_node() throws Exception {
      mustOutliveItsNode();
      List<Order> one = orders(1);
      race()
          .onFreshState(() -> waiting(one))
          .caller("A", 1, OrderDeskTest.this::callOnce)
          .firstGoesOn("A")
          .firstHappens("the database goes down", () -> atDatabaseOfA(Database::refuse))
          .mayDie("A")
          .lastHappens("35 s pass", () -> time.advance(LONG_ENOUGH))
          .caller("B", 2, OrderDeskTest.this::callTwice)
          .lastComes("B")
          .check(ran -> mustBeStored("An order waited. The database went down while a node was at"
              + " work, and then the node died.",
              "what could not be stored is taken out of the queue and put in again, in two"
                  + " steps."));
    }

    @Test
    void only_the_one_that_is_stored_though_two_workers_have_the_same() throws Exception {
      mustOutliveItsNode();
      Order first = anOrder();
      Order second = anOrder();
      desks = 0;
      schedules.of(OrderDeskTest.this::deskOfItsOwn)
          .onFreshState(() -> waiting(List.of(first)))
          .caller("A", 1, desk -> desk.call("work"))
          .caller("B", 2, desk -> {
            desk.call("work");
            if (Boolean.TRUE.equals(desk.call("accept", second))) {
              told(second);
            }
            return null;
          })
          .preemptions(1)
          .check(ran -> mustBeStored("An order waited. Two workers came, and then another order.",
              "the first in the queue is looked at and stored, and then the first is taken out: it"
                  + " is another one by now."));
    }

    @Test
    void only_the_one_that_is_stored_though_another_comes_late() throws Exception {
      mustOutliveItsNode();
      List<Order> two = orders(2);
      race()
          .caller("A", 1, desk -> take(desk, two.subList(0, 1)))
          .caller("B", 2, desk -> takeAndWork(desk, two.subList(1, 2)))
          .firstGoesOn("A")
          .firstGoesOn("A")
          .preemptions(2)
          .check(ran -> mustBeStored("An order came while another was stored.",
              "all orders up to a number are taken out, and one that was given its number earlier"
                  + " was committed later."));
    }

    @Test
    void so_the_report_is_right_while_a_worker_is_under_way() throws Exception {
      mustOutliveItsNode();
      List<Order> two = orders(2);
      race()
          .onFreshState(() -> waiting(two))
          .caller("A", 1, OrderDeskTest.this::callOnce)
          .caller("B", 2, desk -> ids(desk.lost(List.copyOf(acknowledged))))
          .preemptions(1)
          .check(ran -> mustNameNone(ran.value("B"), "A stored 2 orders"));
    }

    @Test
    void so_the_report_is_right_while_a_dead_nodes_orders_are_taken_over() throws Exception {
      mustOutliveItsNode();
      List<Order> one = orders(1);
      race()
          .onFreshState(() -> heldByADeadNode(one))
          .caller("A", 1, OrderDeskTest.this::callOnce)
          .caller("B", 2, desk -> ids(desk.lost(List.copyOf(acknowledged))))
          .preemptions(2)
          .check(ran -> mustNameNone(ran.value("B"), "A took over what a dead node had taken"));
    }

    private void heldByADeadNode(List<Order> orders) {
      waiting(orders);
      ledger.failStatements("40001");
      OrderDesk dead = deskOn(survivor()); // nobody calls it any more
      crowds.of(1).call(n -> call(dead, 1)).waitFor(PATIENCE);
      ledger.heal();
      time.advance(LONG_ENOUGH);
      desks = 0; // a set of their names has the same order in each schedule
    }

    private void mustNameNone(Set<String> named, String situation) {
      if (!named.isEmpty()) {
        throw Story.saw("%s while B asked which are lost. The report names %s, and nothing is"
                + " lost.", situation, String.join(", ", named))
            .expected("Expected: it names none.")
            .because("Likely cause: %s", ledger.placed().size() < acknowledged.size()
                ? "what is taken out and not yet stored is nowhere."
                : "it looks first where an order goes to, and then where it comes from: first for"
                    + " what is stored and then for what waits, or first in the queue and then at"
                    + " what a dead node had taken. An order that goes there in between is seen in"
                    + " neither place.");
      }
    }
  }

  @Nested
  @Step(value = 4, points = 3, minutes = 10, title = "a replay changes nothing",
      fails = "the shop counts")
  class AReplay {
    @Test
    void after_the_death_of_a_node_changes_nothing() throws Exception {
      mustOutliveItsNode();
      List<Order> one = orders(1);
      race()
          .onFreshState(() -> waiting(one))
          .caller("A", 1, OrderDeskTest.this::callOnce)
          .mayDie("A")
          .lastHappens("a year passes", () -> time.advance(A_YEAR))
          .caller("B", 2, OrderDeskTest.this::callTwice)
          .lastComes("B")
          .check(ran -> mustCountRight("An order waited. The node that was to store it died, and a"
              + " year later another took its place."));
    }

    /** With an inbox, A has just taken the order; or placed and counted it, and not committed. */
    @Test
    void of_what_a_slow_worker_holds_changes_nothing() throws Exception {
      mustOutliveItsNode();
      List<Order> one = orders(1);
      for (int acts : List.of(3, 5)) {
        Race<OrderDesk> race = race()
            .onFreshState(() -> waiting(one))
            .caller("A", 1, OrderDeskTest.this::callOnce)
            .caller("B", 2, OrderDeskTest.this::callOnce);
        for (int act = 1; act <= acts; act++) {
          race.firstGoesOn("A");
        }
        race.firstHappens("35 s pass", () -> time.advance(LONG_ENOUGH))
            .preemptions(1)
            .check(ran -> mustCountRight("An order waited. A worker was held up with it for 35 s,"
                + " and another came."));
      }
    }

    @Test
    void of_a_customer_who_asks_again_changes_nothing() {
      mustOutliveItsNode();
      OrderDesk here = desk();
      OrderDesk there = desk();
      List<Order> three = orders(3);
      accept(here, three);
      accept(here, three.subList(0, 1));
      accept(there, three.subList(0, 2));
      work(there);
      accept(here, three);
      work(here);
      work(there);
      mustBeStored("3 customers sent their orders again and again.",
          "an order that comes again is taken for one that is stored.");
      mustBeNoRefusal();
      mustCountRight("3 customers had no answer and sent their orders again, to two nodes: some"
          + " before they were stored, some after.");
    }

    private void mustBeNoRefusal() {
      List<Order> dead = deadLetters(relief());
      if (!dead.isEmpty()) {
        throw Story.saw("3 customers sent their orders again and again. All are stored, and these"
                + " are dead letters as well: %s.", named(dead))
            .expected("Expected: none is.")
            .because("Likely cause: unique_violation (23505) counts as a refusal. It tells that the"
                + " database has the order.");
      }
    }

    @Test
    void of_a_customer_who_asks_again_may_come_to_two_workers() throws Exception {
      mustOutliveItsNode();
      List<Order> one = orders(1);
      race()
          .caller("A", 1, desk -> takeAndWork(desk, one))
          .caller("B", 2, desk -> takeAndWork(desk, one))
          .preemptions(1)
          .check(ran -> mustCountRight("A customer sent one order to two nodes, and both stored"
              + " what waited."));
    }
  }

  @Nested
  @Step(value = 5, points = 2, minutes = 12, kind = Step.Kind.HOME,
      title = "one order that can't be stored does not stop the rest", fails = "behind it")
  class APoisonedOrder {
    @Test
    void does_not_stop_the_rest() {
      mustOutliveItsNode();
      for (Order poison : poisons()) {
        OrderDesk desk = desk();
        accept(desk, orders(2));
        accept(desk, List.of(poison));
        accept(desk, orders(2));
        work(desk);
        Set<String> behind = ids(acknowledged);
        behind.remove(poison.id());
        behind.removeAll(ids(ledger.placed()));
        if (!behind.isEmpty()) {
          throw Story.saw("The database refuses one order of 5, %s. After %d calls of work() that"
                  + " stored nothing %d of the others still wait behind it.", why(poison), CALLS,
                  behind.size())
              .expected("Expected: the others are stored.")
              .because("Likely cause: %s", behind.size() == 4
                  ? "all orders of a batch share one transaction. It is rolled back each time, and"
                      + " all of them count as refused."
                  : "what the database throws ends the call, and the next one begins with the same"
                      + " order.");
        }
        mustBeTheOnlyDeadLetter(poison, desk);
        redis.flush();
        forget();
      }
    }

    @Test
    void is_kept_where_somebody_can_find_it() {
      mustOutliveItsNode();
      OrderDesk desk = desk();
      Order poison = poisons().get(0);
      accept(desk, List.of(poison));
      accept(desk, orders(1));
      work(desk);
      mustBeTheOnlyDeadLetter(poison, desk);
      kill(desk);
      mustBeTheOnlyDeadLetter(poison, desk());
      time.advance(A_YEAR);
      OrderDesk other = desk();
      work(other);
      mustBeTheOnlyDeadLetter(poison, other);
      List<Order> named = report(other, acknowledged);
      if (!named.isEmpty()) {
        throw Story.saw("An order is a dead letter, and another is stored. The report of what is"
                + " lost names %s.", named(named))
            .expected("Expected: it names none, since a dead letter can still be read.")
            .because("Likely cause: lost() does not look among the dead letters.");
      }
      mustBeTriedNoMore(poison, other);
    }

    private void mustBeTriedNoMore(Order poison, OrderDesk desk) {
      shop.add(new Product(poison.product(), "late", 100));
      work(desk);
      othersWork();
      time.advance(LONG_ENOUGH);
      work(relief());
      if (ledger.placed().contains(poison)) {
        throw Story.saw("An order is a dead letter, since the shop did not have its article. Then"
                + " it has, and the order is stored: it is in both places.")
            .expected("Expected: a dead letter is tried no more. Somebody looks at it.")
            .because("Likely cause: it is still in the queue, and tried again and again.");
      }
    }

    @Test
    void is_kept_though_there_are_many() {
      mustOutliveItsNode();
      OrderDesk desk = desk();
      List<Order> bad =
          Stream.generate(() -> new Order(id(), lamp.id(), 1001)).limit(12).toList();
      accept(desk, bad);
      int found = 0;
      for (int before = -1; before < found; found = deadLetters(desk).size()) {
        before = found;
        work(desk); // whoever tries one order in each call needs more of them
      }
      if (found > 0 && !ids(deadLetters(desk)).equals(ids(bad))) {
        throw Story.saw("The database refused 12 orders, and %d of them are dead letters.", found)
            .expected("Expected: all of them can be found.")
            .because("Likely cause: so many are kept and no more, or only a page of them is read.");
      }
    }

    @Test
    void is_one_that_does_not_fit() {
      mustOutliveItsNode();
      OrderDesk desk = desk();
      Order order = of(lamp);
      accept(desk, List.of(order));
      ledger.failStatements("22021");
      work(desk);
      mustBeTheOnlyDeadLetter(order, "with a character that it can't keep (SQLSTATE 22021)", desk);
    }

    @Test
    void is_not_one_that_was_refused_for_a_while() {
      mustOutliveItsNode();
      OrderDesk desk = desk();
      accept(desk, poisons().subList(1, 2)); // of the lamp too
      work(desk);
      Order good = of(lamp);
      accept(desk, List.of(good));
      ledger.failStatements("23503", ATTEMPTS - 1);
      work(desk);
      if (deadLetters(desk).contains(good)) {
        throw Story.saw("One order is a dead letter. Then the database refused another %d times,"
                + " since it did not have its article yet. Now the article is there, and that order"
                + " is a dead letter as well.", ATTEMPTS - 1)
            .expected("Expected: it is tried again, and is a dead letter after %d.", ATTEMPTS)
            .because("Likely cause: refusals are not counted, so the first is the last; or those of"
                + " all orders, or of all of an article, are counted together.");
      }
      mustBeStored("The database refused an order " + (ATTEMPTS - 1) + " times, and then took it.",
          "it is dropped after its first refusal.");
    }

    @Test
    void is_not_lost_while_it_becomes_a_dead_letter() throws Exception {
      mustOutliveItsNode();
      Order poison = poisons().get(0);
      race()
          .onFreshState(() -> waiting(List.of(poison)))
          .caller("A", 1, OrderDeskTest.this::callOften)
          .caller("B", 2, desk -> ids(desk.lost(List.of(poison))))
          .preemptions(1)
          .check(ran -> {
            Set<String> named = ran.value("B");
            if (!named.isEmpty()) {
              throw Story.saw("The database refused an order until it was a dead letter. Meanwhile"
                      + " B asked which are lost, and the report names it.")
                  .expected("Expected: it names none.")
                  .because("Likely cause: it looks first among the dead letters and then for what"
                      + " waits. An order that goes from here to there in between is seen in"
                      + " neither place.");
            }
          });
    }

    @Test
    void is_never_nowhere_wherever_the_node_dies() throws Exception {
      mustOutliveItsNode();
      Order poison = poisons().get(0);
      race()
          .onFreshState(() -> waiting(List.of(poison)))
          .caller("A", 1, OrderDeskTest.this::callOften)
          .mayDie("A")
          .lastHappens("35 s pass", () -> time.advance(LONG_ENOUGH))
          .caller("B", 2, desk -> {
            callOften(desk);
            return desk.deadLetters();
          })
          .lastComes("B")
          .check(ran -> {
            List<Order> found = ran.value("B");
            if (!found.equals(List.of(poison))) {
              throw Story.saw("The database refused an order again and again, and a node died while"
                      + " it dealt with it. Another went on. The dead letters are: %s.",
                      found.isEmpty() ? "none" : found.toString())
                  .expected("Expected: that order, once.")
                  .because("Likely cause: %s", found.size() > 1
                      ? "it is kept as a dead letter in one step and taken out of the queue in a"
                          + " later one, and who comes next does both again."
                      : "it is taken out of the queue in one step and kept as a dead letter in a"
                          + " later one, or only in the node.");
            }
          });
    }

    @Test
    void is_not_one_that_came_while_the_database_was_down() {
      mustOutliveItsNode();
      OrderDesk desk = desk();
      accept(desk, orders(3));
      nodeOf.get(desk).database().refuse();
      work(desk);
      time.advance(LONG_ENOUGH);
      work(desk);
      nodeOf.get(desk).database().heal();
      mustBeNoDeadLetter(desk, "the database was down while a node tried " + 2 * CALLS + " times");
      mustBeStored("3 orders waited. The database was down while a node tried " + 2 * CALLS
          + " times, and came back.",
          "they are dropped after some attempts.");
    }

    @Test
    void is_not_one_that_met_a_deadlock() {
      mustOutliveItsNode();
      for (String state : List.of("40P01", "40001", "55P03", "53300", "57014", "25006", "42501",
          "58030", "28P01", "XX000")) {
        for (String moment : List.of("statement", "COMMIT")) {
          OrderDesk desk = desk();
          accept(desk, orders(2));
          failing(moment, state);
          work(desk);
          ledger.heal();
          String what = "each " + moment + " failed with SQLSTATE " + state + " (" + name(state)
              + ") while a node tried " + CALLS + " times";
          mustBeNoDeadLetter(desk, what);
          mustBeStored("2 orders waited; " + what + ", and then all was well.",
              "they are dropped after some attempts.");
          kill(desk); // and its session is there for the next one
        }
      }
    }

    private void mustBeNoDeadLetter(OrderDesk desk, String situation) {
      List<Order> dead = deadLetters(desk);
      if (!dead.isEmpty()) {
        throw Story.saw("Nothing is wrong with %d orders, but %s. Now %d of them are dead letters.",
                acknowledged.size(), situation, dead.size())
            .expected("Expected: none is.")
            .because("Likely cause: every attempt counts, also one that failed because of the"
                + " database. What is wrong with an order shows in the SQLSTATE.");
      }
    }

    private void mustBeTheOnlyDeadLetter(Order poison, OrderDesk desk) {
      mustBeTheOnlyDeadLetter(poison, why(poison), desk);
    }

    private void mustBeTheOnlyDeadLetter(Order poison, String why, OrderDesk desk) {
      List<Order> dead = deadLetters(desk);
      if (!dead.equals(List.of(poison))) {
        throw Story.saw("The database refuses one order, %s. After at least %d calls of work() the"
                + " dead letters are: %s.", why, CALLS,
                dead.isEmpty() ? "none" : dead.toString())
            .expected("Expected: that order, once and as it came, on every node: %s.", poison)
            .because("Likely cause: %s", !dead.isEmpty()
                ? "more is kept than that order, or not all of it."
                : acknowledged.contains(poison)
                    ? "it is tried for ever, or dropped without a trace, or its node alone knew of"
                        + " it."
                    : "accept() did not take it. It is the database that judges an order, and"
                        + " later: its article may come.");
      }
    }

    private String why(Order poison) {
      return poison.pieces() > 1000 ? "of 1,001 pieces" : "of an article that it does not have";
    }
  }

  @Nested
  @Step(value = 6, points = 2, minutes = 8, kind = Step.Kind.HOME,
      title = "five orders, one row, the right sum", fails = "the shop counts")
  class FiveOrders {
    @Test
    void of_one_article_add_up_though_two_workers_store_them() throws Exception {
      mustOutliveItsNode();
      List<Order> two = List.of(of(lamp), of(lamp));
      race()
          .caller("A", 1, desk -> takeAndWork(desk, two.subList(0, 1)))
          .caller("B", 2, desk -> takeAndWork(desk, two.subList(1, 2)))
          .preemptions(1)
          .check(ran -> {
            String situation = "Two workers each stored an order of one article.";
            mustCountRight(situation);
            mustBeStored(situation, "a failure of the statement that counts is taken for the news"
                + " that the order is stored.");
          });
    }

    @Test
    void of_one_article_add_up_to_what_others_have_sold() throws Exception {
      mustOutliveItsNode();
      List<Order> five = Stream.generate(() -> of(lamp)).limit(5).toList();
      OrderDesk desk = desk();
      cashDesk(7);
      accept(desk, five.subList(0, 2));
      work(desk);
      cashDesk(100);
      accept(desk, five.subList(2, 5));
      accept(desk, List.of(new Order(id(), lamp.id(), -2), new Order(id(), chair.id(), -3)));
      work(desk);
      accept(desk, List.of(of(chair)));
      work(desk);
      mustBeStored("The cash desk sold, and 8 customers ordered or sent something back.",
          "an order is taken out of the queue before it is stored.");
      mustCountRight("The cash desk sold 7 pieces, then 100. Before, between and after, customers"
          + " ordered 6 times and sent something back twice, once before anybody had ordered it.",
          107);
    }

    @Test
    void of_one_article_add_up_while_the_cash_desk_sells() throws Exception {
      mustOutliveItsNode();
      List<Order> three = Stream.generate(() -> of(lamp)).limit(3).toList();
      Node cash = nodes.fresh();
      race()
          .onFreshState(() -> waiting(three))
          .caller("A", 1, OrderDeskTest.this::callOnce)
          .caller("C", 3, desk -> cashDesk(cash, 100))
          .preemptions(1)
          .check(ran -> mustCountRight("A worker stored 3 orders of one article while the cash"
              + " desk sold 100.", 100));
    }

    private void cashDesk(int pieces) throws SQLException {
      cashDesk(nodes.fresh(), pieces);
    }

    private int cashDesk(Node node, int pieces) throws SQLException {
      try (Connection connection = node.dataSource().getConnection()) {
        return Jdbc.update(connection, "insert into sold values (?, ?) on conflict (product_id)"
            + " do update set pieces = sold.pieces + excluded.pieces", lamp.id(), pieces);
      }
    }
  }

  @Nested
  @Step(value = 7, points = 2, minutes = 10, kind = Step.Kind.HOME,
      title = "a full queue says so, and closing drains", fails = "wait")
  class AFullQueue {
    @Test
    void says_so() {
      mustOutliveItsNode();
      fill(desk(), CAPACITY / 2);
      fill(desk(), CAPACITY / 2 + 10);
      manyCome(desk(), 4);
      int waiting = acknowledged.size() - ledger.placed().size();
      if (waiting > CAPACITY) {
        throw Story.saw("The database does not keep up. %d orders were acknowledged, and %d of them"
                + " wait.", acknowledged.size(), waiting)
            .expected("Expected: at most %d wait; whoever comes then is told that there is no room"
                + " or is kept waiting, or her order is stored at once.", CAPACITY)
            .because("Likely cause: nobody looks how many there are.");
      }
      List<Order> lately = acknowledged.subList(acknowledged.size() - 3, acknowledged.size());
      accept(desk(), List.copyOf(lately)); // customers who ask again
      String situation = "The database did not keep up: " + acknowledged.size() + " orders were"
          + " acknowledged, the last ones again. Then it did.";
      mustBeStored(situation,
          "the oldest make room for the newest, whoever was told that they are hers.");
      mustCountRight(situation);
    }

    @Test
    void keeps_the_oldest_when_two_come_for_the_last_place() throws Exception {
      mustOutliveItsNode();
      List<Order> many = orders(CAPACITY - 1);
      List<Order> two = orders(2);
      race()
          .onFreshState(() -> waiting(many))
          .caller("A", 1, desk -> take(desk, two.subList(0, 1)))
          .caller("B", 2, desk -> take(desk, two.subList(1, 2)))
          .preemptions(1)
          .check(ran -> {
            List<Order> gone = report(relief(), acknowledged);
            if (!gone.isEmpty()) {
              throw Story.saw("%d orders waited, and two customers came at once. %d orders were"
                      + " acknowledged, and these are gone: %s.", many.size(), acknowledged.size(),
                      named(gone))
                  .expected("Expected: who was told that her order is hers keeps it.")
                  .because("Likely cause: the queue is cut to its capacity when one is put in.");
            }
          });
    }

    @Test
    void has_room_for_as_many_as_it_says() {
      mustOutliveItsNode();
      OrderDesk desk = desk();
      for (int round = 1; round <= 2; round++) {
        acknowledged.clear();
        fill(desk, CAPACITY);
        mustAllBeTold(round == 1 ? "Nothing waited" : "What had waited was stored",
            "what is counted is not what waits.");
        work(desk);
      }
    }

    @Test
    void has_room_for_as_many_though_there_are_dead_letters() {
      mustOutliveItsNode();
      OrderDesk desk = desk();
      if (buries(poisons().get(0), desk)) {
        acknowledged.clear();
        fill(desk, CAPACITY);
        mustAllBeTold("Nothing waited, and there was a dead letter",
            "dead letters are counted with what waits.");
      }
    }

    /** If it does not, that is for step 5 to say. */
    private boolean buries(Order poison, OrderDesk desk) {
      accept(desk, List.of(poison));
      work(desk);
      return deadLetters(desk).equals(List.of(poison));
    }

    /** Each node is cut off one command later, from the first of accept() to the last of work(). */
    @Test
    void has_room_for_as_many_wherever_nodes_have_died() {
      mustOutliveItsNode();
      for (int through = 1; through <= 16; through++) {
        OrderDesk desk = desk();
        nodeOf.get(desk).tap().cutAfter(through, Cut.BEFORE_SENDING);
        accept(desk, orders(1));
        crowds.of(1).call(n -> call(desk, 1)).waitFor(PATIENCE);
        kill(desk);
      }
      time.advance(LONG_ENOUGH);
      for (int round = 1; round <= ROUNDS; round++) {
        work(relief());
        OrderDesk desk = relief(); // some are stored and still wait: what stores nothing may help
        crowds.of(1).call(n -> callOften(desk)).waitFor(PATIENCE);
      }
      acknowledged.clear();
      fill(relief(), CAPACITY);
      mustAllBeTold("Nodes died on their way, and another stored what they left",
          "room is taken and given back in steps of their own, and a node that dies between them"
              + " keeps it for ever.");
    }

    private void mustAllBeTold(String situation, String cause) {
      if (acknowledged.size() < CAPACITY) {
        throw Story.saw("%s. Then %d customers came. %d were told to wait for another day.",
                situation, CAPACITY, CAPACITY - acknowledged.size())
            .expected("Expected: %d orders may wait.", CAPACITY)
            .because("Likely cause: %s", cause);
      }
    }

    @Test
    void says_so_while_the_database_is_down() {
      mustOutliveItsNode();
      OrderDesk desk = desk();
      nodeOf.get(desk).database().refuse();
      fill(desk, CAPACITY + 5);
      for (int call = 1; call <= 3; call++) {
        crowds.of(1).call(n -> call(desk, 1)).waitFor(PATIENCE);
        fill(desk, 30);
      }
      if (acknowledged.size() > CAPACITY * 3 / 2) { // a few in the worker's hands are no harm
        throw Story.saw("The database was down, and work() was called 3 times. %d orders were"
                + " acknowledged, and all of them wait.", acknowledged.size())
            .expected("Expected: at most %d wait.", CAPACITY)
            .because("Likely cause: what a worker has taken is not counted, though it is not stored"
                + " either.");
      }
      mustBeStored("The database was down, and " + (CAPACITY + 95) + " customers came; "
          + acknowledged.size() + " were told that their order is theirs. Then it was back.",
          "who finds the queue full has her order stored at once, and is told that it is hers even"
              + " if that fails.");
    }

    @Test
    void is_drained_though_the_database_refuses_an_order() {
      mustOutliveItsNode();
      List<Order> poisons = poisons();
      if (!buries(poisons.get(0), desk())) {
        return;
      }
      acknowledged.clear();
      OrderDesk desk = desk();
      List<Order> four = orders(4);
      accept(desk, four.subList(0, 2));
      accept(desk, poisons.subList(1, 2));
      accept(desk, four.subList(2, 4));
      close(desk);
      int waiting = four.size() - ledger.placed().size();
      if (waiting > 0) {
        throw Story.saw("A desk was closed. The database refused one of 5 orders, and %d of the"
                + " others still wait.", waiting)
            .expected("Expected: close() stores what can be stored.")
            .because("Likely cause: close() does not deal with a refusal as work() does, or it"
                + " calls work() only once.");
      }
    }

    @Test
    void is_drained_when_its_desk_closes() {
      mustOutliveItsNode();
      OrderDesk desk = desk();
      OrderDesk dead = desk();
      callsInVain(dead);
      kill(dead);
      callsInVain(desk);
      time.advance(LONG_ENOUGH);
      accept(desk, orders(25));
      close(desk);
      int waiting = acknowledged.size() - ledger.placed().size();
      if (waiting > 0) {
        throw Story.saw("The last node of the day closed its desk. 25 orders were new, 2 it had"
                + " tried in vain, and 2 a node that had died. Of these 29 %d still wait.", waiting)
            .expected("Expected: close() stores what waits before it returns.")
            .because("Likely cause: %s", waiting <= 4
                ? "it looks only for what nobody has taken yet."
                : waiting < 29
                    ? "it calls work() once, and one call does not store all that waits."
                    : "it says that the desk is closed, or waits for a worker that has ended.");
      }
      accept(desk(), orders(1));
      if (acknowledged.size() <= 29) {
        throw Story.saw("A desk was closed. Then a customer came to another, which is open, and was"
                + " sent away.")
            .expected("Expected: one closed desk closes no other.")
            .because("Likely cause: that it is closed is noted where all desks look.");
      }
      List<Order> late = orders(1);
      accept(desk, late);
      if (acknowledged.containsAll(late) && !ids(ledger.placed()).containsAll(ids(late))) {
        throw Story.saw("A desk was closed, and a customer came. She was told that her order is"
                + " hers, and it has to wait until another node opens.")
            .expected("Expected: a closed desk takes no orders.")
            .because("Likely cause: accept() does not look whether the desk is closed.");
      }
    }

    @Test
    void loses_nothing_to_whoever_comes_while_it_closes() throws Exception {
      mustOutliveItsNode();
      List<Order> two = orders(2);
      race()
          .caller("A", 1, desk -> take(desk, two))
          .caller("B", 1, desk -> {
            desk.close();
            return null;
          })
          .preemptions(2)
          .check(ran -> {
            mustBeStored("A desk was closed while 2 customers came, and " + acknowledged.size()
                + " were told that their order is theirs.",
                "what is put into the queue after the last look stays in the node.");
          });
    }

    @Test
    void is_drained_though_it_closes_while_its_worker_is_under_way() throws Exception {
      mustOutliveItsNode();
      List<Order> two = orders(2);
      race()
          .onFreshState(() -> waiting(two))
          .caller("A", 1, OrderDeskTest.this::callOnce)
          .caller("B", 1, desk -> {
            desk.close();
            return ledger.placed().size();
          })
          .preemptions(1)
          .check(ran -> {
            int stored = ran.value("B");
            if (stored < two.size()) {
              throw Story.saw("2 orders waited. While the worker was under way its desk was closed."
                      + " When close() came back %d of them were stored.", stored)
                  .expected("Expected: both. Whoever has closed a desk ends its process.")
                  .because("Likely cause: close() leaves to the worker what that has begun, and"
                      + " does not wait for it.");
            }
          });
    }

    @Test
    void loses_nothing_if_it_closes_while_the_database_is_down() {
      mustOutliveItsNode();
      OrderDesk desk = desk();
      accept(desk, orders(3));
      nodeOf.get(desk).database().refuse();
      closeAfterAFailure(desk);
      kill(desk);
      mustBeStored("A desk with 3 orders was closed while the database was down.",
          "close() empties the queue, whether the orders could be stored or not.");
    }

    private void fill(OrderDesk desk, int customers) {
      List<Order> many = orders(customers);
      Crowd<Object> crowd = crowds.of(1).call(n -> take(desk, many));
      crowd.waitFor(A_CUSTOMERS_PATIENCE.multipliedBy(customers));
      if (crowd.unfinished() > 0) {
        throw Story.saw("%d orders were acknowledged, and no worker came. The next customer still"
                + " waits for an answer.", acknowledged.size())
            .expected("Expected: she is told within %d s.", A_CUSTOMERS_PATIENCE.toSeconds())
            .because("Likely cause: accept() waits for room without a limit.");
      }
    }

    /** At the same time. */
    private void manyCome(OrderDesk desk, int customers) {
      List<Order> many = orders(customers);
      long left = crowds.of(customers).call(n -> take(desk, many.subList(n, n + 1)))
          .waitFor(A_CUSTOMERS_PATIENCE.plusSeconds(1)).unfinished();
      if (left > 0) {
        throw Story.saw("The queue was full, no worker came, and %d customers came at once. %d s"
                + " later %d of them had no answer.", customers, A_CUSTOMERS_PATIENCE.toSeconds(),
                left)
            .expected("Expected: each is told within %d s.", A_CUSTOMERS_PATIENCE.toSeconds())
            .because("Likely cause: accept() waits for room, and while one waits the others wait"
                + " for her: it is synchronized, or has a lock.");
      }
    }

    private void close(OrderDesk desk) {
      mustComeBack(crowds.of(1).call(n -> {
        desk.close();
        return null;
      }));
    }

    /** The worker's thread and the one that closes are two. */
    private void closeAfterAFailure(OrderDesk desk) {
      CountDownLatch called = new CountDownLatch(1);
      mustComeBack(crowds.of(2).call(n -> {
        if (n == 0) {
          call(desk, 1);
          called.countDown();
        } else {
          called.await();
          desk.close();
        }
        return null;
      }));
    }

    private void mustComeBack(Crowd<Object> crowd) {
      if (crowd.waitFor(PATIENCE).unfinished() > 0) {
        throw Story.saw("A desk was closed. %d min later close() has not come back, and %d of %d"
                + " orders wait.", PATIENCE.toMinutes(),
                acknowledged.size() - ledger.placed().size(), acknowledged.size())
            .expected("Expected: it stores what it can, and returns or throws.")
            .because("Likely cause: it waits for something that never comes, or for a lock that a"
                + " failed call of work() has kept.");
      }
    }
  }

  private OrderDesk deskOn(Node node) {
    OrderDesk desk = new OrderDesk(
        "desk " + ++desks, node.redis(), node.dataSource(), node.clock(), node.waits());
    nodeOf.put(desk, node);
    return desk;
  }

  /** As in another JVM: with classes, and static fields, of its own. */
  private OwnClasses deskOfItsOwn(Node node) {
    try {
      return new OwnClasses(OrderDesk.class, "desk " + ++desks, node.redis(), node.dataSource(),
          node.clock(), node.waits());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("OrderDesk can't be made a second time", e);
    }
  }

  /** A desk on a node of its own. */
  private OrderDesk desk() {
    relief();
    return deskOn(nodes.fresh());
  }

  private void kill(OrderDesk desk) {
    nodeOf.get(desk).kill();
  }

  /** Any characters may be in it, and no two are the same. */
  private String id() {
    return draw.between(10_000, 99_999) + " of \"O'Hara|Sons, Ltd.\"; no. " + ++numbers;
  }

  private Order of(Product article) {
    return new Order(id(), article.id(), (int) draw.between(1, 9));
  }

  private Order anOrder() {
    return of(draw.oneOf(lamp, chair));
  }

  private List<Order> poisons() {
    return List.of(new Order(id(), draw.freeId(), 1), new Order(id(), lamp.id(), 1001));
  }

  private List<Order> orders(int count) {
    return Stream.generate(this::anOrder).limit(count).toList();
  }

  /** Customers come to a desk one after the other. */
  private void accept(OrderDesk desk, List<Order> orders) {
    crowds.of(1).call(n -> take(desk, orders))
        .waitFor(A_CUSTOMERS_PATIENCE.multipliedBy(orders.size()));
  }

  /** What a dead node says reaches nobody. */
  private int take(OrderDesk desk, List<Order> orders) {
    for (Order order : orders) {
      try {
        if (desk.accept(order) && !nodeOf.get(desk).isDead()) {
          told(order);
        }
      } catch (Exception notTold) {
        // the customer does not know whether her order is hers
      }
    }
    return acknowledged.size();
  }

  private synchronized void told(Order order) {
    acknowledged.add(order);
  }

  private Object takeAndWork(OrderDesk desk, List<Order> orders) throws Exception {
    take(desk, orders);
    return callOnce(desk);
  }

  private Object callOnce(OrderDesk desk) throws Exception {
    deskOfA = deskOfA == null ? desk : deskOfA;
    desk.work();
    return null;
  }

  private Object callTwice(OrderDesk desk) {
    return call(desk, 2);
  }

  private Object callOften(OrderDesk desk) {
    return call(desk, CALLS);
  }

  /** A worker calls again, whatever is thrown at it. */
  private Object call(OrderDesk desk, int times) {
    for (int call = 1; call <= times; call++) {
      try {
        desk.work();
      } catch (Exception failed) {
        // as the worker of a shop would
      }
    }
    return null;
  }

  /** It takes 2 orders, and the database can't store them now. */
  private void callsInVain(OrderDesk desk) {
    accept(desk, orders(2));
    ledger.failStatements("40001");
    crowds.of(1).call(n -> call(desk, 1)).waitFor(PATIENCE);
    ledger.heal();
  }

  /** One call stores all that waits, or a batch, or one order; two more find nothing to store. */
  private Object callWhileItHelps(OrderDesk desk) {
    Set<Order> stored = Set.copyOf(ledger.placed());
    int idle = 0;
    while (idle < (stored.containsAll(acknowledged) ? 2 : CALLS)) {
      call(desk, 1);
      Set<Order> before = stored;
      stored = Set.copyOf(ledger.placed());
      idle = stored.size() > before.size() ? 0 : idle + 1;
    }
    return null;
  }

  private void work(OrderDesk desk) {
    if (neverEnds == null && !endsItsCalls(desk)) {
      neverEnds = Story.saw("%d orders were acknowledged, and %d are stored. The others wait"
              + " behind it: a call of work() that does not come back.", acknowledged.size(),
              ledger.placed().size())
          .expected("Expected: it stores what it can, and returns or throws.")
          .because("Likely cause: it waits for more orders, tries one again and again, or waits for"
              + " a connection or a lock that an earlier call has not given back.");
    }
    if (neverEnds != null) {
      throw neverEnds;
    }
  }

  /** Whoever stores something every few seconds is slow, on a busy machine, and not endless. */
  private boolean endsItsCalls(OrderDesk desk) {
    Crowd<Object> worker = crowds.of(1).call(n -> callWhileItHelps(desk));
    int stored;
    do {
      stored = ledger.placed().size();
      try {
        return worker.waitFor(PATIENCE).unfinished() == 0;
      } catch (Unsettled atWork) {
        // does it get on?
      }
    } while (ledger.placed().size() > stored);
    kill(desk);
    return false;
  }

  /** Other nodes do all they can for what is acknowledged; returns what is missing then. */
  private List<Order> othersWork() {
    OrderDesk desk = relief();
    List<Order> missing = missing();
    for (int round = 1; round <= ROUNDS && !missing.isEmpty(); round++) {
      time.advance(LONG_ENOUGH);
      work(desk);
      missing = missing();
    }
    return missing;
  }

  private OrderDesk relief() {
    relief = relief == null ? deskOn(survivor()) : relief;
    return relief;
  }

  private Node survivor() {
    survivor = survivor == null ? nodes.fresh() : survivor;
    return survivor;
  }

  /** What is acknowledged and neither stored as it was nor a dead letter. */
  private List<Order> missing() {
    return missingOf(acknowledged);
  }

  private List<Order> missingOf(List<Order> orders) {
    List<Order> missing = new ArrayList<>(orders);
    missing.removeAll(ledger.placed());
    if (!missing.isEmpty()) {
      missing.removeAll(deadLetters(relief()));
    }
    return missing;
  }

  /** The cause is told if nobody has what is missing any more. */
  private void mustBeStored(String situation, String cause) {
    List<Order> missing = othersWork();
    if (!missing.isEmpty()) {
      throw Story.saw("%s These acknowledged orders are not in the database: %s.", situation,
              named(missing))
          .expected("Expected: another node stores what was acknowledged, once %d s have passed.",
              LONG_ENOUGH.toSeconds())
          .because("Likely cause: %s", whereabouts(missing, cause));
    }
  }

  private String whereabouts(List<Order> missing, String cause) {
    OrderDesk desk = relief();
    if (ids(ledger.placed()).containsAll(ids(missing))) {
      return "an order is stored with other numbers than it came with.";
    }
    return !redis.entries().isEmpty() && report(desk, missing).isEmpty()
        ? "they still wait: nobody takes over what a dead node has taken, or one of them, or what a"
            + " node has left half done, keeps the worker from the rest."
        : cause;
  }

  private void mustCountRight(String situation) {
    mustCountRight(situation, 0);
  }

  /** For each article the pieces of its orders, and for the lamp what the cash desk has sold. */
  private void mustCountRight(String situation, long byCashDesk) {
    Map<Long, Long> ordered = new TreeMap<>(ledger.placed().stream()
        .collect(Collectors.groupingBy(Order::product, Collectors.summingLong(Order::pieces))));
    ordered.merge(lamp.id(), byCashDesk, Long::sum);
    Map<Long, Long> counted = ledger.sold();
    ordered.forEach((article, pieces) -> {
      long count = counted.getOrDefault(article, 0L);
      if (count != pieces) {
        throw Story.saw("%s Now the shop counts %d pieces of an article as sold; its orders that"
                + " are stored%s come to %d.", situation, count,
                byCashDesk == 0 ? "" : ", and what the cash desk sold,", pieces)
            .expected("Expected: %d.", pieces)
            .because("Likely cause: %s", miscounted(count > pieces));
      }
    });
  }

  private String miscounted(boolean tooMany) {
    return tooMany
        ? "an order that comes again is placed once, and counted twice; or what comes back is left"
            + " out."
        : "what was counted meanwhile is overwritten, or an order is placed in one transaction and"
            + " counted in another.";
  }

  /** What the reader's method answers, whatever exceptions it declares. */
  private static List<Order> answer(String method, Callable<List<Order>> asked) {
    try {
      return asked.call();
    } catch (Exception e) {
      throw new AssertionError(method + " failed: " + e.getMessage(), e);
    }
  }

  private static List<Order> report(OrderDesk desk, List<Order> orders) {
    return new ArrayList<>(answer("lost()", () -> desk.lost(orders)));
  }

  private static List<Order> deadLetters(OrderDesk desk) {
    return new ArrayList<>(answer("deadLetters()", desk::deadLetters));
  }

  private void failing(String moment, String state) {
    if (moment.equals("COMMIT")) {
      ledger.failCommits(state);
    } else {
      ledger.failStatements(state);
    }
  }

  private static String name(String state) {
    return switch (state) {
      case "40P01" -> "deadlock_detected";
      case "40001" -> "serialization_failure";
      case "55P03" -> "lock_not_available";
      case "57014" -> "query_canceled";
      case "42501" -> "insufficient_privilege";
      case "58030" -> "io_error";
      case "28P01" -> "invalid_password";
      case "XX000" -> "internal_error";
      case "25006" -> "read_only_sql_transaction";
      default -> "too_many_connections";
    };
  }

  private static Set<String> ids(Collection<Order> orders) {
    return orders.stream().map(Order::id).collect(Collectors.toCollection(TreeSet::new));
  }

  private static String named(Collection<Order> orders) {
    Set<String> ids = ids(orders);
    return ids.isEmpty()
        ? "none"
        : ids.stream().limit(SHOWN).collect(Collectors.joining(", "))
            + (ids.size() > SHOWN ? " and " + (ids.size() - SHOWN) + " others" : "");
  }

  /** Before each schedule nothing is stored, and nobody was told anything. */
  private Race<OrderDesk> race() {
    desks = 0;
    return schedules.of(this::deskOn).onFreshState(this::forget);
  }

  private void forget() {
    ledger.clear();
    acknowledged.clear();
    deskOfA = null;
    if (survivor().database().lent() > 4) { // to desks of earlier schedules, which keep theirs
      survivor.close();
      survivor = null;
    }
    relief = deskOn(survivor());
  }

  /** Before each schedule these were acknowledged by another node, and nobody has taken them. */
  private void waiting(List<Order> orders) {
    forget();
    take(deskOn(survivor()), orders);
  }

  private void atDatabaseOfA(Consumer<Database> change) {
    if (deskOfA != null) {
      change.accept(nodeOf.get(deskOfA).database());
    }
  }

  /** What is to be judged is done after the death of a node, which nothing outlives in step 1. */
  private void mustOutliveItsNode() {
    if (outlivesItsNode == null) {
      OrderDesk desk = desk();
      accept(desk, orders(1));
      kill(desk);
      outlivesItsNode = othersWork().isEmpty() && !acknowledged.isEmpty();
      redis.flush();
      forget();
    }
    if (!outlivesItsNode) {
      throw new NotYet(2);
    }
  }
}
