package lab.shop;

/**
 * The shop's tables and what is in them at first, as SQL for PostgreSQL. Both texts expect to be
 * run by the owner of the schema {@code shop} with that schema on the search path.
 */
public final class Schema {
  private static final String CREATE =
      """
      CREATE TABLE products (
        id bigint PRIMARY KEY,
        tenant text NOT NULL,
        name text NOT NULL,
        cents bigint NOT NULL CHECK (cents >= 0),
        version bigint NOT NULL DEFAULT 1
      );
      CREATE TABLE customers (
        id bigint PRIMARY KEY,
        tenant text NOT NULL,
        name text NOT NULL
      );
      CREATE TABLE accounts (
        id bigint PRIMARY KEY,
        customer_id bigint NOT NULL REFERENCES customers,
        cents bigint NOT NULL
      );
      CREATE TABLE orders (
        id bigint PRIMARY KEY,
        customer_id bigint NOT NULL REFERENCES customers,
        product_id bigint NOT NULL REFERENCES products,
        quantity integer NOT NULL CHECK (quantity > 0),
        cents bigint NOT NULL CHECK (cents >= 0),
        placed_at timestamptz NOT NULL
      );
      CREATE INDEX products_tenant ON products (tenant);
      CREATE INDEX customers_tenant ON customers (tenant);
      CREATE INDEX accounts_customer ON accounts (customer_id);
      CREATE INDEX orders_customer ON orders (customer_id);
      """
          + OfferSchema.CREATE;

  private static final String DATA =
      """
      INSERT INTO products (id, tenant, name, cents) VALUES
        (1, 'north', 'Desk lamp', 4900),
        (2, 'north', 'Wool blanket', 8950),
        (3, 'north', 'Tea kettle', 3200),
        (4, 'north', 'Paper clip', 1),
        (5, 'north', 'Printed catalogue', 0),
        (6, 'south', 'Desk lamp', 5100),
        (7, 'south', 'Straw hat', 1990),
        (8, 'south', 'Garden chair', 7499),
        (9, 'south', 'Piñata "Grün", 50 % off', 2550),
        (10, 'south', 'Espresso machine', 129900);
      INSERT INTO customers (id, tenant, name) VALUES
        (1, 'north', 'Ada'),
        (2, 'north', 'Björn'),
        (3, 'south', 'Chiara'),
        (4, 'south', 'Diego');
      INSERT INTO accounts (id, customer_id, cents) VALUES
        (1, 1, 100000),
        (2, 2, 25000),
        (3, 3, 0),
        (4, 4, 7350);
      INSERT INTO orders (id, customer_id, product_id, quantity, cents, placed_at) VALUES
        (1, 1, 1, 1, 4900, '2026-01-05T09:15:00Z'),
        (2, 1, 3, 2, 6400, '2026-01-06T18:40:00Z'),
        (3, 2, 2, 1, 8950, '2026-01-07T11:05:00Z'),
        (4, 3, 7, 3, 5970, '2026-01-07T11:05:00Z'),
        (5, 4, 10, 1, 129900, '2026-01-08T20:30:00Z');
      """
          + OfferSchema.DATA;

  /**
   * Deleting a few rows is four times as fast as TRUNCATE, which makes new files, and twice as fast
   * again without a look at what refers to each of them.
   */
  private static final String RESET =
      "SET LOCAL session_replication_role = replica;"
          + LedgerSchema.EMPTY
          + "DELETE FROM orders; DELETE FROM accounts; DELETE FROM customers; DELETE FROM products;"
          + "DELETE FROM offers;"
          + DATA;

  private Schema() {}

  /** Creates the empty tables: products, customers, accounts, orders, offers, and the ledger's. */
  public static String create() {
    return CREATE + LedgerSchema.CREATE;
  }

  /** Fills the empty tables: two tenants, {@code north} and {@code south}, a few rows each. */
  public static String data() {
    return DATA;
  }

  /** Puts all tables back to what is in them at first. For a superuser, in one transaction. */
  public static String reset() {
    return RESET;
  }
}
