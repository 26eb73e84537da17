package lab.shop;

import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import lab.story.Story;
import lab.story.Thrown;

/**
 * One visit to a product's page, and what the visitor should have seen. The story of a failure
 * begins with the visitor, as in "The second visitor saw a price of 0 cents, and it costs 4900".
 */
public final class Visit {
  private static final String NO_PRODUCT = "got 'no such product'";

  private final String visitor;
  private final Callable<Optional<Product>> page;

  /** What the test suspects if the visitor sees another product; asked when that has happened. */
  private final Optional<Supplier<String>> cause;

  private Visit(
      String visitor, Callable<Optional<Product>> page, Optional<Supplier<String>> cause) {
    this.visitor = visitor;
    this.page = page;
    this.cause = cause;
  }

  /** A visit; the visitor begins a sentence, and may come after other sentences. */
  public static Visit to(Callable<Optional<Product>> page, String visitor, Object... values) {
    return new Visit(
        values.length == 0 ? visitor : String.format(Locale.ROOT, visitor, values),
        page,
        Optional.empty());
  }

  /**
   * Tells this cause if the visitor sees another product than the shop has.
   *
   * @param cause gives a half sentence that ends with a full stop; asked only after a failure
   */
  public Visit because(Supplier<String> cause) {
    return new Visit(visitor, page, Optional.of(cause));
  }

  /** The visitor sees this product, as the shop has it. */
  public void shows(Product truth) {
    Optional<Product> answer = answer();
    if (!answer.equals(Optional.of(truth))) {
      throw Story.saw("%s %s.", visitor, difference(answer, truth))
          .expected("Expected: %s.", truth)
          .because(
              "Likely cause: %s",
              cause
                  .filter(told -> answer.isPresent())
                  .orElse(() -> suspicion(answer, truth))
                  .get());
    }
  }

  /** The visitor is told that there is no such product. */
  public void showsNoProduct() {
    Optional<Product> answer = answer();
    if (answer.isPresent()) {
      throw Story.saw("%s saw %s.", visitor, answer.get())
          .expected("Expected: 'no such product', for the shop has none with that number.")
          .because(
              "Likely cause: an earlier answer is still served, or an empty one is read as a"
                  + " product.");
    }
  }

  /** The visitor is told that the database is down, as itself or as the cause of a failure. */
  public void failsWithTheDatabase() {
    Optional<Product> answer;
    try {
      answer = page.call();
    } catch (Exception e) {
      mustNameTheDatabase(e);
      return;
    }
    throw Story.saw("%s %s.", visitor, answer.map(seen -> "saw " + seen).orElse(NO_PRODUCT))
        .expected("Expected: a failure. Nobody can know whether there is such a product.")
        .because(
            "Likely cause: the failure of the load is caught, and an answer returned in its"
                + " place. If that answer is also kept, the page stays wrong when the database is"
                + " back.");
  }

  private Optional<Product> answer() {
    try {
      return page.call();
    } catch (Exception e) {
      throw unexpected(e);
    }
  }

  private Story unexpected(Exception failure) {
    Story story =
        Story.saw("%s got a failure in place of a page: %s.", visitor, failure)
            .expected("Expected: an answer.")
            .because("Likely cause: %s", place(failure));
    story.initCause(failure);
    return story;
  }

  private static String place(Exception failure) {
    return new Thrown(failure)
        .place()
        .orElse("the failure comes from outside your code: " + failure);
  }

  private void mustNameTheDatabase(Exception failure) {
    if (new Thrown(failure).isCausedBy(DatabaseDown.class)) {
      return;
    }
    throw Story.saw("%s was told '%s'.", visitor, failure)
        .expected("Expected: the failure of the load itself, or one that has it as its cause.")
        .because("Likely cause: the failure is caught, and another one thrown without its cause.");
  }

  private static String difference(Optional<Product> answer, Product truth) {
    if (answer.isEmpty()) {
      return NO_PRODUCT + " for a product that the shop has";
    }
    Product seen = answer.get();
    if (seen.cents() != truth.cents()) {
      return "saw a price of " + seen.cents() + " cents, and it costs " + truth.cents();
    }
    return seen.id() != truth.id()
        ? "saw product " + seen.id() + " in place of product " + truth.id()
        : "saw the name '" + seen.name() + "', and it is called '" + truth.name() + "'";
  }

  private static String suspicion(Optional<Product> answer, Product truth) {
    if (answer.isEmpty()) {
      return "an entry that is not there, or can't be read, is taken for 'no such product'.";
    }
    return answer.get().cents() == 0 && truth.cents() != 0
        ? "a field that is missing is read as zero."
        : "the copy is not what was stored, or it was not removed when it should have been.";
  }
}
