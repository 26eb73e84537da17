package lab.shop;

import java.util.Optional;

/** The table of products in the shop's database: the origin of everything a product page shows. */
public interface Products {

  /**
   * Reads one product from the database.
   *
   * @return the product, or empty if the shop has none with this number
   * @throws DatabaseDown if the database could not be asked
   */
  Optional<Product> find(long id);
}
