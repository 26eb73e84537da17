package lab.backend;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the servers that this JVM is to use. */
public final class Backends {
  /** System property with the line of servers that another JVM owns. */
  public static final String SERVERS = "lab.servers";

  /**
   * System property with the line of servers, owned by another JVM too, for tests that need more
   * than the others can.
   */
  public static final String ABLE_SERVERS = "lab.servers.able";

  /** System property with the number of this JVM's place. */
  public static final String PLACE = "lab.place";

  private Backends() {}

  /** Started at first use, under this class's lock; ends itself with this JVM. */
  private static @Nullable Backend own;

  /** The same, for tests that need more than the chosen backend can. */
  private static @Nullable Backend able;

  /**
   * Returns the servers of this JVM, at its place: those named by the system property {@link
   * #SERVERS}, else own ones of the backend that the user has chosen, started at the first call and
   * ended with the JVM.
   *
   * @throws BackendMissing if own ones can't be started here
   * @throws IllegalArgumentException if a property has no sense
   */
  public static Servers current() {
    String line = System.getProperty(SERVERS, "");
    return atPlace(line.isBlank() ? own().servers() : Servers.fromLine(line));
  }

  /**
   * Returns servers to which all of this can be done: the current ones if they can, else those
   * named by the system property {@link #ABLE_SERVERS}, else embedded ones of this JVM's own.
   */
  public static Servers with(Set<Ability> needed) {
    Servers current = current();
    if (current.can(needed)) {
      return current;
    }
    String line = System.getProperty(ABLE_SERVERS, "");
    return atPlace(line.isBlank() ? able(current).servers() : Servers.fromLine(line));
  }

  private static Servers atPlace(Servers servers) {
    String place = System.getProperty(PLACE, "");
    return place.isBlank() ? servers : servers.place(Integer.parseInt(place));
  }

  private static synchronized Backend own() {
    if (own == null) {
      own = BackendKind.chosen().start(Progress.NONE);
    }
    return own;
  }

  /** Says so once: whoever runs a test in an IDE has nobody else to tell. */
  private static synchronized Backend able(Servers current) {
    if (able == null) {
      Set<Ability> lacking = EnumSet.allOf(Ability.class);
      lacking.removeAll(current.abilities());
      System.err.println(
          "The chosen servers can't "
              + Ability.words(lacking)
              + ": steps that need it run on embedded ones.");
      able = EmbeddedBackend.start(Progress.NONE);
    }
    return able;
  }
}
