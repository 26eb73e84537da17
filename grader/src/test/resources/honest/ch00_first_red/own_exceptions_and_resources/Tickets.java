package ch00_first_red;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import redis.clients.jedis.RedisClient;

public class Tickets {
  /** Nobody can draw at the moment. */
  static class OutOfPaper extends Exception {
    private static final long serialVersionUID = 1L;

    OutOfPaper(String message, Throwable cause) {
      super(message, cause);
    }
  }

  private static final class Lid implements Closeable {
    private boolean open = true;

    @Override
    public void close() throws IOException {
      if (!open) {
        throw new IOException("the lid is shut already");
      }
      open = false;
    }
  }

  private final RedisClient redis;

  public Tickets(RedisClient redis) {
    this.redis = redis;
  }

  public long draw() {
    try (Lid lid = new Lid()) {
      return next(lid);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (OutOfPaper e) {
      IllegalStateException all = new IllegalStateException(e.getMessage(), e.getCause());
      all.addSuppressed(e);
      throw all;
    } finally {
      Thread.yield();
    }
  }

  private long next(Lid lid) throws OutOfPaper {
    try {
      return redis.incr("tickets");
    } catch (RuntimeException e) {
      e.printStackTrace();
      throw new OutOfPaper("no ticket while the lid is " + (lid.open ? "open" : "shut"), e);
    }
  }
}
