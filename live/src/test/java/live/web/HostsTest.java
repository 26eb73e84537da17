package live.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostsTest {
  private final Hosts alone = new Hosts(8420, false);
  private final Hosts shared = new Hosts(8420, true);

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1:8420", "localhost:8420", "LOCALHOST:8420", "[::1]:8420"})
  void this_machine_is_always_ours(String host) {
    assertThat(alone.allow(host)).isTrue();
    assertThat(shared.allow(host)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "evil.example:8420",
        "127.0.0.1.evil.example:8420",
        "localhost.evil.example:8420",
        "localhost",
        "localhost:80",
        "10.0.0.5.evil.example:8420",
        "evil.example:8420:8420"
      })
  void another_name_never_is(String host) {
    assertThat(alone.allow(host)).isFalse();
    assertThat(shared.allow(host)).isFalse();
  }

  @Test
  void an_address_of_digits_is_ours_when_the_page_is_shared() {
    assertThat(alone.allow("192.168.1.5:8420")).isFalse();
    assertThat(shared.allow("192.168.1.5:8420")).isTrue();
    assertThat(shared.allow("[fe80::1]:8420")).isTrue();
  }

  @Test
  void a_browser_leaves_out_the_usual_port() {
    assertThat(new Hosts(80, false).allow("localhost")).isTrue();
    assertThat(new Hosts(80, false).allowOrigin("http://localhost")).isTrue();
    assertThat(new Hosts(80, false).allow("evil.example")).isFalse();
  }

  @Test
  void only_our_own_page_is_an_origin() {
    assertThat(alone.allowOrigin(null)).isTrue();
    assertThat(alone.allowOrigin("http://localhost:8420")).isTrue();
    assertThat(alone.allowOrigin("https://evil.example")).isFalse();
    assertThat(alone.allowOrigin("http://evil.example:8420")).isFalse();
    assertThat(alone.allowOrigin("null")).isFalse();
  }
}
