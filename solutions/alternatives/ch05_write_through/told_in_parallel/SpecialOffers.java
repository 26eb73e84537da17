// As delete_after_commit, but each copy is removed by a thread of its own. Together they take as
// long as the slowest of them: one way there and back.
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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import lab.shop.Change;
import lab.shop.Offer;
import lab.shop.OfferTable;
import lab.shop.Receipt;
import lab.shop.Receipt.Outcome;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.params.SetParams;

/** The shop's offers. Customers read them, staff change them; the cache hears of it afterwards. */
public class SpecialOffers {
  /** How long a copy may be kept. */
  static final Duration KEEP = Duration.ofMinutes(10);

  private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
    Thread thread = new Thread(task, "tells");
    thread.setDaemon(true);
    return thread;
  });

  private final Gson json = new Gson();
  private final RedisClient redis;
  private final DataSource database;

  /** Keys whose copies may be old, because Redis could not be told; each with a mark of its own. */
  private final Map<String, Object> owed = new ConcurrentHashMap<>();

  public SpecialOffers(RedisClient redis, DataSource database, Clock clock) {
    this.redis = redis;
    this.database = database;
  }

  public Optional<Offer> read(long id, long atLeast) throws SQLException {
    Offer copy;
    try {
      copy = look("offer:" + id, Offer.class);
    } catch (JedisException down) {
      return find(id);
    }
    if (copy != null && copy.version() >= atLeast) {
      return Optional.of(copy);
    }
    Optional<Offer> row = find(id);
    row.ifPresent(offer -> keep("offer:" + id, offer));
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
    boolean told = forget(row, lists);
    return new Receipt(told ? Outcome.COMMITTED : Outcome.COMMITTED_NOT_CACHED, row.version());
  }

  public List<Offer> shelf(String name) throws SQLException {
    String key = "shelf:" + name;
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

  private void keep(String key, Object value) {
    try {
      redis.set(key, json.toJson(value), SetParams.setParams().px(KEEP.toMillis()));
    } catch (JedisException down) {
      // there is no copy then
    }
  }

  /** The copy, or null. */
  private <T> T look(String key, Class<T> type) {
    settle();
    return json.fromJson(redis.get(key), type);
  }

  /** Has the cache forget the offer and these lists; false if it could not be told. */
  private boolean forget(Offer row, List<String> lists) {
    List<String> keys = new ArrayList<>(List.of("offer:" + row.id()));
    keys.addAll(lists);
    try {
      CompletableFuture<?>[] deletes = keys.stream()
          .map(key -> CompletableFuture.runAsync(() -> redis.del(key), threads))
          .toArray(CompletableFuture[]::new);
      CompletableFuture.allOf(deletes).join();
      settle();
      return true;
    } catch (JedisException | CompletionException down) {
      keys.forEach(key -> owed.put(key, new Object()));
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

  static int roundTrips() {
    return 1;
  }
}
