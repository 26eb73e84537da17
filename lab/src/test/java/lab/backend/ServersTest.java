package lab.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import lab.backend.Servers.Login;
import org.junit.jupiter.api.Test;

class ServersTest {
  private static final Servers SERVERS =
      new Servers(
          "127.0.0.1",
          20001,
          new Login("", "one, two % ü"),
          new Login("student", "+&="),
          4,
          "postgres.example",
          20002,
          new Login("lab", "secret"),
          Passwords.studentOf(4, "secret"),
          "shop4",
          4,
          Set.of(Ability.TIME_TRAVEL, Ability.POWER_CUT));

  @Test
  void a_line_tells_another_jvm_everything() {
    assertThat(Servers.fromLine(SERVERS.toLine())).isEqualTo(SERVERS);
  }

  @Test
  void a_line_is_one_word_of_ascii() {
    assertThat(SERVERS.toLine()).matches("[!-~]+");
  }

  @Test
  void a_line_that_is_none_is_refused_without_repeating_its_passwords() {
    assertThatThrownBy(() -> Servers.fromLine("127.0.0.1,secret"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("15 fields")
        .hasMessageNotContaining("secret");
  }

  @Test
  void places_differ_in_their_databases_and_in_their_student() {
    Servers third = SERVERS.place(2);

    assertThat(third.redisDatabase()).isEqualTo(6);
    assertThat(third.postgresDatabase()).isEqualTo("shop6");
    assertThat(third.postgresStudent().user()).isEqualTo("student6");
    assertThat(third.postgresStudent().password())
        .isNotEqualTo(SERVERS.postgresStudent().password());
  }

  @Test
  void going_back_to_a_place_gives_the_same_servers() {
    assertThat(SERVERS.place(3).place(0)).isEqualTo(SERVERS);
  }

  @Test
  void servers_can_do_what_their_owner_says_and_no_more() {
    assertThat(SERVERS.can(Set.of(Ability.POWER_CUT))).isTrue();
    assertThat(SERVERS.can(Set.of())).isTrue();
    assertThat(SERVERS.can(Set.of(Ability.POWER_CUT, Ability.KILL))).isFalse();
  }

  @Test
  void there_is_no_place_beyond_the_last() {
    assertThatThrownBy(() -> SERVERS.place(Servers.PLACES))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("was 4");
  }
}
