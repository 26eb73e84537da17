package lab.backend;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Free ports on loopback. */
final class Ports {
  static final String LOOPBACK = "127.0.0.1";

  /**
   * Below the ports that Linux, macOS and Windows give to outgoing connections, so that no client
   * takes one between our choice and the server's start, and none connects to itself.
   */
  private static final int FIRST = 20_000;

  private static final int END = 30_000;
  private static final int TRIES = 100;

  private Ports() {}

  /**
   * Draws a port that nobody listens on. It may be taken by the time a server asks for it.
   *
   * @throws BackendMissing if none is found
   */
  static int free() {
    for (int i = 0; i < TRIES; i++) {
      int port = ThreadLocalRandom.current().nextInt(FIRST, END);
      if (isFree(port)) {
        return port;
      }
    }
    throw new BackendMissing(
        "No free port was found on "
            + LOOPBACK
            + " between "
            + FIRST
            + " and "
            + END
            + ": end some of the servers that run on this machine.");
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getByName(LOOPBACK), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
