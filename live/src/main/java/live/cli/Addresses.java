package live.cli;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Under which addresses others reach this machine. */
final class Addresses {
  /** Bridges and adapters of containers and virtual machines, by their usual names. */
  private static final Pattern VIRTUAL =
      Pattern.compile(
          "(docker|br-|virbr|lxcbr|lxdbr|cni|podman|veth|vboxnet|vmnet|bridge)\\S*"
              + "|.*(Hyper-V|VirtualBox|VMware|vEthernet).*");

  private Addresses() {}

  /**
   * An interface of this machine.
   *
   * @param name as a reader of the machine's settings knows it
   * @param up whether it is switched on and connected
   * @param inside whether it leads to this machine's own containers or virtual machines
   */
  record Network(String name, boolean up, boolean inside, List<InetAddress> addresses) {
    private Stream<Address> reachable() {
      return addresses.stream()
          .filter(address -> up && address instanceof Inet4Address)
          .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
          .map(address -> new Address(address.getHostAddress(), name));
    }
  }

  /** Where others reach this machine, and through which of its interfaces. */
  record Address(String host, String network) {}

  /** Those of its networks; its name if there are none. */
  static List<Address> ofThisMachine() {
    try {
      return of(NetworkInterface.networkInterfaces().map(Addresses::network).toList());
    } catch (SocketException unknown) {
      return of(List.of());
    }
  }

  /** Those that lead out of the machine; if there are none, its bridges, and else its name. */
  static List<Address> of(List<Network> networks) {
    List<Address> outside = reachable(networks, network -> !network.inside());
    List<Address> found = outside.isEmpty() ? reachable(networks, Network::inside) : outside;
    return found.isEmpty() ? List.of(new Address("localhost", "")) : found;
  }

  private static List<Address> reachable(List<Network> networks, Predicate<Network> which) {
    return networks.stream()
        .filter(which)
        .flatMap(Network::reachable)
        .sorted(Comparator.comparing(Address::network).thenComparing(Address::host))
        .toList();
  }

  private static Network network(NetworkInterface its) {
    String name = its.getDisplayName() == null ? its.getName() : its.getDisplayName();
    boolean inside = isVirtual(its.getName()) || isVirtual(name) || isBridge(its.getName());
    return new Network(name, isUp(its), inside, its.inetAddresses().toList());
  }

  /** Whether a name is one that containers and virtual machines use. */
  static boolean isVirtual(String name) {
    return VIRTUAL.matcher(name).matches();
  }

  /** Linux says so itself, whatever the name. */
  private static boolean isBridge(String name) {
    return Files.isDirectory(Path.of("/sys/class/net", name, "bridge"));
  }

  private static boolean isUp(NetworkInterface its) {
    try {
      return its.isUp();
    } catch (SocketException unknown) {
      return false;
    }
  }
}
