package lab.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import lab.junit.LabExtension;
import lab.node.Node;
import lab.origin.Origin;
import lab.redis.Redis;
import lab.shop.Shop;
import lab.timeline.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.params.SetParams;

/**
 * Six races that textbooks tell, each with the shortest way to lose it as written down by hand. The
 * search finds exactly that one, with and without the schedules that are the same.
 */
@ExtendWith(LabExtension.class)
class TextbookRacesTest {
  private static final String KETTLE = "Tea kettle";
  private static final long OLD = 3200;
  private static final long NEW = 3300;

  private Schedules schedules;
  private Shop shop;
  private Origin origin;
  private Redis redis;

  @BeforeEach
  void open(Schedules schedules, Shop shop, Origin origin, Redis redis) {
    this.schedules = schedules;
    this.shop = shop;
    this.origin = origin;
    this.redis = redis;
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void an_unlock_that_reads_compares_and_deletes_removes_another_s_lock(boolean reduced)
      throws Exception {
    SetParams mine = SetParams.setParams().nx().px(5_000);
    mustFind(
        reduced,
        schedules
            .of(Node::redis)
            .caller("A", 1, client -> "A".equals(client.get("lock")) ? client.del("lock") : null)
            .caller("B", 2, client -> client.set("lock", "B", mine))
            .onFreshState(() -> redis.admin().set("lock", "A", mine))
            .mayPass(Duration.ofSeconds(7)),
        ran -> assertThat(ran.got("B") != null && !redis.admin().exists("lock")).isFalse(),
        "A GET lock",
        "7.0 s pass",
        "B SET lock",
        "A DEL lock");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void without_a_second_look_two_load(boolean reduced) throws Exception {
    mustFind(
        reduced,
        schedules
            .of(node -> node)
            .caller("A", 1, this::loadsUnderALock)
            .caller("B", 2, this::loadsUnderALock)
            .onFreshState(this::putBack),
        ran -> assertThat(origin.loads()).isLessThan(2),
        "A GET price",
        "B GET price",
        "B SETNX lock",
        "B loads Tea kettle",
        "B SET price",
        "B DEL lock",
        "A SETNX lock",
        "A loads Tea kettle",
        "A SET price",
        "A DEL lock");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void a_reader_stores_what_it_read_before_a_write(boolean reduced) throws Exception {
    mustFind(
        reduced,
        schedules
            .of(node -> node)
            .caller("A", 1, this::reads)
            .caller("B", 2, node -> writes(node, NEW, () -> node.redis().del("price")))
            .onFreshState(this::putBack),
        ran -> copyIsTrue(),
        "A GET price",
        "A loads Tea kettle",
        "B update",
        "B DEL price",
        "A SET price");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void two_writers_store_in_another_order_than_they_write(boolean reduced) throws Exception {
    mustFind(
        reduced,
        schedules
            .of(node -> node)
            .caller("A", 1, node -> writes(node, 1, () -> node.redis().set("price", "1")))
            .caller("B", 2, node -> writes(node, 2, () -> node.redis().set("price", "2")))
            .onFreshState(this::putBack),
        ran -> copyIsTrue(),
        "A update",
        "B update",
        "B SET price",
        "A SET price");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void an_entry_that_is_removed_before_the_commit_comes_back(boolean reduced) throws Exception {
    mustFind(
        reduced,
        schedules
            .of(node -> node)
            .caller("A", 1, this::evictsInsideTheTransaction)
            .caller("B", 2, this::reads)
            .onFreshState(this::putBack),
        ran -> copyIsTrue(),
        "A update",
        "A DEL price",
        "B GET price",
        "B loads Tea kettle",
        "B SET price",
        "A COMMIT");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void who_checks_and_then_fills_fills_twice(boolean reduced) throws Exception {
    mustFind(
        reduced,
        schedules
            .of(node -> node)
            .caller("A", 1, this::fillsIfThereIsNone)
            .caller("B", 2, this::fillsIfThereIsNone)
            .onFreshState(this::putBack),
        ran -> assertThat(origin.loads()).isLessThan(2),
        "A EXISTS price",
        "B EXISTS price",
        "B loads Tea kettle",
        "B SET price",
        "A loads Tea kettle",
        "A SET price");
  }

  private void mustFind(boolean reduced, Race<?> race, Race.Invariant invariant, String... byHand) {
    Race<?> searched = reduced ? race.leavingOutTheSame() : race;
    AssertionError failure =
        catchThrowableOfType(AssertionError.class, () -> searched.check(invariant));
    assertThat(failure).isNotNull();
    List<String> found =
        schedules.shown().orElseThrow().rows().stream()
            .filter(row -> row.kind() != Row.Kind.END)
            .map(row -> (row.caller() + " " + row.text()).strip())
            .toList();
    assertThat(found).hasSameSizeAs(byHand);
    for (int i = 0; i < byHand.length; i++) {
      assertThat(found.get(i)).startsWith(byHand[i]);
    }
  }

  private void putBack() {
    shop.reprice(3, OLD);
    origin.forget();
  }

  private void copyIsTrue() {
    String copy = redis.admin().get("price");
    assertThat(copy == null || copy.equals("" + shop.product(3).orElseThrow().cents())).isTrue();
  }

  private Object reads(Node node) {
    String copy = node.redis().get("price");
    return copy != null ? copy : fills(node);
  }

  private String fills(Node node) {
    String price = "" + shop.prices().find(KETTLE);
    node.redis().set("price", price);
    return price;
  }

  private Object fillsIfThereIsNone(Node node) {
    return node.redis().exists("price") ? null : fills(node);
  }

  private Object loadsUnderALock(Node node) {
    if (node.redis().get("price") == null && node.redis().setnx("lock", "1") == 1) {
      fills(node);
      node.redis().del("lock");
    }
    return null;
  }

  private static Object writes(Node node, long cents, Runnable then) throws SQLException {
    try (Connection connection = node.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("update shop.products set cents = " + cents + " where id = 3");
    }
    then.run();
    return null;
  }

  private Object evictsInsideTheTransaction(Node node) throws SQLException {
    try (Connection connection = node.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("update shop.products set cents = " + NEW + " where id = 3");
      node.redis().del("price");
      connection.commit();
    }
    return null;
  }
}
