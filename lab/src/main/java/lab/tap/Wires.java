package lab.tap;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.exceptions.JedisConnectionException;

/** The open connections of one node. */
final class Wires {
  private static final int CONNECT_MILLIS = 10_000;
  private static final long PATIENCE_SECONDS = 10;

  /** Added by who connects, removed by who connects later or breaks all. */
  private final List<TapSocket> sockets = new CopyOnWriteArrayList<>();

  /** Connects; Jedis takes its time-out from the socket, so it is set here to Jedis' default. */
  TapSocket connect(InetSocketAddress redis, Line line) {
    TapSocket socket = new TapSocket(line);
    try {
      socket.setTcpNoDelay(true);
      socket.connect(redis, CONNECT_MILLIS);
      socket.setSoTimeout(Protocol.DEFAULT_TIMEOUT);
    } catch (IOException e) {
      close(socket);
      throw new JedisConnectionException("Redis can't be reached at " + redis, e);
    }
    sockets.removeIf(old -> !old.isOpen());
    sockets.add(socket);
    return socket;
  }

  /** Breaks every connection; returns when the server has executed all that was sent. */
  void breakAll() {
    List<TapSocket> broken = List.copyOf(sockets);
    broken.forEach(TapSocket::hangUp);
    long giveUp = giveUpNanos();
    broken.forEach(socket -> socket.breakOff(giveUp));
    sockets.removeAll(broken);
  }

  Set<Thread> waiting() {
    return open()
        .map(socket -> socket.line().waiting(socket::bytesAreHere))
        .flatMap(Stream::ofNullable)
        .collect(Collectors.toSet());
  }

  /** Those at broken lines too: they are about to hear of it. */
  Set<Thread> flying() {
    return sockets.stream()
        .map(socket -> socket.line().reader())
        .flatMap(Stream::ofNullable)
        .collect(Collectors.toSet());
  }

  Optional<Duration> next() {
    return open()
        .map(socket -> socket.line().next())
        .flatMap(Optional::stream)
        .min(Comparator.naturalOrder());
  }

  /** Throws if a WATCH is open: a shift of time would touch the watched keys. */
  void objectToWatch() {
    if (isWatching()) {
      throw new IllegalStateException(
          "time can't move while a WATCH is open: the shift would touch the watched keys;"
              + " end it with EXEC, DISCARD or UNWATCH first");
    }
  }

  boolean isWatching() {
    return open().anyMatch(socket -> socket.line().isWatching());
  }

  /** Ends the server-side waits that are over; returns when their callers have the reply. */
  void endServerWaits(ServerWaits waits) {
    Map<Line, Sent> ended = new HashMap<>();
    for (TapSocket socket : open().toList()) {
      Sent overdue = socket.line().overdue();
      if (overdue != null) {
        waits.end(socket.line().id(), socket.getLocalPort());
        ended.put(socket.line(), overdue);
      }
    }
    ended.forEach(Wires::awaitReply);
  }

  private static void awaitReply(Line line, Sent overdue) {
    long giveUp = giveUpNanos();
    while (line.awaits(overdue)) {
      if (System.nanoTime() > giveUp) {
        throw new IllegalStateException(
            "the time of "
                + overdue.command()
                + " is over, but Redis did not end it within "
                + PATIENCE_SECONDS
                + " s");
      }
      nap();
    }
  }

  private static void nap() {
    try {
      TimeUnit.MILLISECONDS.sleep(1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the test was interrupted while time moved", e);
    }
  }

  private static long giveUpNanos() {
    return System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
  }

  private Stream<TapSocket> open() {
    return sockets.stream().filter(TapSocket::isOpen);
  }

  static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new IllegalStateException("a socket could not be closed", e);
    }
  }
}
