package lab.live;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import lab.origin.Origin;
import lab.shop.DatabaseDown;
import lab.shop.Prices;
import lab.shop.Shop;
import lab.time.Waits;

/** The one price in PostgreSQL that everybody looks at, and how long a look takes. */
final class PriceList {
  private static final long NUMBER = 2;

  private final Shop shop;
  private final Truth truth;

  /** Loads under way. */
  private final AtomicInteger loading = new AtomicInteger();

  /** Set by the show's thread, read by whoever loads. */
  private volatile Duration query = Duration.ZERO;

  PriceList(Shop shop, Origin origin) {
    this.shop = shop;
    this.truth = new Truth(cents(), System::nanoTime);
    origin.inside(what -> pause());
  }

  Truth truth() {
    return truth;
  }

  int loading() {
    return loading.get();
  }

  /** Every load takes so long from now on, before it reads. */
  void takes(Duration time) {
    query = time;
  }

  /** What the program loads from. */
  Prices forProgram() {
    Prices counted = shop.prices();
    return article -> {
      loading.incrementAndGet();
      try {
        long cents = counted.find(article);
        truth.wasRead(cents);
        return cents;
      } finally {
        loading.decrementAndGet();
      }
    };
  }

  private void pause() {
    try {
      Waits.real().sleep(query);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DatabaseDown("the load was interrupted while the database worked", e);
    }
  }

  /** Gives the article another price; nothing changes while PostgreSQL is gone. */
  void change() {
    long next = truth.current() + 1;
    try {
      shop.reprice(NUMBER, next);
      truth.changed(next);
    } catch (DatabaseDown down) {
      // the next sample says so
      return;
    }
  }

  /** Whether PostgreSQL answers now. */
  boolean answers() {
    try {
      return cents() >= 0;
    } catch (DatabaseDown down) {
      return false;
    }
  }

  private long cents() {
    return shop.product(NUMBER).orElseThrow().cents();
  }
}
