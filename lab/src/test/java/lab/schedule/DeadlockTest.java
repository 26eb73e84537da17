package lab.schedule;

import static lab.schedule.Straight.appends;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.Statement;
import lab.junit.LabExtension;
import lab.node.Node;
import lab.timeline.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Nobody can go on: said at once, with who waits where, and nothing of it is left behind. */
@ExtendWith(LabExtension.class)
class DeadlockTest {
  @Test
  void two_wait_for_elements_that_nobody_pushes(Schedules schedules) throws Exception {
    Race<Node> race =
        schedules
            .of(node -> node)
            .caller("A", 1, node -> node.redis().blpop(0, "one"))
            .caller("B", 2, node -> node.redis().blpop(0, "two"));
    assertThatThrownBy(() -> race.check(ran -> {}))
        .isInstanceOf(Deadlock.class)
        .hasMessageContaining("Nobody can go on: each waits for something that never comes.")
        .hasMessageContaining("  A at DeadlockTest.java:")
        .hasMessageContaining("  B at DeadlockTest.java:");
    assertThat(schedules.shown().orElseThrow().rows())
        .extracting(Row::text)
        .containsExactly("BLPOP one 0", "BLPOP two 0");
    goesOn(schedules);
  }

  /** PostgreSQL would end one of them after a minute; the test does not wait for it. */
  @Test
  void two_have_a_row_each_and_want_the_other_s(Schedules schedules) throws Exception {
    Race<Node> race =
        schedules
            .of(node -> node)
            .caller("A", 1, node -> locks(node, 1, 2))
            .caller("B", 2, node -> locks(node, 2, 1));
    assertThatThrownBy(() -> race.check(ran -> {}))
        .isInstanceOf(Deadlock.class)
        .hasMessageContaining("  A at DeadlockTest.java:")
        .hasMessageContaining("  B at DeadlockTest.java:");
    assertThat(schedules.shown().orElseThrow().rows())
        .extracting(row -> row.caller() + row.text().replaceAll("\\D", ""))
        .containsExactly("A1", "B2", "B1", "A2");
    goesOn(schedules);
  }

  @Test
  void one_waits_for_a_monitor_that_another_keeps_for_ever(Schedules schedules) throws Exception {
    Race<Node> race =
        schedules
            .of(node -> node)
            .caller("A", 1, DeadlockTest::keeps)
            .caller("B", 1, DeadlockTest::keeps);
    assertThatThrownBy(() -> race.check(ran -> {}))
        .isInstanceOf(Deadlock.class)
        .hasMessageContaining("  A at DeadlockTest.java:")
        .hasMessageContaining("B at DeadlockTest.java:");
    goesOn(schedules);
  }

  private static void goesOn(Schedules schedules) throws Exception {
    int count =
        schedules
            .of(node -> node)
            .caller("A", 1, appends("text", "a", 1))
            .caller("B", 2, appends("text", "b", 1))
            .check(ran -> assertThat(ran.failure("A")).isEmpty())
            .schedules();
    assertThat(count).isEqualTo(2);
  }

  private static Object keeps(Node node) {
    synchronized (node.toString().intern()) {
      return node.redis().blpop(0, "one");
    }
  }

  private static Object locks(Node node, int first, int second) throws Exception {
    try (Connection connection = node.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.executeQuery(lock(first));
      statement.executeQuery(lock(second));
      connection.commit();
    }
    return null;
  }

  private static String lock(int id) {
    return "select from shop.products where id = " + id + " for update";
  }
}
