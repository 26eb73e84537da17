package lab.backend;

import java.io.IOException;

/** A program that owns two servers until a line arrives or it is killed. */
final class Owner {
  private Owner() {}

  public static void main(String[] arguments) throws IOException {
    EmbeddedBackend backend = EmbeddedBackend.start(Progress.NONE);
    System.out.println(backend.servers().toLine());
    System.out.println(backend.folder());
    System.out.println(backend.redis().pid());
    System.out.println(backend.postgres().pid());
    System.out.flush();
    System.in.read();
  }
}
