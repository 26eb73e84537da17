package lab.tap;

import java.util.OptionalLong;

/** Ends waits inside the server. */
@FunctionalInterface
public interface ServerWaits {

  /**
   * Ends the wait of one connection, as if its time were over.
   *
   * @param id the server's number for the connection; empty if it has told none
   * @param localPort its port on this machine
   */
  void end(OptionalLong id, int localPort);
}
