package lab.backend;

import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.SQLException;
import org.apache.tomcat.jdbc.pool.ConnectionPool;
import org.apache.tomcat.jdbc.pool.JdbcInterceptor;
import org.apache.tomcat.jdbc.pool.PooledConnection;
import org.jspecify.annotations.Nullable;

/**
 * Rolls back what a connection has not committed when it is given back. The pool's own {@code
 * rollbackOnReturn} does so only where autocommit is off by default; else the transaction would
 * stay open, with its locks, and whoever borrows the connection next would commit it. Public for
 * the pool, which makes it by its name.
 */
public final class RollsBack extends JdbcInterceptor {
  private @Nullable PooledConnection lent;

  @Override
  public void reset(@Nullable ConnectionPool pool, @Nullable PooledConnection connection) {
    lent = connection;
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] values) throws Throwable {
    if (compare(CLOSE_VAL, method)) {
      rollBack();
    }
    return super.invoke(proxy, method, values);
  }

  private void rollBack() {
    Connection open = lent == null ? null : lent.getConnection();
    try {
      if (open != null && !open.isClosed() && !open.getAutoCommit()) {
        open.rollback();
      }
    } catch (SQLException broken) {
      // its server has rolled back
    }
  }
}
