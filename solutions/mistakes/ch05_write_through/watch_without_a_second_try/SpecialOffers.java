// fails: 4
// If EXEC does nothing, another has told the cache in between, so it is told. What the other has
// told may be older.
package ch05_write_through;

import com.google.gson.Gson;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import javax.sql.DataSource;
import lab.shop.Change;
import lab.shop.Offer;
import lab.shop.OfferTable;
import lab.shop.Receipt;
import lab.shop.Receipt.Outcome;
import redis.clients.jedis.AbstractTransaction;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.params.SetParams;

/** The shop's offers. Customers read them, staff change them; the cache hears of it afterwards. */
public class SpecialOffers {
  /** How long a copy may be kept. */
  static final Duration KEEP = Duration.ofMinutes(10);

  private final Gson json = new Gson();
  private final RedisClient redis;
  private final DataSource database;

  /** Keys whose copies may be old, because Redis could not be told; each with the row of then. */
  private final Map<String, Offer> owed = new ConcurrentHashMap<>();

  public SpecialOffers(RedisClient redis, DataSource database, Clock clock) {
    this.redis = redis;
    this.database = database;
  }

  public Optional<Offer> read(long id, long atLeast) throws SQLException {
    Offer copy;
    try {
      settle();
      copy = json.fromJson(redis.get("offer:" + id), Offer.class);
    } catch (JedisException down) {
      return find(id);
    }
    if (copy != null && copy.version() >= atLeast) {
      return Optional.of(copy);
    }
    Optional<Offer> row = find(id);
    row.ifPresent(offer -> tell(offer, List.of()));
    return row;
  }

  private Optional<Offer> find(long id) throws SQLException {
    try (Connection connection = database.getConnection()) {
      return OfferTable.find(connection, id);
    }
  }

  public Receipt write(long id, Change change) throws SQLException {
    List<String> lists = new ArrayList<>();
    Offer row;
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      if (change.shelf() != null) {
        OfferTable.lock(connection, id).ifPresent(left -> lists.add("shelf:" + left.shelf()));
      }
      row = OfferTable.update(connection, id, change);
      connection.commit();
    }
    lists.add("shelf:" + row.shelf());
    boolean told = tell(row, lists);
    return new Receipt(told ? Outcome.COMMITTED : Outcome.COMMITTED_NOT_CACHED, row.version());
  }

  public List<Offer> shelf(String name) throws SQLException {
    String key = "shelf:" + name;
    try {
      settle();
      Offer[] copy = json.fromJson(redis.get(key), Offer[].class);
      List<Offer> offers = copy == null ? shelfInDatabase(name) : List.of(copy);
      if (copy == null) {
        redis.set(key, json.toJson(offers), SetParams.setParams().px(KEEP.toMillis()));
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

  /** Has the cache know of this row, and forget these lists; false if it could not be told. */
  private boolean tell(Offer row, List<String> lists) {
    List<String> keys = Stream.concat(Stream.of("offer:" + row.id()), lists.stream()).toList();
    try {
      if (keys.size() > 1) {
        redis.del(keys.subList(1, keys.size()).toArray(String[]::new));
      }
      replace(row);
      settle();
      return true;
    } catch (JedisException down) {
      for (String key : keys) { // of one offer the newer row; of two on one list, the later failure
        owed.merge(key, row, (a, b) -> a.id() == b.id() && a.version() > b.version() ? a : b);
      }
      return false;
    }
  }

  /** False if the copy has changed since it was looked at. */
  private boolean forgotten(String key, Offer row) {
    try (AbstractTransaction transaction = redis.transaction(false)) {
      transaction.watch(key);
      String copy = redis.get(key);
      boolean newer = copy != null && copy.startsWith("{") // a list has no version
          && json.fromJson(copy, Offer.class).version() >= row.version();
      transaction.multi();
      if (!newer) {
        transaction.del(key);
      }
      return transaction.exec() != null;
    }
  }

  private void replace(Offer row) {
    String key = "offer:" + row.id();
    try (AbstractTransaction transaction = redis.transaction(false)) {
      transaction.watch(key);
      Offer copy = json.fromJson(redis.get(key), Offer.class);
      transaction.multi();
      if (copy == null || copy.version() < row.version()) {
        String text = json.toJson(row);
        transaction.set(key, text, SetParams.setParams().px(KEEP.toMillis()));
      }
      transaction.exec(); // not if another has told the cache meanwhile
    }
  }

  /** Removes the copies that are older than what is owed, before one of them is found. */
  private void settle() {
    Map.copyOf(owed).forEach((key, row) -> {
      while (!forgotten(key, row)) {
        // somebody else has written in between: look again
      }
      owed.remove(key, row); // unless it has failed again since
    });
  }

  static int roundTrips() {
    return 5;
  }
}
