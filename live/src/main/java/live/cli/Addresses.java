package live.cli;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;

/** Under which addresses others reach this machine. */
final class Addresses {
  private Addresses() {}

  /** Those of its networks; its name if there are none. */
  static List<String> ofThisMachine() {
    try {
      List<String> found =
          NetworkInterface.networkInterfaces()
              .flatMap(NetworkInterface::inetAddresses)
              .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
              .map(InetAddress::getHostAddress)
              .sorted()
              .toList();
      return found.isEmpty() ? List.of("localhost") : found;
    } catch (SocketException unknown) {
      return List.of("localhost");
    }
  }
}
