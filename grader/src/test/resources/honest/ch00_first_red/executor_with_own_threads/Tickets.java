package ch00_first_red;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import redis.clients.jedis.RedisClient;

public class Tickets {
  private static final class Printers implements ThreadFactory {
    private final AtomicInteger made = new AtomicInteger();

    @Override
    public Thread newThread(Runnable work) {
      Thread thread = new Thread(work, "printer-" + made.incrementAndGet());
      thread.setDaemon(true);
      thread.setUncaughtExceptionHandler((it, e) -> System.err.println(it.getName() + ": " + e));
      return thread;
    }
  }

  private final RedisClient redis;

  public Tickets(RedisClient redis) {
    this.redis = redis;
  }

  public long draw() {
    ExecutorService printer = Executors.newSingleThreadExecutor(new Printers());
    try {
      Callable<Long> next = () -> redis.incr("tickets");
      Future<Long> number = printer.submit(next);
      return number.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } finally {
      printer.shutdown();
    }
  }
}
