package lab.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import lab.backend.Servers.Login;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {
  @Test
  void an_address_names_host_port_and_login() {
    assertThat(address("redis://ada:a%40b+c@room.example:6379"))
        .isEqualTo(new Address("room.example", 6379, new Login("ada", "a@b+c")));
  }

  @Test
  void a_user_may_be_left_out() {
    assertThat(address("redis://:secret@127.0.0.1:1").admin())
        .isEqualTo(new Login("default", "secret"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://:secret@host:1",
        "redis://host:1",
        "redis://:secret@host",
        "redis://secret@host:1",
        "redis://:@host:1",
        "room secret",
        "redis:secret"
      })
  void what_is_no_address_is_refused_without_repeating_its_password(String wrong) {
    assertThatThrownBy(() -> address(wrong))
        .isInstanceOf(WrongSetting.class)
        .hasMessageStartingWith("LAB_TEST_URL must look like redis://user:password@host:port")
        .hasMessageNotContaining("secret");
  }

  private static Address address(String text) {
    return Address.of("lab.test.url", "redis", "default", text);
  }
}
