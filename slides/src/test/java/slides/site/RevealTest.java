package slides.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import runner.trouble.MachineLacks;

/** reveal.js, there or not. */
class RevealTest {
  private static final String LOCK =
      "{\"packages\": {\"node_modules/reveal.js\": {\"version\": \"5.2.1\"}}}";

  @TempDir Path folder;

  @Test
  void without_npm_one_sentence_says_what_to_install() {
    assertThatThrownBy(() -> new Reveal(folder, Optional.empty()).find())
        .isInstanceOf(MachineLacks.class)
        .hasMessageStartingWith("Nothing was rendered: install Node.js 18 or later with npm");
  }

  @Test
  void an_npm_that_fails_is_quoted() throws Exception {
    Path npm = npm("echo no network; echo A complete log of this run can be found in: /x");
    assertThatThrownBy(() -> new Reveal(folder, Optional.of(npm)).find())
        .isInstanceOf(MachineLacks.class)
        .hasMessageContaining("try npm ci there. It said: no network");
  }

  @Test
  void npm_takes_what_it_has_kept_and_does_not_wait_long_for_a_dead_network() throws Exception {
    Path npm = npm("echo \"$@\"");
    assertThatThrownBy(() -> new Reveal(folder, Optional.of(npm)).find())
        .hasMessageContaining("It said: ci --ignore-scripts")
        .hasMessageContaining("--prefer-offline --fetch-retries=1")
        .hasMessageContaining("--fetch-timeout=30000");
  }

  private Path npm(String says) throws Exception {
    Path npm = Files.writeString(folder.resolve("npm"), "#!/bin/sh\n" + says + "\nexit 1\n");
    assertThat(npm.toFile().setExecutable(true)).isTrue();
    return npm;
  }

  @Test
  void one_of_the_right_version_needs_no_npm() throws Exception {
    Path module = install("5.2.1");
    assertThat(new Reveal(folder, Optional.empty()).find()).isEqualTo(module);
  }

  @Test
  void one_of_another_version_is_none() throws Exception {
    install("5.2.0");
    assertThatThrownBy(() -> new Reveal(folder, Optional.empty()).find())
        .isInstanceOf(MachineLacks.class);
  }

  private Path install(String version) throws Exception {
    Files.writeString(folder.resolve("package-lock.json"), LOCK);
    Path module = Files.createDirectories(folder.resolve("node_modules/reveal.js"));
    Files.writeString(module.resolve("package.json"), "{\"version\": \"" + version + "\"}");
    return module;
  }
}
