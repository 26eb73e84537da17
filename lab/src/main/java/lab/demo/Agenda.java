package lab.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import lab.time.Time;

/** What will happen in a virtual demo, and when; then it happens, in order, as fast as it can. */
public final class Agenda {
  private final Time time;
  private final Random random;
  private final List<Event> events = new ArrayList<>();

  private record Event(Duration at, Runnable happens) {}

  Agenda(Time time, Random random) {
    this.time = time;
    this.random = random;
  }

  /**
   * Has something happen again and again, independent of when it happened last (a Poisson process).
   *
   * @param perSecond how often on average
   * @param end from now; nothing happens after it
   */
  public void byChance(double perSecond, Duration end, Runnable happens) {
    Duration at = gap(perSecond);
    while (at.compareTo(end) < 0) {
      events.add(new Event(at, happens));
      at = at.plus(gap(perSecond));
    }
  }

  private Duration gap(double perSecond) {
    double seconds = -Math.log(1 - random.nextDouble()) / perSecond;
    return Duration.ofMillis(Math.max(1, Math.round(seconds * 1000)));
  }

  /** Lets all of it happen. */
  public void live() {
    events.sort(Comparator.comparing(Event::at));
    Duration start = time.passed();
    for (Event event : events) {
      Duration gap = start.plus(event.at).minus(time.passed());
      if (gap.toMillis() > 0) { // a slow load may have taken it already
        time.advance(gap);
      }
      event.happens.run();
    }
    events.clear();
  }
}
