package lab.shop;

import java.util.List;

/**
 * A customer's order, or what she sends back of one.
 *
 * @param id the customer's number for it: whoever asks twice gives the same one twice; no line
 *     break in it
 * @param product id of a product, which the shop may no longer have
 * @param pieces how many; less than 0 for what comes back
 */
public record Order(String id, long product, int pieces) {

  /** The order as a text, from which {@link #parse} makes it again. */
  public String text() {
    return String.join("\n", id, String.valueOf(product), String.valueOf(pieces));
  }

  /**
   * The order that has this text.
   *
   * @throws IllegalArgumentException if none has
   */
  public static Order parse(String text) {
    List<String> parts = text.lines().toList();
    if (parts.size() != 3) {
      throw new IllegalArgumentException("an order has three lines, but this is '" + text + "'");
    }
    return new Order(parts.get(0), Long.parseLong(parts.get(1)), Integer.parseInt(parts.get(2)));
  }
}
