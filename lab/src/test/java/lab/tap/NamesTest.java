package lab.tap;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {
  @ParameterizedTest
  @CsvSource({
    "BLPOP a b 2, 2000",
    "BRPOP a 0.25, 250",
    "BRPOPLPUSH a b 3, 3000",
    "BLMOVE a b LEFT RIGHT 1.5, 1500",
    "BZPOPMIN a 0, 0",
    "BZPOPMAX a 1, 1000",
    "BLMPOP 2 1 a LEFT, 2000",
    "BZMPOP 4 1 a MIN, 4000",
    "XREAD COUNT 1 BLOCK 70 STREAMS s 0, 70",
    "XREAD block 0 streams s $, 0",
    "XREADGROUP GROUP g c BLOCK 50 STREAMS s >, 50",
    "XREADGROUP GROUP block c BLOCK 50 STREAMS s >, 50",
    "XREADGROUP GROUP g streams BLOCK 50 STREAMS s >, 50"
  })
  void a_command_may_wait_in_the_server(String command, long millis) {
    assertThat(serverWait(command)).isEqualTo(Duration.ofMillis(millis));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET a",
        "LPOP a",
        "XREAD STREAMS s 0",
        "XREAD STREAMS BLOCK 0",
        "XREADGROUP GROUP block 5 STREAMS s >",
        "XREADGROUP GROUP",
        "BLPOP",
        "BLPOP a soon",
        "XREAD BLOCK soon STREAMS s 0"
      })
  void others_do_not_and_what_the_server_refuses_is_no_reason_to_fail(String command) {
    assertThat(serverWait(command)).isNull();
  }

  @Test
  void handshakes_are_what_clients_send_by_themselves() {
    assertThat(List.of("HELLO", "AUTH", "SELECT", "CLIENT")).allMatch(Names::isHandshake);
    assertThat(List.of("GET", "MULTI", "WATCH", "SUBSCRIBE")).noneMatch(Names::isHandshake);
  }

  private static @Nullable Duration serverWait(String command) {
    List<String> words = Arrays.asList(command.split(" "));
    return Names.serverWait(words.get(0), words.subList(1, words.size()));
  }
}
