package grader.attack;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import redis.clients.jedis.RedisClient;

/** A worker as it would be without a cap: it keeps all that an answer to chapter 0 prints. */
final class Uncapped {
  private Uncapped() {}

  public static void main(String[] arguments) throws ReflectiveOperationException {
    ByteArrayOutputStream kept = new ByteArrayOutputStream();
    System.setOut(new PrintStream(kept, true, StandardCharsets.UTF_8));
    Class<?> tickets = Class.forName("ch00_first_red.Tickets");
    Object answer = tickets.getConstructor(RedisClient.class).newInstance((Object) null);
    tickets.getMethod("draw").invoke(answer);
  }
}
