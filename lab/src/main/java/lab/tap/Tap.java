package lab.tap;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;
import java.util.function.Predicate;
import lab.callers.Asking;
import lab.callers.Callers;
import lab.callers.Traffic;
import lab.time.Time;
import lab.time.Waits;
import redis.clients.jedis.JedisSocketFactory;
import redis.clients.jedis.exceptions.JedisConnectionException;

/**
 * What one node says to Redis. Every command can be seen, held, delayed, lost, or be the last.
 *
 * <p>The tap is the socket that Jedis writes to: no proxy, no thread and no hop of its own, so what
 * a test sees is in the order in which the callers did it. It works on whole frames of the
 * protocol, because one write may carry half a command or twenty. All levers are built from one: an
 * {@link Interceptor} that runs on the caller's thread, before a command leaves and before its reply
 * is handed over, and may hold the caller or throw what a broken socket throws.
 *
 * <p>Handshakes pass unseen: HELLO, AUTH, SELECT, CLIENT, PING, QUIT.
 */
public final class Tap implements Traffic, AutoCloseable {
  private static final int CONNECT_MILLIS = 10_000;

  private final InetSocketAddress redis;
  private final Time time;
  private final Waits waits;
  private final Callers callers;

  /** Every socket that is open, added by who connects. */
  private final List<TapSocket> sockets = new CopyOnWriteArrayList<>();

  private final List<Interceptor> interceptors = new CopyOnWriteArrayList<>();
  private final List<Command> commands = new CopyOnWriteArrayList<>();
  private final AtomicLong connections = new AtomicLong();
  private final AtomicLong activity = new AtomicLong();
  private volatile boolean refusing;
  private volatile boolean black;
  private volatile boolean cut;

  /**
   * @param waits the node's waits, for delays
   * @param unblock ends the server-side wait of the connection with this local port
   */
  public Tap(
      InetSocketAddress redis, Time time, Waits waits, Callers callers, IntConsumer unblock) {
    this.redis = redis;
    this.time = time;
    this.waits = waits;
    this.callers = callers;
    time.beforeAdvance(this::objectToWatch);
    time.onAdvance(by -> endServerWaits(unblock));
    callers.watch(this);
  }

  /** Connections for Jedis that pass this tap. */
  public JedisSocketFactory socketFactory() {
    return this::connect;
  }

  /** Every command that was about to leave so far, in order. */
  public List<Command> commands() {
    return List.copyOf(commands);
  }

  /** Number of commands so far. */
  public int count() {
    return commands.size();
  }

  /** Has every command from now on pass the interceptor too. */
  public void intercept(Interceptor interceptor) {
    interceptors.add(interceptor);
  }

  /** Holds every command for which the condition holds, until the gate is told otherwise. */
  public Gate hold(Predicate<Command> which) {
    Gate gate = new Gate(which, callers);
    intercept(gate);
    return gate;
  }

  /**
   * Lets so many commands through, those of all connections counted together, and breaks every line
   * at the next.
   */
  public void cutAfter(int through, Cut when) {
    intercept(new Cutter(this, through, when));
  }

  /** Breaks every line now; nothing gets through until {@link #heal}. */
  public void cut() {
    cut = true;
    refuse();
    sockets.forEach(Tap::close);
    sockets.clear();
  }

  /** Whether a line was cut since the last {@link #heal}. */
  public boolean wasCut() {
    return cut;
  }

  /** Makes every command take this much of the test's time on its way. */
  public void delay(Duration duration) {
    intercept(
        new Interceptor() {
          @Override
          public void before(Command command) throws IOException {
            try {
              waits.sleep(duration);
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
              throw new SocketException("interrupted on the way to Redis");
            }
          }
        });
  }

  /** Loses every command: Redis seems to be silent, until the client's own time-out. */
  public void blackHole() {
    black = true;
  }

  /** Refuses new connections; those that are open go on. */
  public void refuse() {
    refusing = true;
  }

  /** Takes every lever back. Lines that were cut stay broken, new ones can be made. */
  public void heal() {
    interceptors.forEach(Tap::open);
    interceptors.clear();
    refusing = false;
    black = false;
    cut = false;
  }

  @Override
  public Set<Thread> waiting() {
    Set<Thread> waiting = new HashSet<>();
    for (TapSocket socket : sockets) {
      Thread thread = socket.line().waiting(socket.bytesAreHere());
      if (thread != null) {
        waiting.add(thread);
      }
    }
    return waiting;
  }

  @Override
  public Set<Thread> flying() {
    Set<Thread> flying = new HashSet<>();
    for (TapSocket socket : sockets) {
      Thread thread = socket.line().reader();
      if (thread != null) {
        flying.add(thread);
      }
    }
    return flying;
  }

  @Override
  public Optional<Duration> next() {
    return sockets.stream()
        .filter(socket -> !socket.isClosed())
        .map(socket -> socket.line().next())
        .flatMap(Optional::stream)
        .min(Comparator.naturalOrder());
  }

  @Override
  public long activity() {
    return activity.get();
  }

  @Override
  public void close() {
    cut(); // first, or what is held would get through when its gate opens
    interceptors.forEach(Tap::open);
  }

  Time time() {
    return time;
  }

  /** Notes that a command is about to leave. */
  synchronized Command note(String name, List<String> arguments, long connection) {
    long number = commands.size() + 1L;
    Command command = new Command(number, name, arguments, Thread.currentThread(), connection);
    commands.add(command);
    return command;
  }

  void happened() {
    if (!Asking.here()) {
      activity.incrementAndGet();
    }
  }

  void openForHandshake() throws IOException {
    if (cut) {
      throw new SocketException("Connection reset");
    }
  }

  /** Lets the command pass or throws; true if it is to be lost on its way. */
  boolean before(Command command) throws IOException {
    boolean lost = false;
    happened();
    for (Interceptor interceptor : interceptors) {
      interceptor.before(command);
      lost |= interceptor.loses(command);
    }
    openForHandshake();
    return lost || black;
  }

  void after(Command command) throws IOException {
    for (Interceptor interceptor : interceptors) {
      interceptor.after(command);
    }
  }

  private Socket connect() {
    if (refusing) {
      throw new JedisConnectionException(new ConnectException("Connection refused"));
    }
    TapSocket socket = new TapSocket(new Line(this, connections.incrementAndGet()));
    try {
      socket.setTcpNoDelay(true);
      socket.connect(redis, CONNECT_MILLIS);
      socket.setSoTimeout(CONNECT_MILLIS);
    } catch (IOException e) {
      close(socket);
      throw new JedisConnectionException("Redis can't be reached at " + redis, e);
    }
    sockets.removeIf(Socket::isClosed);
    sockets.add(socket);
    return socket;
  }

  private void objectToWatch() {
    if (sockets.stream().anyMatch(socket -> !socket.isClosed() && socket.line().isWatching())) {
      throw new IllegalStateException(
          "time can't move while a WATCH is open: the shift would touch the watched keys;"
              + " end it with EXEC, DISCARD or UNWATCH first");
    }
  }

  private void endServerWaits(IntConsumer unblock) {
    for (TapSocket socket : sockets) {
      if (!socket.isClosed() && socket.line().becomesOverdue()) {
        unblock.accept(socket.getLocalPort());
      }
    }
  }

  private static void open(Interceptor interceptor) {
    if (interceptor instanceof Gate gate) {
      gate.release();
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new IllegalStateException("a socket could not be closed", e);
    }
  }
}
