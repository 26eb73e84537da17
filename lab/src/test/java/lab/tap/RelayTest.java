package lab.tap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import lab.backend.Servers;
import lab.callers.Callers;
import lab.crowd.Crowd;
import lab.crowd.Crowds;
import lab.redis.Redis;
import lab.setup.ServersInUse;
import lab.time.Time;
import lab.time.VirtualWaits;
import lab.time.Waits;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.Jedis;

/**
 * Docker puts a relay between a client and a container, and the server sees the relay's port
 * instead of the client's.
 */
class RelayTest {
  private static final int CALLERS = 2;

  private static final int THREADS = 1 + 2 * CALLERS;

  private final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();

  /**
   * One that accepts and two for each connection; older than the test's callers, and at work then,
   * so none of them.
   */
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

  @BeforeEach
  void startThreads() {
    for (int i = 0; i < THREADS; i++) {
      threads.execute(this::work);
    }
  }

  private void work() {
    try {
      while (true) {
        tasks.take().run();
      }
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
  }

  @AfterEach
  void endThreads() {
    threads.shutdownNow();
  }

  @Test
  void a_blocking_pop_ends_with_its_time_behind_a_relay() throws IOException {
    Servers servers = ServersInUse.ofThisJvm().servers();
    Redis redis = ServersInUse.ofThisJvm().redis();
    redis.flush();
    Time time = new Time(Instant.EPOCH);
    try (ServerSocket relay = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Callers callers = new Callers("nobody", 4_000, redis::settle)) {
      time.beforeAdvance(callers::awaitSettled);
      relay(relay, new InetSocketAddress(servers.redisHost(), servers.redisPort()));
      InetSocketAddress near = new InetSocketAddress(relay.getInetAddress(), relay.getLocalPort());
      Tap tap = new Tap(near, time, Waits.real(), callers, redis::unblock);
      List<VirtualWaits> nobodyWaits = List.of();
      try (Crowds crowds = new Crowds(callers, time, nobodyWaits)) {
        Crowd<List<String>> crowd = crowds.of(CALLERS).call(n -> pop(tap, servers, n));
        assertThat(crowd.finish().values()).hasSize(CALLERS).containsOnlyNulls();
      }
      tap.close();
    }
  }

  private static List<String> pop(Tap tap, Servers servers, int number) {
    var config =
        DefaultJedisClientConfig.builder()
            .user(servers.redisStudent().user())
            .password(servers.redisStudent().password())
            .database(servers.redisDatabase())
            .build();
    try (Jedis jedis = new Jedis(tap.socketFactory(), config)) {
      return jedis.blpop(5, "queue " + number);
    }
  }

  private void relay(ServerSocket relay, InetSocketAddress server) {
    inThread(
        () -> {
          while (true) {
            Socket client = relay.accept();
            Socket there = new Socket(server.getAddress(), server.getPort());
            inThread(() -> pass(client.getInputStream(), there.getOutputStream()));
            inThread(() -> pass(there.getInputStream(), client.getOutputStream()));
          }
        });
  }

  private static void pass(InputStream from, OutputStream to) throws IOException {
    try (from;
        to) {
      byte[] bytes = new byte[8192];
      for (int count = from.read(bytes); count >= 0; count = from.read(bytes)) {
        to.write(bytes, 0, count);
        to.flush();
      }
    }
  }

  private void inThread(Work work) {
    tasks.add(
        () -> {
          try {
            work.run();
          } catch (IOException over) {
            // one of the ends has closed, and so has the test
          }
        });
  }

  private interface Work {
    void run() throws IOException;
  }
}
