package live.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import live.Samples;
import live.recording.Csv;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import runner.Typed;
import runner.run.ServerSource;

/** The command, with an input that ends it. */
class LiveTest {
  @TempDir Path folder;
  private String out = "";
  private String err = "";

  private int run(String... options) {
    List<String> all = new ArrayList<>(List.of("live"));
    all.addAll(List.of(options));
    Typed typed =
        Typed.in(
            folder,
            "what?\nq\n",
            false,
            progress -> ServerSource.none(),
            List.of(new Live()),
            all.toArray(String[]::new));
    out = typed.out();
    err = typed.err();
    return typed.status();
  }

  @Test
  void a_recording_is_shown_until_q() throws Exception {
    Files.writeString(folder.resolve("r.csv"), Csv.of(Samples.recording(2)));
    assertThat(run("--replay", "r.csv", "--port", "0")).isZero();
    assertThat(out)
        .containsPattern("The page is at http://127\\.0\\.0\\.1:\\d+/#key=\\w{26}\n")
        .doesNotContain("Others watch");
  }

  @Test
  void who_shares_it_is_shown_the_address_for_the_others() throws Exception {
    Files.writeString(folder.resolve("r.csv"), Csv.of(Samples.recording(2)));
    assertThat(run("--replay", "r.csv", "--port", "0", "--share")).isZero();
    assertThat(out)
        .containsPattern("Others watch at http://\\S+:\\d+/#key=\\w{10}( \\(.+\\))?\n")
        .doesNotContain("watch at http://127.", "watch at http://169.254.", "(lo)", "(docker0)");
  }

  @Test
  void a_wrong_command_is_told_with_its_value() throws Exception {
    assertThat(run("-a", "nonsense")).isEqualTo(2);
    assertThat(err)
        .startsWith("There is no strategy 'nonsense'. These exist: none, aside, article, lock")
        .contains("own4, nothing.");
    assertThat(run("--port", "70000")).isEqualTo(2);
    assertThat(err).startsWith("--port must be 0 to 65535, but was 70000.");
    assertThat(run("--replay", "missing.csv")).isEqualTo(2);
    assertThat(err).contains("missing.csv can't be read");
    Files.writeString(folder.resolve("other.csv"), "a,b\n");
    assertThat(run("--replay", "other.csv")).isEqualTo(2);
    assertThat(err).startsWith("other.csv is no recording of the live page: line 1");
  }

  @Test
  void help_names_every_option() {
    assertThat(run("--help")).isZero();
    assertThat(out)
        .contains("--port", "--no-open", "--share", "--replay", "--source", "--hold", "-a=", "-b=");
  }
}
