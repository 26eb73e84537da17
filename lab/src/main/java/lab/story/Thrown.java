package lab.story;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a story says of something that was thrown. A chain of causes that comes back to itself is
 * followed for 20 links.
 */
public record Thrown(Throwable failure) {
  private static final int LONGEST = 20;

  /** Whether it is of this type, or has a cause that is. */
  public boolean isCausedBy(Class<? extends Throwable> type) {
    return chain().anyMatch(type::isInstance);
  }

  /** The simple name of what caused it in the first place. */
  public String root() {
    return chain().reduce(failure, (outer, inner) -> inner).getClass().getSimpleName();
  }

  /** Where in a chapter's code it was thrown, as in "look at ProductPages.java:31, in find." */
  public Optional<String> place() {
    return Stream.of(failure.getStackTrace())
        .filter(frame -> frame.getClassName().startsWith("ch"))
        .findFirst()
        .map(
            frame ->
                String.format(
                    "look at %s:%d, in %s.",
                    frame.getFileName(), frame.getLineNumber(), frame.getMethodName()));
  }

  private Stream<Throwable> chain() {
    return Stream.iterate(failure, link -> link != null, Throwable::getCause).limit(LONGEST);
  }
}
