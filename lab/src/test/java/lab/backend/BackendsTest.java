package lab.backend;

import static org.assertj.core.api.Assertions.assertThat;

import lab.backend.Servers.Login;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BackendsTest {
  private static final Servers ELSEWHERE =
      new Servers(
          "127.0.0.1",
          1,
          new Login("lab", "a"),
          new Login("student", "b"),
          0,
          2,
          new Login("lab", "c"),
          Passwords.studentOf(0, "c"),
          "shop0");

  private final String servers = System.getProperty(Backends.SERVERS, "");
  private final String place = System.getProperty(Backends.PLACE, "");

  @AfterEach
  void restore() {
    System.setProperty(Backends.SERVERS, servers);
    System.setProperty(Backends.PLACE, place);
  }

  @Test
  void a_worker_uses_the_servers_it_was_told() {
    System.setProperty(Backends.SERVERS, ELSEWHERE.toLine());
    System.setProperty(Backends.PLACE, "");

    assertThat(Backends.current()).isEqualTo(ELSEWHERE);
  }

  @Test
  void a_worker_uses_the_place_it_was_told() {
    System.setProperty(Backends.SERVERS, ELSEWHERE.toLine());
    System.setProperty(Backends.PLACE, "2");

    assertThat(Backends.current()).isEqualTo(ELSEWHERE.place(2));
  }

  @Test
  void a_jvm_on_its_own_starts_its_servers_once() {
    System.setProperty(Backends.SERVERS, "");
    System.setProperty(Backends.PLACE, "");

    assertThat(Backends.current()).isEqualTo(Backends.current());
  }
}
