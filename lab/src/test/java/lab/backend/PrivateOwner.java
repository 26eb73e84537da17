package lab.backend;

import java.io.IOException;

/** A program that owns a Redis of its own until it is killed. */
final class PrivateOwner {
  private PrivateOwner() {}

  public static void main(String[] arguments) throws IOException {
    PrivateRedis redis = PrivateRedis.start(Persistence.ALWAYS);
    System.out.println(redis.process().pid());
    System.out.println(redis.folder());
    System.out.flush();
    System.in.read();
  }
}
