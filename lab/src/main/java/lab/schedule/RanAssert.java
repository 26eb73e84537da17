package lab.schedule;

import java.util.Objects;
import java.util.Optional;
import lab.story.Thrown;
import lab.story.Told;
import org.jspecify.annotations.Nullable;

/** What the callers of one schedule got. */
public final class RanAssert extends Told<RanAssert, Ran> {
  public RanAssert(Ran actual) {
    super(actual, RanAssert.class);
  }

  /** Every caller came back with this value. */
  public RanAssert gaveEveryone(@Nullable Object value) {
    actual.names().forEach(caller -> gave(caller, value));
    return myself;
  }

  /** This caller came back with this value. */
  public RanAssert gave(String caller, @Nullable Object value) {
    Optional<Throwable> failure = actual.failure(caller);
    if (failure.isPresent() || !Objects.equals(actual.got(caller), value)) {
      throw story(
          caller
              + " got "
              + failure.map(Thrown::new).map(Thrown::root).orElse(named(actual.got(caller)))
              + ".",
          "Expected: " + caller + " gets " + named(value) + ".",
          "Likely cause: what " + caller + " saw was no longer true when it went on.");
    }
    return myself;
  }
}
