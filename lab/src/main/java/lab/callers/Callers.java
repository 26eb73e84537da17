package lab.callers;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/**
 * Sees when everything that the reader's code does has come to a stop, so that a test never hopes.
 *
 * <p>A thread's state alone can't tell: one that waits for the reply of a blocking pop is RUNNABLE,
 * one that sleeps for ten more milliseconds looks like one that waits for ever. So a thread that
 * began during this test, or that the one before left at rest, is settled if it is parked in a gate
 * of the lab, or waits inside a server and its connection knows it, or is WAITING or BLOCKED with
 * no command on its way. A thread that waits with a limit on the machine's clock goes on by itself
 * and is not settled, except the idle ones of pools, and callers in the queue of a connection pool.
 * All of this must be seen twice with nothing having happened in between, and no woken thread may
 * be waiting for a core.
 *
 * <p>Threads are found by looking, not by being told: those of the reader's own making count too.
 */
public final class Callers implements AutoCloseable {
  /** Between two looks: short at first, for most callers need no longer, and then longer. */
  private static final long SHORTEST_NAP_NANOS = 30_000;

  private static final long LONGEST_NAP_NANOS = 1_000_000;
  private static final int LOOKS = 100;

  /**
   * Where parked threads stand. Each adds itself; whoever lets it go removes it, before it runs.
   */
  private final Map<Thread, Parked> parked = new ConcurrentHashMap<>();

  private final Idlers idlers = Idlers.ofThisProgram();
  private final List<Traffic> connections = new CopyOnWriteArrayList<>();
  private final AtomicLong moves = new AtomicLong();
  private final AtomicLong rounds = new AtomicLong();

  private final Tasks tasks = new Tasks(this::moved);

  private volatile Witness witness = Witness.NOBODY;

  private final Set<Thread> before;
  private final Thread test;
  private final String chapter;
  private final long patienceMillis;
  private final Runnable barrier;

  /**
   * Begins to watch; call it on the test's own thread.
   *
   * @param chapter package of the reader's code, to recognise its frames
   * @param patienceMillis real time after which a crowd that does not settle is a failure, if it is
   *     seen to go on; twice as much if nothing happens
   * @param barrier runs between two looks if somebody may hear: afterwards, whatever a server had
   *     to say has arrived
   */
  public Callers(String chapter, long patienceMillis, Runnable barrier) {
    this.barrier = barrier;
    this.chapter = chapter;
    this.patienceMillis = patienceMillis;
    this.test = Thread.currentThread();
    Reminder.begin();
    NativeIds.forgetTheDead();
    NativeIds.note();
    idlers.begin(chapter);
    this.before =
        Threads.alive().stream().filter(this::wasBefore).collect(Collectors.toUnmodifiableSet());
  }

  /** Whether what the thread does is not of this test. */
  private boolean wasBefore(Thread thread) {
    return thread instanceof CallerThread caller ? caller.isLeftBehind() : !idlers.know(thread);
  }

  /** Has the connection asked whenever stillness is looked for. */
  public void watch(Traffic connection) {
    connections.add(connection);
  }

  /** Asks a connection no more: it was closed, and nothing goes through it any more. */
  public void forget(Traffic connection) {
    if (connections.remove(connection)) {
      moves.addAndGet(connection.activity());
    }
  }

  /** Has this one see what the reader's code does, instead of whoever did so before. */
  public void watchedBy(Witness newOne) {
    witness = newOne;
  }

  /** Who sees what the reader's code does. */
  public Witness witness() {
    return witness;
  }

  /**
   * Marks the current thread as standing in a gate of the lab until the result is closed: by the
   * thread that opens the gate, or else "released" and "still standing there" look the same.
   */
  public Parked park() {
    return park(() -> true, true, false);
  }

  /**
   * Marks the current thread as the one that moves time, until the result is closed: it waits for
   * nobody, so others need not wait for it to stand still, but as long as it runs nothing is still.
   */
  public Parked lead() {
    return park(() -> true, false, false);
  }

  /**
   * As {@link #park()}, for a wait that may end by itself: it stands still while {@code stands}.
   */
  public Parked park(BooleanSupplier stands) {
    return park(stands, true, true);
  }

  private Parked park(BooleanSupplier stands, boolean rests, boolean asks) {
    NativeIds.note();
    Parked place = new Parked(Thread.currentThread(), stands, rests, asks);
    parked.put(place.thread, place);
    moves.incrementAndGet();
    witness.stands();
    return place;
  }

  /** Tells of a task that an executor will begin, and of which it should run the result. */
  public Announced announce(Runnable task) {
    return tasks.announce(task);
  }

  /** A number that changes with every command, reply and released thread. */
  public long activity() {
    return moves.get() + connections.stream().mapToLong(Traffic::activity).sum();
  }

  /** Notes that something happened on which a waiting condition may depend. */
  public void moved() {
    moves.incrementAndGet();
  }

  /**
   * Waits until every thread of the reader's code stands still or has ended.
   *
   * @throws Unsettled after the patience is over, with where each thread stood
   */
  public void awaitSettled() {
    Patience patience = new Patience(patienceMillis, this);
    long nap = SHORTEST_NAP_NANOS;
    while (!settledTwice()) {
      if (patience.isOver()) {
        throw new Unsettled(restless(), patienceMillis, chapter);
      }
      nap(nap);
      nap = Math.min(2 * nap, LONGEST_NAP_NANOS);
    }
  }

  /**
   * Whether every thread of the reader's code stands still or has ended, seen twice. It takes some
   * tenths of a millisecond to find out.
   */
  public boolean areSettled() {
    return settledTwice();
  }

  /** Whether nobody may be at work but the callers: no task, no thread of the reader's own. */
  public boolean areAlone() {
    return tasks.areOver()
        && !CallerThread.haveStarted()
        && ForkJoinPool.commonPool().isQuiescent();
  }

  /** Whether the thread stands in a gate that only others, or time, open. */
  public boolean stands(Thread thread) {
    Parked place = parked.get(thread);
    return place != null && place.rests && !place.asks;
  }

  /** Another run of the test begins: threads of earlier ones may have nothing to do any more. */
  public void beginRun() {
    idlers.beginRun(ownThreads(), chapter);
  }

  /** Where in the reader's code the thread is, and in what state. */
  public String whereabouts(Thread thread) {
    return Unsettled.position(thread, chapter);
  }

  private boolean settledTwice() {
    long seen = activity();
    Set<Thread> served = inServers();
    if (tasks.areComing() || !restless(served).isEmpty()) {
      return false;
    }
    Optional<Map<String, String>> before = look(served);
    if (before.isEmpty()) {
      return false;
    }
    if (connections.stream().anyMatch(Traffic::mayHear)) {
      barrier.run();
    }
    askAgain();
    Set<Thread> servedStill = inServers();
    return before.equals(look(servedStill))
        && restless(servedStill).isEmpty()
        && seen == activity();
  }

  /** Those who wait in a server, at this moment. A server is asked for it, so it is asked once. */
  private Set<Thread> inServers() {
    Set<Thread> waiting = new HashSet<>();
    connections.forEach(connection -> waiting.addAll(connection.waiting()));
    return waiting;
  }

  private Optional<Map<String, String>> look(Set<Thread> served) {
    Set<Thread> readers = new HashSet<>(served);
    Set<Thread> idle = new HashSet<>();
    for (Parked place : parked.values()) {
      if (place.idles()) {
        idle.add(place.thread);
      } else if (place.asks) {
        readers.add(place.thread);
      }
    }
    List<Thread> moving = callers();
    moving.removeIf(idle::contains);
    return ReadyThreads.look(moving, readers);
  }

  /** Has every waiting condition asked once more: it may hang on something that nobody reports. */
  private void askAgain() {
    rounds.incrementAndGet();
    for (int look = 0; look < LOOKS && !parked.values().stream().allMatch(Parked::stands); look++) {
      nap(LONGEST_NAP_NANOS);
    }
  }

  /** How often waiting conditions were to be asked again. */
  public long rounds() {
    return rounds.get();
  }

  /** Time until the first wait inside a server ends by itself; empty if none does. */
  public Optional<Duration> next() {
    return connections.stream()
        .map(Traffic::next)
        .flatMap(Optional::stream)
        .min(Comparator.naturalOrder());
  }

  /** The threads that may still go on by themselves. */
  public List<Thread> restless() {
    return restless(inServers());
  }

  private List<Thread> restless(Set<Thread> served) {
    Set<Thread> still = new HashSet<>(served);
    parked.values().stream().filter(Parked::stands).forEach(place -> still.add(place.thread));
    Set<Thread> flying = new HashSet<>();
    connections.forEach(connection -> flying.addAll(connection.flying()));
    List<Thread> restless = callers();
    restless.removeIf(
        thread ->
            still.contains(thread)
                || !parked.containsKey(thread) && !flying.contains(thread) && rests(thread));
    return restless;
  }

  /** The threads of other kinds than the lab's that are there, those with nothing to do too. */
  private List<Thread> ownThreads() {
    List<Thread> own = Threads.alive();
    own.removeIf(thread -> thread instanceof CallerThread || !isOfThisTest(thread));
    return own;
  }

  private List<Thread> callers() {
    List<Thread> callers = Threads.alive();
    callers.removeIf(thread -> !isOfThisTest(thread) || idlers.have(thread));
    return callers;
  }

  private boolean isOfThisTest(Thread thread) {
    if (thread instanceof CallerThread caller && !caller.isBusy()) {
      return false;
    }
    return thread != test
        && (!before.contains(thread) || Threads.isShared(thread))
        && !Threads.isOfJava(thread);
  }

  /** Interrupts whoever still stands in a gate: a thread that all share must be free again. */
  @Override
  public void close() {
    parked.keySet().forEach(Thread::interrupt);
    idlers.leave(ownThreads());
  }

  private boolean rests(Thread thread) {
    return !(thread instanceof CallerThread caller && caller.isComing())
        && (tasks.lack(thread) || idlers.rests(thread) || Threads.rests(thread, chapter));
  }

  private static void nap(long nanos) {
    LockSupport.parkNanos(nanos);
    if (Thread.currentThread().isInterrupted()) {
      throw new IllegalStateException("the test was interrupted while it waited for callers");
    }
  }

  /** A task that an executor of the lab will run. */
  public interface Announced extends Runnable {
    /** It is not expected any more. */
    void drop();
  }

  /** One thread's stay in a gate of the lab. */
  public final class Parked implements AutoCloseable {
    private final Thread thread;
    private final BooleanSupplier stands;

    /** Whether the thread waits here; else it moves time. */
    private final boolean rests;

    /** Whether it wakes now and then to ask whether its wait is over. */
    private final boolean asks;

    private Parked(Thread thread, BooleanSupplier stands, boolean rests, boolean asks) {
      this.thread = thread;
      this.stands = stands;
      this.rests = rests;
      this.asks = asks;
    }

    /**
     * Whether there is no need to look at the thread. Nothing but an interrupt wakes it before it
     * is let go; the flag is set until it runs, and then its state shows it, so the flag is asked
     * first.
     */
    private boolean idles() {
      return rests && !thread.isInterrupted() && thread.getState() == Thread.State.WAITING;
    }

    private boolean stands() {
      return stands.getAsBoolean();
    }

    /** The thread goes on. May be called by any thread, and more than once. */
    @Override
    public void close() {
      if (parked.remove(thread, this)) {
        moves.incrementAndGet();
      }
    }
  }
}
