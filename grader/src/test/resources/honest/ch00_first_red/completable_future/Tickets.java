package ch00_first_red;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import redis.clients.jedis.RedisClient;

public class Tickets {
  private final RedisClient redis;

  public Tickets(RedisClient redis) {
    this.redis = redis;
  }

  public long draw() {
    CompletableFuture<Long> number =
        CompletableFuture.supplyAsync(() -> redis.incr("tickets"))
            .thenApply(Long::longValue)
            .whenComplete((value, failure) -> {
              if (failure != null) {
                System.err.println("no number: " + failure);
              }
            });
    CompletableFuture<String> greeting = CompletableFuture.completedFuture("good morning");
    try {
      return number.thenCombine(greeting, (value, text) -> value).join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }
}
