package runner.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import lab.backend.BackendMissing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import runner.protocol.Order;
import runner.run.ServerSource;

class ExaminationTest {
  @TempDir Path folder;

  @Test
  void servers_that_do_not_start_are_told_with_their_own_sentence() {
    List<Finding> findings = new Examination(new Missing(), folder, false).findings();
    assertThat(findings)
        .filteredOn(finding -> finding.subject().equals("servers"))
        .singleElement()
        .extracting(Finding::remedy)
        .isEqualTo("install Redis");
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
