package lab.node;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import lab.callers.Act;
import lab.callers.Asking;
import lab.callers.Callers;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.MethodExecutionContext;
import net.ttddyy.dsproxy.listener.MethodExecutionListener;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import net.ttddyy.dsproxy.proxy.ParameterSetOperation;
import org.postgresql.PGConnection;

/** What one node says to PostgreSQL, statement by statement, and who is inside which of them. */
final class Statements implements QueryExecutionListener, MethodExecutionListener {
  /** What may be done to a connection without a trace that its session would keep. */
  private static final Set<String> PLAIN =
      Set.of(
          "createStatement",
          "prepareStatement",
          "prepareCall",
          "createArrayOf",
          "setAutoCommit",
          "getAutoCommit",
          "setReadOnly",
          "isReadOnly",
          "setTransactionIsolation",
          "getTransactionIsolation",
          "setSavepoint",
          "releaseSavepoint",
          "commit",
          "rollback",
          "close",
          "isClosed",
          "isValid",
          "toString",
          "hashCode",
          "equals");

  /** Nearly all statements that wait for nobody have ended by then. */
  private static final long QUICK_NANOS = 500_000;

  private final Callers callers;
  private final List<String> sent = new CopyOnWriteArrayList<>();
  private final AtomicLong activity = new AtomicLong();
  private volatile boolean plain = true;

  /** Threads inside a statement. */
  private final Map<Thread, Work> working = new ConcurrentHashMap<>();

  /** What those threads asked for. */
  private final Map<Thread, Act> asked = new ConcurrentHashMap<>();

  Statements(Callers callers) {
    this.callers = callers;
  }

  /** Every statement so far, in order. */
  List<String> sent() {
    return List.copyOf(sent);
  }

  /** Threads inside a statement. */
  Set<Thread> working() {
    return Set.copyOf(working.keySet());
  }

  /** Those that are in it for so long that they may wait, with the process that works for them. */
  Map<Thread, Integer> lasting() {
    long now = System.nanoTime();
    Map<Thread, Integer> lasting = new HashMap<>();
    working.forEach(
        (thread, work) -> {
          if (now - work.since() > QUICK_NANOS) {
            lasting.put(thread, work.process());
          }
        });
    return lasting;
  }

  /** Whether all connections were used for nothing but statements and transactions. */
  boolean arePlain() {
    return plain;
  }

  long activity() {
    return activity.get();
  }

  @Override
  public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {
    QueryInfo first = queries.get(0);
    begin(
        Act.postgres(firstWord(first.getQuery()), text(first, queries.size())),
        processOf(execution));
    queries.forEach(query -> sent.add(query.getQuery()));
  }

  @Override
  public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {
    end(() -> told(execution));
  }

  @Override
  public void beforeMethod(MethodExecutionContext call) {
    String method = call.getMethod().getName();
    if (method.equals("unwrap")
        || call.getTarget() instanceof Connection && !PLAIN.contains(method)) {
      plain = false;
    }
    if (endsTransaction(call) && call.getTarget() instanceof Connection connection) {
      String name = method.toUpperCase(Locale.ROOT);
      begin(Act.postgres(name, name), processOf(connection));
    }
  }

  @Override
  public void afterMethod(MethodExecutionContext call) {
    if (endsTransaction(call)) {
      end(() -> call.getThrown() == null ? "done" : message(call.getThrown()));
    }
  }

  private static boolean endsTransaction(MethodExecutionContext call) {
    String name = call.getMethod().getName();
    return call.getTarget() instanceof Connection
        && (name.equals("commit") || name.equals("rollback"));
  }

  private void begin(Act act, int process) {
    callers.witness().before(act);
    asked.put(Thread.currentThread(), act);
    working.put(Thread.currentThread(), new Work(process, System.nanoTime()));
    happened();
  }

  private void end(Supplier<String> answer) {
    working.remove(Thread.currentThread());
    Act act = asked.remove(Thread.currentThread());
    if (act != null) {
      callers.witness().after(act, answer);
    }
    happened();
  }

  private void happened() {
    if (!Asking.here()) {
      activity.incrementAndGet();
    }
  }

  private static int processOf(ExecutionInfo execution) {
    try {
      return processOf(execution.getStatement().getConnection());
    } catch (SQLException e) {
      return 0;
    }
  }

  private static int processOf(Connection connection) {
    try {
      return connection.unwrap(PGConnection.class).getBackendPID();
    } catch (SQLException e) {
      return 0;
    }
  }

  private static String firstWord(String sql) {
    return sql.strip().split("\\W", 2)[0].toUpperCase(Locale.ROOT);
  }

  /** The statement with its values in their places. */
  private static String text(QueryInfo query, int statements) {
    String sql = query.getQuery();
    if (!query.getParametersList().isEmpty()) {
      StringBuilder filled = new StringBuilder();
      Iterator<ParameterSetOperation> values = query.getParametersList().get(0).iterator();
      for (String part : sql.split("\\?", -1)) {
        filled.append(part).append(values.hasNext() ? values.next().getArgs()[1] : "");
      }
      sql = filled.toString();
    }
    return statements == 1 ? sql : sql + " (and " + (statements - 1) + " more)";
  }

  private static String told(ExecutionInfo execution) {
    if (execution.getThrowable() != null) {
      return message(execution.getThrowable());
    }
    int rows = changed(execution);
    return rows < 0 ? "rows" : rows == 1 ? "1 row" : rows + " rows";
  }

  /** Number of rows that a statement has changed; −1 if it only reads. */
  private static int changed(ExecutionInfo execution) {
    try {
      return execution.getResult() instanceof Integer rows
          ? rows
          : execution.getStatement().getUpdateCount();
    } catch (SQLException e) {
      return -1;
    }
  }

  private static String message(Throwable failure) {
    return String.valueOf(failure.getMessage()).lines().findFirst().orElse("failed");
  }

  /**
   * A statement under way.
   *
   * @param process of the server
   * @param since when it began, as {@link System#nanoTime} counts
   */
  private record Work(int process, long since) {}
}
