package ch01_cache_aside;

import java.util.Optional;
import lab.shop.Product;

/** A product as number, cents and name with a tab between. */
final class ProductText implements ReadThrough.Text<Product> {
  @Override
  public String write(Product product) {
    return product.id() + "\t" + product.cents() + "\t" + product.name();
  }

  @Override
  public Optional<Product> read(String text) {
    String[] fields = text.split("\t", 3);
    if (fields.length != 3) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Product(Long.parseLong(fields[0]), fields[2], Long.parseLong(fields[1])));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
