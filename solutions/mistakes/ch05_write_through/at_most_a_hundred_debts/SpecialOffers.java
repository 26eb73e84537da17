// fails: 3
// An outage must not fill the memory, so a hundred old copies are remembered, and no more. Staff
// have more offers than that.
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
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.params.SetParams;

/** The shop's offers. Customers read them, staff change them; the cache hears of it afterwards. */
public class SpecialOffers {
  /** How long a copy may be kept. */
  static final Duration KEEP = Duration.ofMinutes(10);

  private static final String TELL =
      """
      local copy = redis.call('get', KEYS[1])
      if not copy or cjson.decode(copy).version < tonumber(ARGV[2]) then
        redis.call('set', KEYS[1], ARGV[1], 'PX', ARGV[3])
      end
      for i = 2, #KEYS do redis.call('del', KEYS[i]) end
      """;

  /** Removes what is older than the row of then, and nothing newer. */
  private static final String FORGET =
      """
      for i, key in ipairs(KEYS) do
        local copy = redis.call('get', key)
        local version = copy and cjson.decode(copy).version or 0 -- lists have none
        if version < tonumber(ARGV[i]) then redis.call('del', key) end
      end
      """;

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
      redis.eval(TELL, keys, List.of(json.toJson(row), "" + row.version(), "" + KEEP.toMillis()));
      settle();
      return true;
    } catch (JedisException down) {
      for (String key : keys) { // of one offer the newer row; of two on one list, the later failure
        owed.merge(key, row, (a, b) -> a.id() == b.id() && a.version() > b.version() ? a : b);
      }
      while (owed.size() > 100) {
        owed.remove(owed.keySet().iterator().next());
      }
      return false;
    }
  }

  /** Removes the copies that are older than what is owed, before one of them is found. */
  private void settle() {
    Map<String, Offer> due = Map.copyOf(owed);
    if (!due.isEmpty()) {
      List<String> keys = List.copyOf(due.keySet());
      redis.eval(FORGET, keys, keys.stream().map(key -> "" + due.get(key).version()).toList());
      due.forEach(owed::remove); // unless it has failed again since
    }
  }

  static int roundTrips() {
    return 1;
  }
}
