package lab.shop;

import java.util.Locale;

/**
 * Something the shop has on offer, as its database holds it.
 *
 * @param id number in the table {@code shop.offers}
 * @param shelf on which it stands, any characters at all
 * @param place on that shelf; the database gives it to one offer only
 * @param name what customers read; the database takes blanks off both ends
 * @param cents price in cents, 0 or more; the database rounds it to whole five cents
 * @param note a line below the price; the database has one of its own for an empty one
 * @param version counted by the database: 1 at first, one more with each change
 */
public record Offer(
    long id, String shelf, int place, String name, long cents, String note, long version) {
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "'%s' at %d cents, \"%s\", %s/%d, version %d",
        name,
        cents,
        note,
        shelf,
        place,
        version);
  }
}
