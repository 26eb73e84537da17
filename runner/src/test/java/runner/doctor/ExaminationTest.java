package runner.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import lab.backend.BackendMissing;
import lab.backend.Program;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import runner.protocol.Order;
import runner.run.ServerSource;

class ExaminationTest {
  @TempDir Path folder;

  @Test
  void servers_that_do_not_start_are_told_with_their_own_sentence() {
    List<Finding> findings = diagnosis().findings();
    assertThat(findings)
        .filteredOn(finding -> finding.subject().equals("servers"))
        .singleElement()
        .extracting(Finding::remedy)
        .isEqualTo("install Redis");
  }

  @Test
  void one_thing_that_is_missing_is_told_to_scripts() throws Exception {
    JsonNode json = new ObjectMapper().readTree(diagnosis().json());
    assertThat(json.path("well").asBoolean(true)).isFalse();
    assertThat(json.path("backend").asText()).isEqualTo("embedded");
    assertThat(json.path("findings"))
        .filteredOn(finding -> !finding.path("well").asBoolean())
        .extracting(JsonNode::toString)
        .contains(
            "{\"subject\":\"servers\",\"well\":false,\"state\":\"do not start\","
                + "\"remedy\":\"install Redis\"}");
  }

  @Test
  void the_last_sentence_counts_and_names_what_is_missing() {
    Finding java = Finding.of("Java", false, "11", "install 17");
    Finding servers = new Finding("servers", "do not start", "no network");
    Finding disk = Finding.well("disk", "500 MB free");
    assertThat(new Diagnosis("embedded", "Linux", List.of(servers, disk, java)).sentence("All"))
        .isEqualTo("2 things are missing: servers, Java (Linux)");
    assertThat(new Diagnosis("embedded", "Linux", List.of(java, disk)).sentence("All"))
        .isEqualTo("1 thing is missing: Java (Linux)");
    assertThat(new Diagnosis("embedded", "Linux", List.of(disk)).sentence("All"))
        .isEqualTo("All: Linux");
  }

  @Test
  void a_course_that_is_a_clone_is_named_with_its_commit() {
    assertThat(Machine.words("compose", folder))
        .endsWith(", Java " + System.getProperty("java.version") + ", compose servers");
    Assumptions.assumeTrue(git("init", "-q"), "git is here");
    assertThat(Machine.words("compose", folder)).endsWith(" servers");
    git("-c", "user.name=A", "-c", "user.email=a@b", "commit", "-q", "--allow-empty", "-m", "x");
    assertThat(Machine.words("compose", folder)).containsPattern(", course [0-9a-f]{7,}$");
  }

  private boolean git(String... arguments) {
    List<String> command = Stream.concat(Stream.of("git"), Stream.of(arguments)).toList();
    return Program.run(folder, command, Map.of()).worked();
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the Maven here is for a POSIX shell")
  void a_maven_that_is_too_old_is_found() throws Exception {
    assertThat(maven("Apache Maven 3.5.4 (NON-CANONICAL)").remedy()).contains("3.6.3 or later");
    assertThat(maven("Apache Maven 3.10.1").isWell()).isTrue();
    assertThat(maven("Apache Maven 4.0.0-rc-4").isWell()).isTrue();
    assertThat(maven("no such file").isWell()).isFalse();
  }

  @Test
  void whoever_waits_is_told_when_maven_begins() {
    Assumptions.assumeTrue(Maven.on(System.getenv("PATH")).isPresent(), "Maven is here");
    List<String> told = new ArrayList<>();
    List<Finding> findings =
        new Examination(new Missing(), folder, false).diagnosis(true, told::add).findings();
    assertThat(told)
        .containsExactly("Building the course once, so that Maven fetches its libraries");
    assertThat(findings).extracting(Finding::subject).contains("Maven's libraries");
  }

  private Finding maven(String says) throws Exception {
    Path program = folder.resolve("mvn");
    Files.writeString(program, "#!/bin/sh\necho '" + says + "'\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();
    return Maven.on(folder.toString()).orElseThrow().finding(folder);
  }

  private Diagnosis diagnosis() {
    return new Examination(new Missing(), folder, false).diagnosis(false, begins -> {});
  }

  @Test
  void a_path_without_a_builder_says_what_to_install() {
    assertThat(Examination.builder(folder.toString()).remedy()).contains("Maven", "jbang");
  }

  @Test
  void a_folder_that_cannot_be_written_is_found() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "in the way");
    assertThat(Examination.writable("cache folder", file.resolve("x")).remedy())
        .contains("TWO_COPIES_CACHE");
    assertThat(Examination.writable("course folder", folder).isWell()).isTrue();
  }

  private static final class Missing implements ServerSource {
    @Override
    public CompletableFuture<List<Order.Setting>> settings() {
      return CompletableFuture.failedFuture(new BackendMissing("install Redis"));
    }

    @Override
    public boolean lost() {
      return false;
    }

    @Override
    public void close() {}
  }
}
