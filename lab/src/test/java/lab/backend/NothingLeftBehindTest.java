package lab.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.contentOf;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class NothingLeftBehindTest {
  private final Path cache = Cache.ofUser().folder();

  @Test
  void after_close() {
    EmbeddedBackend backend = EmbeddedBackend.start(Progress.NONE);
    List<ProcessHandle> servers = List.of(backend.redis(), backend.postgres());
    assertThat(servers).allMatch(ProcessHandle::isAlive);

    backend.close();

    assertThat(servers).noneMatch(ProcessHandle::isAlive);
    assertThat(backend.folder()).doesNotExist();
  }

  @Test
  void after_a_server_has_crashed() {
    EmbeddedBackend backend = EmbeddedBackend.start(Progress.NONE);
    backend.redis().destroyForcibly();
    await("the crash is seen").until(() -> !backend.redis().isAlive());
    assertThat(backend.folder().resolve("redis")).exists();

    backend.close();

    assertThat(backend.postgres().isAlive()).isFalse();
    assertThat(backend.folder()).doesNotExist();
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void after_servers_were_frozen() throws IOException {
    EmbeddedBackend backend = EmbeddedBackend.start(Progress.NONE);
    List<ProcessHandle> servers = List.of(backend.redis(), backend.postgres());
    for (ProcessHandle server : servers) {
      Signals.stop(server);
    }

    backend.close();

    assertThat(servers).noneMatch(ProcessHandle::isAlive);
    assertThat(backend.folder()).doesNotExist();
  }

  @Test
  void after_a_second_close() {
    EmbeddedBackend backend = EmbeddedBackend.start(Progress.NONE);
    backend.close();

    assertThatCode(backend::close).doesNotThrowAnyException();
  }

  @Test
  void after_the_owner_has_ended_normally() throws IOException, InterruptedException {
    try (OwnerJvm owner = OwnerJvm.start(cache)) {
      try (OutputStream input = owner.process().getOutputStream()) {
        input.write('\n');
      }
      assertThat(owner.process().waitFor(20, TimeUnit.SECONDS)).isTrue();
      owner.awaitServersGone();
      owner.awaitFolderGone();
    }
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void after_the_owner_was_killed() throws IOException {
    try (OwnerJvm owner = OwnerJvm.start(cache)) {
      owner.process().destroyForcibly();
      owner.awaitServersGone();
      owner.awaitFolderGone();
    }
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void after_the_owner_was_told_to_stop() throws IOException {
    try (OwnerJvm owner = OwnerJvm.start(cache)) {
      // the JVM treats INT alike, but a shell's background job may be deaf to it
      owner.process().destroy();
      owner.awaitServersGone();
      owner.awaitFolderGone();
    }
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void ctrl_c_does_not_reach_the_servers_themselves() throws IOException {
    try (OwnerJvm owner = OwnerJvm.start(cache)) {
      String group = groupOf(owner.process().pid());
      assertThat(owner.serverProcesses()).noneMatch(server -> group.equals(groupOf(server.pid())));
    }
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void after_owner_and_guards_were_killed_and_somebody_starts_again() throws IOException {
    try (OwnerJvm owner = OwnerJvm.start(cache)) {
      List<ProcessHandle> all = owner.process().descendants().toList();
      List<ProcessHandle> guards = all.stream().filter(this::isShell).toList();
      assertThat(guards).hasSize(4);
      guards.forEach(ProcessHandle::destroyForcibly);
      owner.process().destroyForcibly();
      owner.process().onExit().join();
      assertThat(owner.serverProcesses()).allMatch(ProcessHandle::isAlive);
      assertThat(owner.folder()).exists();

      EmbeddedBackend.start(Progress.NONE).close();

      owner.awaitServersGone();
      owner.awaitFolderGone();
    }
  }

  @Test
  void a_living_owner_is_left_alone() throws IOException {
    try (OwnerJvm owner = OwnerJvm.start(cache)) {
      Orphans.clean(Cache.ofUser());

      assertThat(owner.serverProcesses()).allMatch(ProcessHandle::isAlive);
      assertThat(owner.folder()).exists();
    }
  }

  @Test
  void a_process_that_only_has_the_number_of_a_dead_server_is_left_alone() throws IOException {
    Cache mine = Cache.ofUser();
    Process stranger = OwnerJvm.launch(cache);
    Path run = mine.runs().resolve("test-" + stranger.pid());
    Path server = Files.createDirectories(run.resolve("redis"));
    Files.writeString(
        server.resolve(ServerProcess.NOTE), stranger.pid() + " 2020-01-01T00:00:00Z\n");
    Files.createFile(Path.of(run + ".lock"));

    Orphans.clean(mine);

    assertThat(run).doesNotExist();
    try (OwnerJvm untouched = OwnerJvm.joined(stranger)) {
      assertThat(untouched.process().isAlive()).isTrue();
    }
  }

  private boolean isShell(ProcessHandle process) {
    return process.info().command().filter(file -> !file.contains("two-copies")).isPresent()
        && process.info().arguments().stream()
            .flatMap(Stream::of)
            .anyMatch("two-copies-guard"::equals);
  }

  private String groupOf(long pid) {
    Path stat = Path.of("/proc", "" + pid, "stat");
    if (Files.exists(stat)) {
      String line = contentOf(stat.toFile());
      // 42 (redis-server) S 41 40 ...: state, parent, group
      return line.substring(line.lastIndexOf(')')).split(" ")[3];
    }
    return Program.run(cache, List.of("ps", "-o", "pgid=", "-p", "" + pid)).output().strip();
  }
}
