package runner.course;

import java.util.List;
import java.util.Set;
import lab.backend.Ability;

/**
 * What a chapter's test says about one step.
 *
 * @param number from 1, without gaps
 * @param title what the step asks for, a half sentence in lower case
 * @param points for passing it; 0 for a guard
 * @param minutes it takes; 0 for a guard
 * @param fails a fragment of the first line of its declared failure; empty for a guard
 * @param needs what its tests do to the servers beyond using them
 * @param nested binary name of the nested class that holds its tests
 * @param tests names of its test methods, in the order of the source
 */
public record StepCard(
    int number,
    String title,
    int points,
    int minutes,
    Kind kind,
    String fails,
    Set<Ability> needs,
    String nested,
    List<String> tests) {

  /** Who is expected to do a step; see {@link lab.junit.Step.Kind}. */
  public enum Kind {
    CORE,
    HOME,
    GUARD
  }

  /** The simple name of the nested class, as a reader sees it in the test. */
  public String name() {
    return nested.substring(nested.lastIndexOf('$') + 1);
  }
}
