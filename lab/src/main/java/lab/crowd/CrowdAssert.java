package lab.crowd;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import lab.story.Thrown;
import lab.story.Told;
import org.jspecify.annotations.Nullable;

/** What many callers got. */
public final class CrowdAssert<T> extends Told<CrowdAssert<T>, Crowd<T>> {
  @SuppressWarnings({"unchecked", "rawtypes"})
  public CrowdAssert(Crowd<T> actual) {
    super(actual, (Class) CrowdAssert.class);
  }

  /** Every caller came back with this value. */
  public CrowdAssert<T> everyoneGot(@Nullable T value) {
    long right = actual.values().stream().filter(each -> Objects.equals(each, value)).count();
    if (right < actual.size()) {
      throw story(
          whoGot(named(value), right),
          "Expected: every caller gets " + named(value) + ".",
          actual.failures().isEmpty()
              ? "Likely cause: callers that did not load themselves went away without the value."
              : "Likely cause: a failure reached callers, the first one "
                  + actual.failures().get(0)
                  + ".");
    }
    return this;
  }

  /** So many callers failed with this type, or with a failure that it caused. */
  public CrowdAssert<T> failedWith(Class<? extends Throwable> type, int expected) {
    long failed =
        actual.failures().stream().filter(failure -> new Thrown(failure).isCausedBy(type)).count();
    if (failed != expected) {
      throw story(
          whoGot(type.getSimpleName(), failed),
          "Expected: " + expected + " of them are told of a " + type.getSimpleName() + ".",
          "Likely cause: a failure was swallowed, or did not reach those who waited for it.");
    }
    return this;
  }

  /** "Of 500 callers, 1 got 4900, 499 got nothing." What was expected comes first. */
  private String whoGot(String expected, long asExpected) {
    Map<String, Long> others = new TreeMap<>();
    actual.values().forEach(value -> others.merge(named(value), 1L, Long::sum));
    actual.failures().forEach(failure -> others.merge(new Thrown(failure).root(), 1L, Long::sum));
    others.remove(expected);
    List<String> parts = new ArrayList<>(List.of(asExpected + " got " + expected));
    others.forEach((what, count) -> parts.add(count + " got " + what));
    if (actual.unfinished() > 0) {
      parts.add(actual.unfinished() + " never came back");
    }
    return "Of " + actual.size() + " callers, " + String.join(", ", parts) + ".";
  }
}
