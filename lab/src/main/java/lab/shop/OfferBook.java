package lab.shop;

import java.util.List;
import java.util.Optional;

/**
 * The offers as the shop's owner sees them: the truth in PostgreSQL, to be read and changed by a
 * test without the reader's code knowing of it.
 */
public final class OfferBook {
  private static final String ALL = "select * from shop.offers ";

  private final Sql sql;

  OfferBook(Sql sql) {
    this.sql = sql;
  }

  /** The offer as it is now, as far as it is committed. */
  public Optional<Offer> offer(long id) {
    return sql.query(ALL + "where id = ?", OfferTable::read, id).stream().findFirst();
  }

  /** The offers of a shelf as they are now, in the order of their places. */
  public List<Offer> shelf(String name) {
    return sql.query(ALL + "where shelf = ? order by place, id", OfferTable::read, name);
  }

  /**
   * Puts an offer on a shelf, in the place of the one with the same number, if there is one; its
   * version is the one given.
   *
   * @return the offer as the database holds it
   */
  public Offer put(Offer offer) {
    sql.update("delete from shop.offers where id = ?", offer.id());
    sql.update(
        "insert into shop.offers (id, shelf, place, name, cents, note, version)"
            + " values (?, ?, ?, ?, ?, ?, ?)",
        offer.id(),
        offer.shelf(),
        offer.place(),
        offer.name(),
        offer.cents(),
        offer.note(),
        offer.version());
    return offer(offer.id()).orElseThrow();
  }

  /** Changes a price, as a colleague would who knows of no cache. */
  public void reprice(long id, long cents) {
    sql.update("update shop.offers set cents = ? where id = ?", cents, id);
  }

  /** Changes a note, as a colleague would who knows of no cache. */
  public void annotate(long id, String note) {
    sql.update("update shop.offers set note = ? where id = ?", note, id);
  }

  /** Whether somebody holds the lock of an offer's row, so that others who change it wait. */
  public boolean isLocked(long id) {
    return offer(id).isPresent()
        && sql.query(ALL + "where id = ? for update skip locked", OfferTable::read, id).isEmpty();
  }
}
