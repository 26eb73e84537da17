package lab.crowd;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lab.callers.Callers;
import lab.digest.Digests;
import lab.time.Time;
import lab.time.VirtualWaits;

/** Makes crowds, and ends those that a test left behind. */
public final class Crowds implements AutoCloseable {
  private static final Duration SHORTEST = Duration.ofMillis(1);

  private final Callers callers;
  private final Time time;
  private final List<VirtualWaits> waits;
  private final List<Crowd<?>> made = new ArrayList<>();
  private final List<Digests.Stop> stops = new ArrayList<>();

  /**
   * @param waits the waits of all nodes; the list may grow
   */
  public Crowds(Callers callers, Time time, List<VirtualWaits> waits) {
    this.callers = callers;
    this.time = time;
    this.waits = waits;
  }

  /** A crowd of so many callers, from 1 to 2,000; it begins with {@link Crowd.Size#call}. */
  public Crowd.Size of(int size) {
    if (size < 1 || size > 2000) {
      throw new IllegalArgumentException("a crowd has 1 to 2000 callers, but was " + size);
    }
    return new Crowd.Size(size, this);
  }

  /** Stops the next caller of a crowd that has put something into a digest. */
  public Digests.Stop holdNextDigest() {
    Digests.Stop stop = Digests.holdNext(callers);
    stops.add(stop);
    return stop;
  }

  /** Waits until every caller of the test has finished or stands still. */
  public void awaitBlocked() {
    callers.awaitSettled();
  }

  /** Time until somebody wakes, at least 1 ms; empty if time alone wakes nobody. */
  public Optional<Duration> nextMoment() {
    return Stream.concat(waits.stream().map(VirtualWaits::next), Stream.of(callers.next()))
        .flatMap(Optional::stream)
        .min(Comparator.naturalOrder())
        .map(moment -> moment.compareTo(SHORTEST) < 0 ? SHORTEST : moment);
  }

  <T> Crowd<T> start(int size, Crowd.Call<T> call) {
    Crowd<T> crowd = new Crowd<>(size, call, callers, time, this);
    made.add(crowd);
    return crowd;
  }

  /** Lets those go who stand in a digest, and interrupts the callers that are still at work. */
  @Override
  public void close() {
    stops.forEach(Digests.Stop::release);
    made.forEach(Crowd::interrupt);
  }
}
