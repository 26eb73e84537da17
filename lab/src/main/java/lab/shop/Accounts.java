package lab.shop;

/** The table of accounts in the shop's database: what customers have paid in and not yet spent. */
public interface Accounts {

  /**
   * Reads the balance of one account from the database.
   *
   * @return the balance in cents; it may be negative
   * @throws IllegalArgumentException if there is no account with this number
   * @throws DatabaseDown if the database could not be asked
   */
  long balance(long account);
}
