package lab.shop;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import lab.origin.Origin;
import org.jspecify.annotations.Nullable;

/**
 * The customers and their orders as the shop's owner sees them: the truth about every page, to be
 * read and changed by a test without the reader's code knowing of it.
 */
public final class OrderBook {
  /** A page that customers may not see, and clerks may. */
  public static final String LEDGER = "ledger";

  /** The page that a guest may see. */
  public static final String BASKET = "basket";

  private static final int ROWS = 10;

  private final Sql sql;
  private final Origin origin;
  private final AtomicInteger baskets = new AtomicInteger();

  /** For the first line of each page what it answers. */
  private final Map<String, Question> answered = new ConcurrentHashMap<>();

  OrderBook(Sql sql, Origin origin) {
    this.sql = sql;
    this.origin = origin;
  }

  /** The pages as the reader's code gets them: counted by {@link Question}, held or failed. */
  public Orders orders() {
    return (visitor, resource, parameters) -> {
      Question question = new Question(visitor, resource, Map.copyOf(parameters));
      return origin.load(question, () -> page(question));
    };
  }

  /** The page as it is now, made past the origin. */
  public String page(Question question) {
    Visitor visitor = question.visitor();
    String user = visitor.user();
    if (user == null) {
      return basket(question);
    }
    boolean clerk = visitor.role().equals("clerk");
    if (!clerk && (!visitor.role().equals("customer") || question.resource().equals(LEDGER))) {
      throw new NotAllowed("This page is not for you.");
    }
    List<Line> lines = lines(visitor.tenant(), user);
    if (lines.isEmpty()) {
      throw new NotAllowed("This shop does not know you.");
    }
    answered.put(question.toString(), question);
    return question + "\n" + rows(clerk ? linesOfAll(visitor.tenant()) : lines, question);
  }

  /** Which question a page answers; empty if it is none of this shop's. */
  public Optional<Question> answeredBy(@Nullable String page) {
    return page == null ? Optional.empty() : page.lines().findFirst().map(answered::get);
  }

  private String basket(Question question) {
    if (!question.resource().equals(BASKET)) {
      throw new NotAllowed("Please sign in.");
    }
    return "Basket " + baskets.incrementAndGet() + " of " + question;
  }

  private static String rows(List<Line> lines, Question question) {
    String filter = question.parameters().getOrDefault("filter", "");
    String page = question.parameters().getOrDefault("page", "1");
    int skipped = page.matches("[1-9]\\d{0,2}") ? (Integer.parseInt(page) - 1) * ROWS : 0;
    return lines.stream()
        .filter(line -> line.order() > 0 && line.text().contains(filter))
        .skip(skipped)
        .limit(ROWS)
        .map(Line::text)
        .collect(Collectors.joining("\n"));
  }

  private record Line(long order, String text) {}

  /** Her orders, or one line without an order; empty if the shop does not know her. */
  private List<Line> lines(String tenant, String user) {
    return sql.query(
        "select coalesce(o.id, 0), format('order %s: %s x %s, %s cents', o.id, o.quantity, p.name,"
            + " o.cents) from shop.customers c left join shop.orders o on o.customer_id = c.id"
            + " left join shop.products p on p.id = o.product_id"
            + " where c.tenant = ? and c.name = ? order by 1",
        row -> new Line(row.getLong(1), row.getString(2)), tenant, user);
  }

  private List<Line> linesOfAll(String tenant) {
    return sql.query(
        "select o.id, format('order %s of %s: %s x %s, %s cents', o.id, c.name, o.quantity, p.name,"
            + " o.cents) from shop.customers c join shop.orders o on o.customer_id = c.id"
            + " join shop.products p on p.id = o.product_id where c.tenant = ? order by 1",
        row -> new Line(row.getLong(1), row.getString(2)), tenant);
  }

  /** Makes these people known to their shops, unless they are. */
  public void register(Collection<Visitor> people) {
    List<Visitor> known = people.stream().distinct().toList();
    sql.update(
        "insert into shop.customers (id, tenant, name)"
            + " select (select coalesce(max(id), 0) from shop.customers) + row_number() over (),"
            + " v.tenant, v.name from (select distinct * from unnest(?, ?)) as v(tenant, name)"
            + " where not exists (select from shop.customers c"
            + " where c.tenant = v.tenant and c.name = v.name)",
        known.stream().map(Visitor::tenant).toArray(String[]::new),
        known.stream().map(Visitor::user).toArray(String[]::new));
  }

  /** A customer buys one product of the shop's; she must be known to it. */
  public void order(Visitor customer, long cents) {
    sql.update(
        "insert into shop.orders (id, customer_id, product_id, quantity, cents, placed_at)"
            + " select (select coalesce(max(id), 0) + 1 from shop.orders), c.id,"
            + " (select min(id) from shop.products), 1, ?, now() from shop.customers c"
            + " where c.tenant = ? and c.name = ?",
        cents,
        customer.tenant(),
        Objects.requireNonNull(customer.user(), "a guest orders nothing"));
  }
}
