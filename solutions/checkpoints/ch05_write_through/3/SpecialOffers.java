package ch05_write_through;

import com.google.gson.Gson;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import lab.shop.Change;
import lab.shop.Offer;
import lab.shop.OfferTable;
import lab.shop.Receipt;
import lab.shop.Receipt.Outcome;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.params.SetParams;

/** The shop's offers. Customers read them, staff change them; the cache hears of it after. */
public class SpecialOffers {
  /** How long a copy may be kept. */
  static final Duration KEEP = Duration.ofMinutes(10);

  private final Gson json = new Gson();
  private final RedisClient redis;
  private final DataSource database;

  /** Keys whose copies may be old, because Redis could not be told; each with a mark of its own. */
  private final Map<String, Object> owed = new ConcurrentHashMap<>();

  /** One for each node. The clock may be wrong; it is for answers that need one. */
  public SpecialOffers(RedisClient redis, DataSource database, Clock clock) {
    this.redis = redis;
    this.database = database;
  }

  /** The offer, for somebody who knows of this version of it; 0 for somebody who knows of none. */
  public Optional<Offer> read(long id, long atLeast) throws SQLException { // TODO step 6
    Offer copy;
    try {
      copy = look("offer:" + id, Offer.class);
    } catch (JedisException down) {
      return find(id);
    }
    if (copy != null) {
      return Optional.of(copy);
    }
    Optional<Offer> row = find(id);
    row.ifPresent(this::tell);
    return row;
  }

  private Optional<Offer> find(long id) throws SQLException {
    try (Connection connection = database.getConnection()) {
      return OfferTable.find(connection, id);
    }
  }

  public Receipt write(long id, Change change) throws SQLException {
    Offer row;
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      row = OfferTable.update(connection, id, change);
      connection.commit();
    }
    boolean told = tell(row);
    return new Receipt(told ? Outcome.COMMITTED : Outcome.COMMITTED_NOT_CACHED, row.version());
  }

  /** The offers of one shelf, in the order of their places. */
  public List<Offer> shelf(String name) throws SQLException {
    String key = "shelf:" + name; // TODO step 7: what if one of them has changed?
    try {
      Offer[] copy = look(key, Offer[].class);
      List<Offer> offers = copy == null ? shelfInDatabase(name) : List.of(copy);
      if (copy == null) {
        keep(key, offers);
      }
      return offers;
    } catch (JedisException down) {
      return shelfInDatabase(name);
    }
  }

  private List<Offer> shelfInDatabase(String name) throws SQLException {
    try (Connection connection = database.getConnection()) {
      return OfferTable.shelf(connection, name);
    }
  }

  /** The copy, or null. */
  private <T> T look(String key, Class<T> type) {
    settle();
    return json.fromJson(redis.get(key), type);
  }

  /** Has the cache know of this row; false if it could not be told. */
  private boolean tell(Offer row) {
    String key = "offer:" + row.id();
    try {
      keep(key, row);
      settle();
      return true;
    } catch (JedisException down) {
      owed.put(key, new Object());
      return false;
    }
  }

  /** Removes what may be old, before an old copy is found. */
  private void settle() {
    Map<String, Object> due = Map.copyOf(owed);
    if (!due.isEmpty()) {
      redis.del(due.keySet().toArray(String[]::new));
      due.forEach(owed::remove); // unless it has failed again since
    }
  }

  private void keep(String key, Object value) {
    redis.set(key, json.toJson(value), SetParams.setParams().px(KEEP.toMillis()));
  }

  /** How many times a write waits for an answer of Redis, at the most. */
  static int roundTrips() {
    return 0; // TODO step 5: count them
  }
}
