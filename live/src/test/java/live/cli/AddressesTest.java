package live.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import live.cli.Addresses.Address;
import live.cli.Addresses.Network;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {
  private static final boolean UP = true;
  private static final boolean DOWN = false;
  private static final Network LAN = network("eth0", UP, "192.0.2.2", "fd00::2");
  private static final Network DOCKER = network("docker0", UP, "172.17.0.1");

  private static Network network(String name, boolean up, String... addresses) {
    List<InetAddress> parsed = Arrays.stream(addresses).map(AddressesTest::address).toList();
    return new Network(name, up, Addresses.isVirtual(name), parsed);
  }

  private static InetAddress address(String digits) {
    try {
      return InetAddress.getByName(digits); // asks nobody: these are digits
    } catch (UnknownHostException impossible) {
      throw new IllegalArgumentException(digits, impossible);
    }
  }

  @Test
  void what_leads_nowhere_is_left_out() {
    List<Network> all =
        List.of(
            network("lo", UP, "127.0.0.1", "::1"),
            DOCKER,
            network("wlan0", DOWN, "198.51.100.7"),
            network("usb0", UP, "169.254.10.20"),
            LAN);
    assertThat(Addresses.of(all)).containsExactly(new Address("192.0.2.2", "eth0"));
  }

  @Test
  void two_networks_are_both_named() {
    Network wireless = network("wlan0", UP, "198.51.100.7");
    assertThat(Addresses.of(List.of(wireless, DOCKER, LAN)))
        .containsExactly(new Address("192.0.2.2", "eth0"), new Address("198.51.100.7", "wlan0"));
  }

  @Test
  void a_bridge_is_better_than_nothing() {
    assertThat(Addresses.of(List.of(DOCKER))).containsExactly(new Address("172.17.0.1", "docker0"));
    assertThat(Addresses.of(List.of())).containsExactly(new Address("localhost", ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "docker0",
        "br-4f1c",
        "virbr0",
        "veth12ab",
        "vboxnet0",
        "bridge100",
        "Hyper-V Virtual Ethernet Adapter",
        "VMware Virtual Ethernet Adapter for VMnet8"
      })
  void bridges_and_virtual_adapters_are_known_by_their_names(String name) {
    assertThat(Addresses.isVirtual(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"eth0", "enp3s0", "wlan0", "en0", "br0", "Intel(R) Wi-Fi 6 AX201"})
  void a_network_is_not_taken_for_one(String name) {
    assertThat(Addresses.isVirtual(name)).isFalse();
  }
}
