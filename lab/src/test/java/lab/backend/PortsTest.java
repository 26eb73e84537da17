package lab.backend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Between our choice of a port and the server's start somebody else may take it. */
class PortsTest {
  private Account account;
  private Cache cache;
  private ServerSocket other;
  private Run run;

  @BeforeEach
  void take_a_port() throws IOException {
    account = Account.find(Cache.ofUser().runs());
    cache = account.reachable(Cache.ofUser());
    other = new ServerSocket(Ports.free(), 1, InetAddress.getByName(Ports.LOOPBACK));
    run = Run.create(cache);
  }

  @AfterEach
  void give_it_back() throws IOException {
    other.close();
    run.close();
  }

  @Test
  void redis_tries_another_port() throws IOException {
    tries_another_port(RedisBinary.find(cache, Platform.here()));
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, architectures = "amd64")
  void so_does_the_static_redis_in_its_own_words(@TempDir Path folder) throws IOException {
    Cache noNative = BinariesTest.candidates(folder, "native");
    RedisBinary found = RedisBinary.find(noNative, Platform.here(), BinariesTest.path(folder));
    BinariesTest.mustRunHere(folder.resolve(BinariesTest.STATIC));
    tries_another_port(found);
  }

  private void tries_another_port(RedisBinary binary) throws IOException {
    int free = Ports.free();
    RedisServer redis = RedisServer.start(run.folder().resolve("redis"), binary, takenThen(free));
    end(redis.process());

    assertThat(redis.config().port()).isEqualTo(free);
  }

  @Test
  void postgres_tries_another_port() throws IOException {
    int free = Ports.free();
    var binaries = PostgresBinaries.find(cache, account, Platform.here(), Progress.NONE);
    var template = PostgresTemplate.find(cache, binaries, account, Progress.NONE);
    Path folder = run.folder().resolve("postgres");
    account.admit(run.folder());
    var postgres = PostgresServer.start(folder, binaries, template, account, takenThen(free));
    end(postgres.process());

    assertThat(postgres.port()).isEqualTo(free);
  }

  private IntSupplier takenThen(int free) {
    Iterator<Integer> ports = List.of(other.getLocalPort(), free).iterator();
    return ports::next;
  }

  private static void end(ServerProcess process) {
    process.end();
    process.awaitEnd();
  }
}
