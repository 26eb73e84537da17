package lab.shop;

/**
 * What whoever has changed an offer is told. A change that was not committed has none: it throws.
 *
 * @param outcome whether the cache knows of it
 * @param version of the offer as the change has left it in the database
 */
public record Receipt(Outcome outcome, long version) {

  /** How far a change has come. */
  public enum Outcome {
    /** It is in the database, and no copy in the cache is older. */
    COMMITTED,
    /** It is in the database. The cache could not be told, and may have an old copy. */
    COMMITTED_NOT_CACHED
  }
}
