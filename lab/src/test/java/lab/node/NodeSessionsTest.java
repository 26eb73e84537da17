package lab.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import lab.crowd.Crowd;
import lab.crowd.Crowds;
import lab.jdbc.Jdbc;
import lab.junit.LabExtension;
import lab.setup.ServersInUse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.PGConnection;

/** A session of PostgreSQL has more than one node in its life, and none may feel the one before. */
@ExtendWith(LabExtension.class)
class NodeSessionsTest {
  private static final String PROCESS = "select pg_backend_pid()";
  private static final String WRITE = "insert into shop.outbox (body) values ('late')";
  private static final String WRITTEN = "select count(*) from shop.outbox";
  private static final String LOCK = "select 1 from pg_advisory_xact_lock(7)";

  private Nodes nodes;

  @BeforeEach
  void wants_nodes(Nodes given) {
    nodes = given;
  }

  @Test
  void a_session_that_was_given_back_goes_to_the_next_node() throws SQLException {
    assertThat(used("select 1")).isEqualTo(processOf(nodes.fresh()));
  }

  @Test
  void a_node_that_died_with_nothing_lent_leaves_its_session_to_the_next() throws SQLException {
    Node node = nodes.fresh();
    long process = processOf(node);
    node.kill();
    assertThat(processOf(nodes.fresh())).isEqualTo(process);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "set work_mem = '1MB'",
        "set search_path = nowhere",
        "set session characteristics as transaction read only",
        "set application_name = 'me'",
        "select pg_advisory_lock(7)",
        "prepare mine as select 1",
        "listen news",
      })
  void what_was_set_locked_or_prepared_in_it_is_gone(String sql) throws SQLException {
    Node first = nodes.fresh();
    Map<String, String> fresh = state(first);
    first.close();
    long process = used(sql);
    Node next = nodes.fresh();
    assertThat(state(next)).isEqualTo(fresh);
    assertThat(processOf(next)).isEqualTo(process);
  }

  private static Map<String, String> state(Node node) throws SQLException {
    try (Connection connection = node.dataSource().getConnection()) {
      return Map.of(
          "settings",
          text(connection, "select string_agg(name || '=' || setting, ' ') from pg_settings"),
          "locks",
          text(connection, "select count(*) from pg_locks where locktype = 'advisory'"),
          "prepared",
          text(connection, "select count(*) from pg_prepared_statements"),
          "channels",
          text(connection, "select count(*) from pg_listening_channels()"));
    }
  }

  private static String text(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return String.valueOf(rows.getString(1));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void one_that_was_lent_when_its_node_ended_is_the_next_nodes_alone(boolean killed)
      throws SQLException {
    Node node = nodes.fresh();
    Connection late = node.dataSource().getConnection();
    long process = Jdbc.number(late, PROCESS);
    late.setAutoCommit(false);
    Jdbc.update(late, WRITE);
    PreparedStatement write = late.prepareStatement(WRITE);
    end(node, killed);
    try (Connection next = nodes.fresh().dataSource().getConnection()) {
      assertThat(Jdbc.number(next, PROCESS)).isEqualTo(process);
      assertThat(Jdbc.number(next, WRITTEN)).isZero();
      next.setAutoCommit(false);
      Jdbc.update(next, WRITE);
      assertThatThrownBy(write::executeUpdate).isInstanceOf(SQLException.class);
      assertThatThrownBy(() -> Jdbc.update(late, WRITE)).isInstanceOf(SQLException.class);
      assertThatThrownBy(late::rollback).isInstanceOf(SQLException.class);
      late.close();
      next.commit();
      assertThat(Jdbc.number(next, WRITTEN)).isOne();
    }
  }

  @Test
  void a_transaction_that_was_begun_by_a_statement_ends_with_its_node() throws SQLException {
    Node node = nodes.fresh();
    Connection late = node.dataSource().getConnection();
    long process = Jdbc.number(late, PROCESS);
    Jdbc.update(late, "begin");
    Jdbc.update(late, WRITE);
    node.kill();
    try (Connection next = nodes.fresh().dataSource().getConnection()) {
      assertThat(Jdbc.number(next, PROCESS)).isEqualTo(process);
      assertThat(Jdbc.number(next, WRITTEN)).isZero();
    }
  }

  private static void end(Node node, boolean killed) {
    if (killed) {
      node.kill();
    }
    node.close();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void one_whose_insides_somebody_has_seen_is_ended_with_its_node(boolean killed)
      throws SQLException {
    Node node = nodes.fresh();
    Connection late = node.dataSource().getConnection();
    PGConnection inside = late.unwrap(PGConnection.class);
    long process = inside.getBackendPID();
    end(node, killed);
    assertThatThrownBy(() -> Jdbc.number((Connection) inside, PROCESS))
        .isInstanceOf(SQLException.class);
    assertThat(processOf(nodes.fresh())).isNotEqualTo(process);
  }

  @Test
  void one_in_which_a_thread_is_when_its_node_dies_is_ended_with_it(Crowds crowds)
      throws SQLException {
    Node node = nodes.fresh();
    long process = processOf(node);
    try (Connection holder = nodes.fresh().dataSource().getConnection()) {
      holder.setAutoCommit(false);
      Jdbc.number(holder, LOCK);
      Crowd<Object> waits = crowds.of(1).call(n -> locked(node)).awaitBlocked();
      node.kill();
      assertThat(waits.finish().failures()).hasSize(1);
      assertThat(processOf(nodes.fresh())).isNotEqualTo(process);
    }
  }

  private static Object locked(Node node) throws SQLException {
    try (Connection connection = node.dataSource().getConnection()) {
      return Jdbc.number(connection, LOCK);
    }
  }

  @Test
  void a_statement_ends_with_the_loan_of_its_connection() throws SQLException {
    Node node = nodes.fresh();
    PreparedStatement kept;
    try (Connection connection = node.dataSource().getConnection()) {
      kept = connection.prepareStatement(PROCESS);
    }
    assertThatThrownBy(kept::executeQuery).isInstanceOf(SQLException.class);
  }

  @Test
  void one_whose_insides_somebody_has_seen_is_not_used_again() throws SQLException {
    Node node = nodes.fresh();
    PGConnection inside;
    long process;
    try (Connection connection = node.dataSource().getConnection()) {
      inside = connection.unwrap(PGConnection.class);
      process = inside.getBackendPID();
    }
    node.close();
    assertThat(processOf(nodes.fresh())).isNotEqualTo(process);
    assertThatThrownBy(() -> Jdbc.number((Connection) inside, PROCESS))
        .isInstanceOf(SQLException.class);
  }

  @Test
  void one_that_has_ended_meanwhile_is_not_handed_out(Node killer) throws SQLException {
    processOf(killer);
    long process = used("select 1");
    new Onlooker(ServersInUse.ofThisJvm().postgres())
        .ask("select pg_terminate_backend(?::int)::int", String.valueOf(process));
    assertThat(processOf(nodes.fresh())).isNotEqualTo(process);
  }

  /** Number of the process that did this for a node that is closed by now. */
  private long used(String sql) throws SQLException {
    Node node = nodes.fresh();
    try (Connection connection = node.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
      return Jdbc.number(connection, PROCESS);
    } finally {
      node.close();
    }
  }

  private static long processOf(Node node) throws SQLException {
    try (Connection connection = node.dataSource().getConnection()) {
      return Jdbc.number(connection, PROCESS);
    }
  }
}
