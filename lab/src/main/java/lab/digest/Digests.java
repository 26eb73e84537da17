package lab.digest;

import java.security.MessageDigest;
import java.security.MessageDigestSpi;
import java.security.NoSuchAlgorithmException;
import java.security.NoSuchProviderException;
import java.security.Provider;
import java.security.Security;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import lab.callers.CallerThread;
import lab.callers.Callers;
import org.jspecify.annotations.Nullable;

/**
 * Java's own digests, which a test can stop between what goes in and what comes out. A {@link
 * MessageDigest} is not made for two threads; those who share one mix up their texts, but so rarely
 * that a test would have to hope.
 */
public final class Digests extends Provider {
  private static final long serialVersionUID = 1;
  private static final String JAVAS_OWN = "SUN";

  /** The next caller to put something into a digest stands here. */
  private static final AtomicReference<@Nullable Stop> NEXT = new AtomicReference<>();

  private Digests() {
    super("TwoCopies", "1", "Java's own digests, which a test can stop half-way");
    for (String name : List.of("MD5", "SHA-1", "SHA-224", "SHA-256", "SHA-384", "SHA-512")) {
      putService(
          new Service(this, "MessageDigest", name, Watched.class.getName(), null, null) {
            @Override
            public Object newInstance(@Nullable Object none) throws NoSuchAlgorithmException {
              return new Watched(own(name));
            }
          });
    }
  }

  /** Digests that are made from now on can be stopped. Call it before the program is loaded. */
  public static void watch() {
    Security.insertProviderAt(new Digests(), 1); // once: a second one of that name is left out
  }

  /** Stops the next caller that has put something into a digest; others pass. */
  public static Stop holdNext(Callers callers) {
    Stop stop = new Stop(callers);
    NEXT.set(stop);
    return stop;
  }

  private static MessageDigest own(String name) throws NoSuchAlgorithmException {
    try {
      return MessageDigest.getInstance(name, JAVAS_OWN);
    } catch (NoSuchProviderException e) {
      throw new NoSuchAlgorithmException(name, e);
    }
  }

  /** Where one caller stands, if it uses a digest at all. */
  public static final class Stop {
    private final Callers callers;
    private final CountDownLatch gone = new CountDownLatch(1);

    /** Of the caller that stands here. Guarded by this. */
    private Callers.@Nullable Parked place;

    private Stop(Callers callers) {
      this.callers = callers;
    }

    /** The caller goes on; if none has come, none will stand here. */
    public synchronized void release() {
      NEXT.compareAndSet(this, null);
      if (place != null) {
        place.close();
      }
      gone.countDown();
    }

    /** Whether a caller has stood here. */
    public synchronized boolean hasHeld() {
      return place != null;
    }

    private void stand() {
      synchronized (this) {
        if (gone.getCount() == 0) {
          return;
        }
        place = callers.park();
      }
      try {
        gone.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static final class Watched extends MessageDigestSpi implements Cloneable {
    private final MessageDigest own;

    private Watched(MessageDigest own) {
      this.own = own;
    }

    @Override
    protected int engineGetDigestLength() {
      return own.getDigestLength();
    }

    @Override
    protected void engineUpdate(byte input) {
      own.update(input);
      pass();
    }

    @Override
    protected void engineUpdate(byte[] input, int offset, int length) {
      own.update(input, offset, length);
      pass();
    }

    private static void pass() {
      Stop stop = Thread.currentThread() instanceof CallerThread ? NEXT.getAndSet(null) : null;
      if (stop != null) {
        stop.stand();
      }
    }

    @Override
    protected byte[] engineDigest() {
      return own.digest();
    }

    @Override
    protected void engineReset() {
      own.reset();
    }

    @Override
    public Object clone() throws CloneNotSupportedException {
      return new Watched((MessageDigest) own.clone());
    }
  }
}
