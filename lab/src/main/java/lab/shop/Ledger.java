package lab.shop;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the shop has stored of its customers' orders, read past the reader's code: every order once
 * in {@code shop.placed}, and for each product the pieces of all its orders in {@code shop.sold}.
 */
public final class Ledger {
  private final Sql sql;

  Ledger(Sql sql) {
    this.sql = sql;
  }

  /** The orders that are stored. */
  public List<Order> placed() {
    return sql.query(
        "select id, product_id, pieces from shop.placed order by id",
        row -> new Order(row.getString(1), row.getLong(2), row.getInt(3)));
  }

  /** How many pieces the shop counts as sold, by product; what it has not sold is left out. */
  public Map<Long, Long> sold() {
    Map<Long, Long> sold = new LinkedHashMap<>();
    sql.query(
            "select product_id, pieces from shop.sold where pieces <> 0 order by product_id",
            row -> Map.entry(row.getLong(1), row.getLong(2)))
        .forEach(each -> sold.put(each.getKey(), each.getValue()));
    return sold;
  }

  /** Empties it, and ends all trouble. */
  public void clear() {
    sql.update(LedgerSchema.EMPTY);
  }

  /**
   * Whoever writes to the ledger fails from now on with this SQLSTATE, and her transaction is
   * rolled back, as if it came from PostgreSQL itself: for instance 40P01, a deadlock.
   */
  public void failStatements(String state) {
    sql.update("insert into shop.trouble (state, moment) values (?, 'STATEMENT')", state);
  }

  /** The same, but only so many of her statements fail; then all is well. */
  public void failStatements(String state, int times) {
    sql.update("alter sequence shop.troubles restart");
    sql.update(
        "insert into shop.trouble (state, moment, times) values (?, 'STATEMENT', ?)", state, times);
  }

  /** The same, but her statements succeed, and COMMIT fails. */
  public void failCommits(String state) {
    sql.update("insert into shop.trouble (state, moment) values (?, 'COMMIT')", state);
  }

  /** Ends that. */
  public void heal() {
    sql.update("delete from shop.trouble");
  }
}
