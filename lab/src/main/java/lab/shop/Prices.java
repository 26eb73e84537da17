package lab.shop;

/** The shop's price list in its database: what a board of prices shows, article by article. */
public interface Prices {

  /**
   * Reads the price of one article from the database.
   *
   * @param article name of a product, any characters at all
   * @return the price in cents, 0 or more
   * @throws IllegalArgumentException if the shop has no product of this name
   * @throws DatabaseDown if the database could not be asked
   */
  long find(String article);
}
