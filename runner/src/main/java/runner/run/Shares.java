package runner.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import runner.course.StepCard;

/** Divides a chapter's steps among workers, by how long each took when it last ran. */
final class Shares {
  private static final Duration UNKNOWN = Duration.ofMillis(50);

  private final int workers;

  /** By the name of the step's nested class. Written by whoever hears of a step's end. */
  private final Map<String, Duration> durations = new ConcurrentHashMap<>();

  /** For so many workers, at least 1. */
  Shares(int workers) {
    this.workers = workers;
  }

  /** Notes how long a step took. */
  void took(StepCard step, Duration duration) {
    durations.put(step.nested(), duration);
  }

  /** No more shares than workers; none of them empty, each in the order of the steps. */
  List<List<StepCard>> of(List<StepCard> steps) {
    List<List<StepCard>> shares = new ArrayList<>();
    for (int i = 0; i < Math.min(workers, steps.size()); i++) {
      shares.add(new ArrayList<>());
    }
    steps.stream()
        .sorted(Comparator.comparing(this::duration).reversed())
        .forEach(step -> smallest(shares).add(step));
    shares.forEach(share -> share.sort(Comparator.comparingInt(steps::indexOf)));
    return shares;
  }

  private List<StepCard> smallest(List<List<StepCard>> shares) {
    return shares.stream().min(Comparator.comparing(this::sum)).orElseThrow();
  }

  private Duration sum(List<StepCard> steps) {
    return steps.stream().map(this::duration).reduce(Duration.ZERO, Duration::plus);
  }

  private Duration duration(StepCard step) {
    return durations.getOrDefault(step.nested(), UNKNOWN);
  }
}
