package lab.tap;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import lab.callers.Act;
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
 * protocol, because one write may carry half a command or twenty. An {@link Interceptor} runs on
 * the caller's thread, before a command leaves and before its reply is handed over, and may hold
 * the caller or throw what a broken socket throws; cuts and gates are made of it.
 *
 * <p>A read that waits looks at the test's time at least every 20 ms. It gives up by that time
 * alone, and only if the reply is not merely slow: a busy machine never causes a time-out.
 *
 * <p>Handshakes pass unseen: HELLO, AUTH, SELECT, CLIENT, PING, QUIT, READONLY. Pools and clients
 * send them on their own account, as often as they like, and no answer depends on them.
 */
public final class Tap implements Traffic, AutoCloseable {
  private final InetSocketAddress redis;
  private final Time time;
  private final Waits waits;
  private final Callers callers;
  private final Wires wires = new Wires();
  private final List<Interceptor> interceptors = new CopyOnWriteArrayList<>();
  private final List<Gate> gates = new CopyOnWriteArrayList<>();

  /** In the order of their numbers. Guarded by itself. */
  private final List<Command> commands = new ArrayList<>();

  /** Commands that the server has said it does not know. Added by whoever got such a reply. */
  private final Set<String> unknown = new ConcurrentSkipListSet<>();

  private final AtomicLong connections = new AtomicLong();
  private final AtomicLong activity = new AtomicLong();
  private volatile Duration delay = Duration.ZERO;
  private volatile boolean refusing;
  private volatile boolean black;
  private volatile boolean cut;
  private volatile boolean serverStill;

  /**
   * @param waits the node's waits, for delays
   * @param waitsInServer ends the wait of a connection inside the server
   */
  public Tap(
      InetSocketAddress redis, Time time, Waits waits, Callers callers, ServerWaits waitsInServer) {
    this.redis = redis;
    this.time = time;
    this.waits = waits;
    this.callers = callers;
    time.beforeAdvance(this::objectToWatch);
    time.onAdvance(by -> wires.endServerWaits(waitsInServer));
    callers.watch(this);
  }

  /** Connections for Jedis that pass this tap. Their time-out is 2 s, as Jedis' own. */
  public JedisSocketFactory socketFactory() {
    return this::connect;
  }

  /** Every command that was about to leave so far, in order. */
  public List<Command> commands() {
    synchronized (commands) {
      return List.copyOf(commands);
    }
  }

  /** Number of commands so far. */
  public int count() {
    synchronized (commands) {
      return commands.size();
    }
  }

  /** Has every command from now on pass the interceptor too. */
  public void intercept(Interceptor interceptor) {
    interceptors.add(interceptor);
  }

  /** Holds every command for which the condition holds, until the gate is told otherwise. */
  public Gate hold(Predicate<Command> which) {
    return hold(which, false);
  }

  /** Holds the reply to every command for which the condition holds. Redis has done it by then. */
  public Gate holdReplies(Predicate<Command> which) {
    return hold(which, true);
  }

  private Gate hold(Predicate<Command> which, boolean replies) {
    Gate gate = new Gate(which, replies, callers, () -> cut);
    gates.add(gate);
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

  /**
   * Takes note that the server itself is frozen, or is not any more: as long as it is, only time
   * ends the wait for a reply. No lever: {@link #heal} does not take it back.
   */
  public void serverIsStill(boolean still) {
    serverStill = still;
  }

  boolean isServerStill() {
    return serverStill;
  }

  /**
   * Breaks every line now; nothing gets through until {@link #heal}. On return the server has
   * executed whatever was sent before, and whoever was held goes on with an exception.
   */
  public void cut() {
    cut = true;
    refuse();
    gates.forEach(Gate::letGo);
    wires.breakAll();
  }

  /** A frozen server watches nothing: its entries move when it is back, and the caller is gone. */
  private void objectToWatch() {
    if (!serverStill) {
      wires.objectToWatch();
    }
  }

  /** Whether a WATCH is open, which keeps time from moving. */
  public boolean isWatching() {
    return wires.isWatching();
  }

  /** Whether the lines were cut since the last {@link #heal}. */
  public boolean wasCut() {
    return cut;
  }

  /** Makes every reply arrive this much of the test's time after its command was sent. */
  public void delay(Duration duration) {
    delay = duration;
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
    interceptors.clear();
    delay = Duration.ZERO;
    refusing = false;
    black = false;
    cut = false;
    gates.forEach(Gate::release);
    gates.clear();
  }

  @Override
  public Set<Thread> waiting() {
    return wires.waiting();
  }

  @Override
  public boolean mayHear() {
    return !waiting().isEmpty();
  }

  @Override
  public Set<Thread> flying() {
    return wires.flying();
  }

  @Override
  public Optional<Duration> next() {
    return wires.next();
  }

  @Override
  public long activity() {
    return activity.get();
  }

  /** Cuts the lines for ever: a command that was held is not sent after all. */
  @Override
  public void close() {
    cut();
  }

  Time time() {
    return time;
  }

  Waits waits() {
    return waits;
  }

  Duration delay() {
    return delay;
  }

  void happened() {
    if (!Asking.here()) {
      activity.incrementAndGet();
    }
  }

  void failIfCut() throws IOException {
    if (cut) {
      throw new SocketException("Connection reset");
    }
  }

  /** Notes that a command is about to leave. */
  Command note(String name, List<String> arguments, long connection) {
    synchronized (commands) {
      int number = commands.size() + 1;
      Command command = new Command(number, name, arguments, Thread.currentThread(), connection);
      commands.add(command);
      return command;
    }
  }

  /** Lets the command pass or throws; true if it is to be lost on its way. */
  boolean before(Command command, Act act) throws IOException {
    boolean lost = false;
    happened();
    callers.witness().before(act);
    for (Interceptor interceptor : interceptors) {
      failIfCut();
      interceptor.before(command);
      lost |= interceptor.loses(command);
    }
    failIfCut();
    return lost || black;
  }

  /** Names of commands that the server does not know, in upper case. */
  public Set<String> unknown() {
    return Set.copyOf(unknown);
  }

  /** The whole reply to a command is here. */
  void after(Sent sent, byte[] reply) throws IOException {
    Unknown.in(Objects.requireNonNull(sent.command()), reply).ifPresent(unknown::add);
    callers.witness().after(Objects.requireNonNull(sent.act()), () -> Frames.told(reply));
    for (Interceptor interceptor : interceptors) {
      interceptor.after(Objects.requireNonNull(sent.command()));
    }
  }

  private Socket connect() {
    failIfRefusing();
    TapSocket socket = wires.connect(redis, new Line(this, connections.incrementAndGet()));
    if (refusing) { // since then
      Wires.close(socket);
    }
    failIfRefusing();
    return socket;
  }

  private void failIfRefusing() {
    if (refusing) {
      throw new JedisConnectionException(new ConnectException("Connection refused"));
    }
  }
}
