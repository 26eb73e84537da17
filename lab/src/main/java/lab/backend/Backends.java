package lab.backend;

import org.jspecify.annotations.Nullable;

/** Finds the servers that this JVM is to use. */
public final class Backends {
  /** System property with the line of servers that another JVM owns. */
  public static final String SERVERS = "lab.servers";

  /** System property with the number of this JVM's place. */
  public static final String PLACE = "lab.place";

  private Backends() {}

  /** Started at first use, under this class's lock; ends itself with this JVM. */
  private static @Nullable Backend own;

  /**
   * Returns the servers of this JVM, at its place: those named by the system property {@link
   * #SERVERS}, else own ones, started at the first call and ended with the JVM.
   *
   * @throws BackendMissing if own ones can't be started here
   * @throws IllegalArgumentException if a property has no sense
   */
  public static Servers current() {
    String line = System.getProperty(SERVERS, "");
    Servers servers = line.isBlank() ? own().servers() : Servers.fromLine(line);
    String place = System.getProperty(PLACE, "");
    return place.isBlank() ? servers : servers.place(Integer.parseInt(place));
  }

  private static synchronized Backend own() {
    if (own == null) {
      own = EmbeddedBackend.start(Progress.NONE);
    }
    return own;
  }
}
