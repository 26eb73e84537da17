package lab.crowd;

import java.util.List;
import java.util.Objects;
import lab.story.Told;

/** What many callers got. */
public final class CrowdAssert<T> extends Told<CrowdAssert<T>, Crowd<T>> {
  @SuppressWarnings({"unchecked", "rawtypes"})
  public CrowdAssert(Crowd<T> actual) {
    super(actual, (Class) CrowdAssert.class);
  }

  /** Every caller came back with this value. */
  public CrowdAssert<T> everyoneGot(T value) {
    List<?> others = actual.values().stream().filter(each -> !Objects.equals(each, value)).toList();
    int failed = actual.failures().size();
    long silent = actual.size() - actual.outcomes().size();
    if (!others.isEmpty() || failed > 0 || silent > 0) {
      long right = actual.values().size() - others.size();
      throw story(
          "Of "
              + actual.size()
              + " callers, "
              + right
              + " got "
              + value
              + but(others, failed, silent)
              + ".",
          "Expected: every caller gets " + value + ".",
          failed > 0
              ? "Likely cause: a failure reached callers, the first one " + actual.failures().get(0)
              : "Likely cause: callers that did not load themselves went away without the value.");
    }
    return this;
  }

  private static String but(List<?> others, int failed, long silent) {
    return (others.isEmpty()
            ? ""
            : ", " + others.size() + " got something else (" + some(others) + ")")
        + (failed == 0 ? "" : ", " + failed + " got a failure")
        + (silent == 0 ? "" : ", " + silent + " never came back");
  }

  /** So many callers failed with this type, or with a failure that it caused. */
  public CrowdAssert<T> failedWith(Class<? extends Throwable> type, int expected) {
    long failed = actual.failures().stream().filter(failure -> isCausedBy(failure, type)).count();
    if (failed != expected) {
      throw story(
          "Of "
              + actual.size()
              + " callers, "
              + failed
              + " were told of a "
              + type.getSimpleName()
              + ".",
          "Expected: " + expected + " are.",
          "Likely cause: a failure was swallowed, or each caller tried again for itself.");
    }
    return this;
  }

  private static boolean isCausedBy(Throwable failure, Class<? extends Throwable> type) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (type.isInstance(each)) {
        return true;
      }
    }
    return false;
  }
}
