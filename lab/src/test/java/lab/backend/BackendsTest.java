package lab.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import lab.backend.Servers.Login;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;

class BackendsTest {
  private static final Servers ELSEWHERE =
      new Servers(
          "127.0.0.1",
          1,
          new Login("lab", "a"),
          new Login("student", "b"),
          0,
          "127.0.0.1",
          2,
          new Login("lab", "c"),
          Passwords.studentOf(0, "c"),
          "shop0",
          0,
          Set.of(Ability.TIME_TRAVEL));

  private final String servers = System.getProperty(Backends.SERVERS, "");
  private final String able = System.getProperty(Backends.ABLE_SERVERS, "");
  private final String place = System.getProperty(Backends.PLACE, "");

  @AfterEach
  void restore() {
    System.setProperty(Backends.SERVERS, servers);
    System.setProperty(Backends.ABLE_SERVERS, able);
    System.setProperty(Backends.PLACE, place);
    System.clearProperty(BackendKind.PROPERTY);
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
  void who_needs_more_than_the_servers_can_gets_others() {
    Servers able = Servers.fromLine(ELSEWHERE.toLine().replace("TIME_TRAVEL", "POWER_CUT"));
    System.setProperty(Backends.SERVERS, ELSEWHERE.toLine());
    System.setProperty(Backends.ABLE_SERVERS, able.toLine());
    System.setProperty(Backends.PLACE, "3");

    assertThat(Backends.with(Set.of(Ability.TIME_TRAVEL))).isEqualTo(ELSEWHERE.place(3));
    assertThat(Backends.with(Set.of(Ability.POWER_CUT))).isEqualTo(able.place(3));
  }

  @Test
  void who_needs_more_and_was_told_of_no_others_gets_embedded_ones() {
    System.setProperty(Backends.SERVERS, ELSEWHERE.toLine());
    System.setProperty(Backends.ABLE_SERVERS, "");
    System.setProperty(Backends.PLACE, "");

    Servers able = Backends.with(Set.of(Ability.POWER_CUT));

    assertThat(able.can(Set.of(Ability.values()))).isTrue();
    assertThat(Backends.with(Set.of(Ability.KILL))).isEqualTo(able);
  }

  @Test
  @DisabledIfEnvironmentVariable(named = "LAB_BACKEND", matches = ".+", disabledReason = "chosen")
  void the_embedded_backend_is_the_one_that_nobody_has_to_choose() {
    System.clearProperty(BackendKind.PROPERTY);
    assertThat(BackendKind.chosen()).isEqualTo(BackendKind.EMBEDDED);
  }

  @Test
  void a_backend_that_there_is_not_is_answered_with_the_list() {
    System.setProperty(BackendKind.PROPERTY, "podman");

    assertThatThrownBy(BackendKind::chosen)
        .isInstanceOf(WrongSetting.class)
        .hasMessage("LAB_BACKEND is one of embedded, containers, compose, but was podman");
  }

  @Test
  void a_jvm_on_its_own_starts_its_servers_once() {
    System.setProperty(Backends.SERVERS, "");
    System.setProperty(Backends.PLACE, "");

    assertThat(Backends.current()).isEqualTo(Backends.current());
  }
}
