package lab.shop;

/**
 * Something the shop sells.
 *
 * @param id number in the table {@code shop.products}, greater than 0; may need all 64 bits
 * @param name what the page shows; any characters at all
 * @param cents price in cents, 0 or more; 0 is a gift
 */
public record Product(long id, String name, long cents) {}
