package lab.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import lab.backend.Servers.Login;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What is made of that program's one line, whoever writes it. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the programs here are for a POSIX shell")
class ContainersOwnerTest {
  @Test
  void it_says_where_the_servers_are_and_ends_with_its_input() throws IOException {
    try (ContainersOwner owner = owner("echo ready 127.0.0.1 1 127.0.0.1 2; cat")) {
      assertThat(owner.redis("secret"))
          .isEqualTo(new Address("127.0.0.1", 1, new Login("default", "secret")));
      assertThat(owner.postgres("secret"))
          .isEqualTo(new Address("127.0.0.1", 2, new Login("lab", "secret")));
    }
  }

  @Test
  void what_is_lacking_is_its_sentence_and_nothing_else() {
    assertThatThrownBy(() -> owner("echo noise >&2; echo lacks Docker sleeps: wake it.; exit 1"))
        .isInstanceOf(BackendMissing.class)
        .hasMessage("Docker sleeps: wake it.");
  }

  @Test
  void silence_is_told_too() {
    assertThatThrownBy(() -> owner("exit 1"))
        .isInstanceOf(BackendMissing.class)
        .hasMessage("The program that starts the containers did not come up: it said nothing");
  }

  private static ContainersOwner owner(String script) throws IOException {
    return ContainersOwner.start(List.of("/bin/sh", "-c", script), "secret");
  }
}
