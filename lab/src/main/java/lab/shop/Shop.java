package lab.shop;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import lab.origin.Origin;

/**
 * The shop as its owner sees it: the truth in PostgreSQL, to be read and changed by a test without
 * the reader's code knowing of it.
 */
public final class Shop {
  private final DataSource database;
  private final Origin origin;
  private final Sql sql;
  private final OrderBook orderBook;
  private final OfferBook offers;
  private final Ledger ledger;

  /**
   * @param database the lab's own access, not counted
   * @param origin what the reader's loads pass
   */
  public Shop(DataSource database, Origin origin) {
    this.database = database;
    this.origin = origin;
    this.sql = new Sql(database);
    this.orderBook = new OrderBook(sql, origin);
    this.offers = new OfferBook(sql);
    this.ledger = new Ledger(sql);
  }

  /**
   * The table of products as the reader's code gets it: counted, and held or failed by the origin.
   */
  public Products products() {
    return id -> origin.load(id, () -> product(id));
  }

  /** Prices by the article's name, as the reader's code gets them: through the origin too. */
  public Prices prices() {
    return article -> origin.load(article, () -> cents(article));
  }

  /** The customers and their orders. */
  public OrderBook orderBook() {
    return orderBook;
  }

  /** The offers and their shelves. */
  public OfferBook offers() {
    return offers;
  }

  /** The orders that the shop has stored, and what it counts as sold. */
  public Ledger ledger() {
    return ledger;
  }

  /** Balances as the reader's code gets them: through the origin, as "account 7". */
  public Accounts accounts() {
    return account -> origin.load("account " + account, () -> balance(account));
  }

  /** The balance as it is now, read past the origin. */
  public long balance(long account) {
    return one("select cents from shop.accounts where id = ?", account);
  }

  /** Takes money from one account and gives it to another, in one transaction. */
  public void move(long from, long to, long cents) {
    sql.update(
        "update shop.accounts set cents = cents + case id when ? then -? else ? end"
            + " where id in (?, ?)",
        from,
        cents,
        cents,
        from,
        to);
  }

  private long cents(String article) {
    return one("select cents from shop.products where name = ?", article);
  }

  private long one(String query, Object value) {
    return sql.query(query, row -> row.getLong(1), value).stream()
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("the shop has nothing under " + value));
  }

  /** The product as it is now, read past the origin. */
  public Optional<Product> product(long id) {
    return sql
        .query(
            "select id, name, cents from shop.products where id = ?",
            row -> new Product(row.getLong(1), row.getString(2), row.getLong(3)),
            id)
        .stream()
        .findFirst();
  }

  /** All products as they are now, in the order of their numbers. */
  public List<Product> all() {
    return sql.query(
        "select id, name, cents from shop.products order by id",
        row -> new Product(row.getLong(1), row.getString(2), row.getLong(3)));
  }

  /** Puts a new product on sale. */
  public Product add(Product product) {
    sql.update(
        "insert into shop.products (id, tenant, name, cents) values (?, 'north', ?, ?)",
        product.id(),
        product.name(),
        product.cents());
    return product;
  }

  /** Changes a price. */
  public void reprice(long id, long cents) {
    sql.update("update shop.products set cents = ?, version = version + 1 where id = ?", cents, id);
  }

  /** Changes a name. */
  public void rename(long id, String name) {
    sql.update("update shop.products set name = ?, version = version + 1 where id = ?", name, id);
  }

  /** Takes a product off sale. */
  public void remove(long id) {
    sql.update("delete from shop.products where id = ?", id);
  }

  /** Puts every table back to how the shop begins a test. */
  public void reset() {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(Schema.reset());
    } catch (SQLException e) {
      throw new DatabaseDown("the shop's tables could not be put back: " + e.getMessage(), e);
    }
  }
}
