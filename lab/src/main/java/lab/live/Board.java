package lab.live;

import org.jspecify.annotations.Nullable;

/** What customers look at: one price after another, read the way the played program reads it. */
@FunctionalInterface
public interface Board {

  /**
   * The article's price in cents; null leaves its place empty.
   *
   * @throws Exception whatever the program throws at its customer
   */
  @Nullable Long priceOf(String article) throws Exception;
}
