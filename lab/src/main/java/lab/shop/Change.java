package lab.shop;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the shop's staff want to change of an offer. A field that is null stays as it is.
 *
 * @param shelf the shelf to which it moves
 * @param place its place there
 */
public record Change(
    @Nullable String shelf,
    @Nullable Integer place,
    @Nullable String name,
    @Nullable Long cents,
    @Nullable String note) {

  /** Another price. */
  public static Change cents(long cents) {
    return new Change(null, null, null, cents, null);
  }

  /** Another name. */
  public static Change name(String name) {
    return new Change(null, null, name, null, null);
  }

  /** Another line below the price. */
  public static Change note(String note) {
    return new Change(null, null, null, null, note);
  }

  /** Another place to stand. */
  public static Change to(String shelf, int place) {
    return new Change(shelf, place, null, null, null);
  }

  /** The offer as staff have written it: its own fields, but for those that they change. */
  public Offer on(Offer offer) {
    return new Offer(
        offer.id(),
        Objects.requireNonNullElse(shelf, offer.shelf()),
        Objects.requireNonNullElse(place, offer.place()),
        Objects.requireNonNullElse(name, offer.name()),
        Objects.requireNonNullElse(cents, offer.cents()),
        Objects.requireNonNullElse(note, offer.note()),
        offer.version());
  }
}
