package lab.shop;

import java.util.Map;

/** The pages about orders, made from the shop's database for whoever asks. */
public interface Orders {

  /**
   * Makes a page. A customer's shows her orders, and a clerk's those of all customers of her shop.
   * A guest gets a new basket, another one each time, and nothing else.
   *
   * @param resource what is asked for, such as {@code orders}; any characters at all
   * @param parameters such as {@code filter} and {@code page}; names and values are any characters
   *     at all, and their order means nothing
   * @return the page, as text of several lines
   * @throws NotAllowed if the visitor may not see it; it may be allowed the next moment
   * @throws DatabaseDown if the database could not be asked
   */
  String page(Visitor visitor, String resource, Map<String, String> parameters);
}
