package ch05_write_through;

import com.google.gson.Gson;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import lab.shop.Change;
import lab.shop.Offer;
import lab.shop.OfferTable;
import lab.shop.Receipt;
import lab.shop.Receipt.Outcome;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.params.SetParams;

/** The shop's offers. Customers read them, staff change them; the cache hears of it after. */
public class SpecialOffers {
  /** How long a copy may be kept. */
  static final Duration KEEP = Duration.ofMinutes(10);

  private final Gson json = new Gson();
  private final RedisClient redis;
  private final DataSource database;

  /** One for each node. The clock may be wrong; it is for answers that need one. */
  public SpecialOffers(RedisClient redis, DataSource database, Clock clock) {
    this.redis = redis;
    this.database = database;
  }

  /** The offer, for somebody who knows of this version of it; 0 for somebody who knows of none. */
  public Optional<Offer> read(long id, long atLeast) throws SQLException {
    String copy = redis.get("offer:" + id);
    if (copy != null) {
      return Optional.of(json.fromJson(copy, Offer.class));
    }
    try (Connection connection = database.getConnection()) {
      return OfferTable.find(connection, id).map(offer -> keep("offer:" + id, offer));
    }
  }

  public Receipt write(long id, Change change) throws SQLException {
    Offer row;
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      row = OfferTable.update(connection, id, change);
      connection.commit();
    }
    keep("offer:" + id, row);
    return new Receipt(Outcome.COMMITTED, row.version());
  }

  /** The offers of one shelf, in the order of their places. */
  public List<Offer> shelf(String name) throws SQLException {
    String copy = redis.get("shelf:" + name);
    if (copy != null) {
      return List.of(json.fromJson(copy, Offer[].class));
    }
    try (Connection connection = database.getConnection()) {
      return keep("shelf:" + name, OfferTable.shelf(connection, name));
    }
  }

  private <T> T keep(String key, T value) {
    redis.set(key, json.toJson(value), SetParams.setParams().px(KEEP.toMillis()));
    return value;
  }

  /** How many times a write waits for an answer of Redis, at the most. */
  static int roundTrips() {
    return 0;
  }
}
