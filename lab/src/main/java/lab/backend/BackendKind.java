package lab.backend;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Where Redis and PostgreSQL can come from. */
public enum BackendKind {
  /** Processes of this machine, from binaries on the class path: nothing to install. */
  EMBEDDED,
  /** Containers of this machine, started by Testcontainers. */
  CONTAINERS,
  /** Servers that somebody else has started, by {@code docker-compose.yml} for instance. */
  COMPOSE;

  /** System property that chooses; the environment variable is {@code LAB_BACKEND}. */
  public static final String PROPERTY = "lab.backend";

  /**
   * The one that the user has chosen, or {@link #EMBEDDED}.
   *
   * @throws WrongSetting if there is none of that name; the message lists them
   */
  public static BackendKind chosen() {
    String name = Settings.of(PROPERTY, EMBEDDED.word());
    return Arrays.stream(values())
        .filter(kind -> kind.word().equals(name.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                new WrongSetting(
                    Settings.variable(PROPERTY) + " is one of " + words() + ", but was " + name));
  }

  /** Its name as the user writes it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Starts the servers, or finds them.
   *
   * @param progress hears of what takes long, which is so at the first start only
   * @throws BackendMissing if they can't be had on this machine
   */
  public Backend start(Progress progress) {
    OpenFiles.mustSuffice();
    return switch (this) {
      case EMBEDDED -> EmbeddedBackend.start(progress);
      case CONTAINERS -> ContainersBackend.start(progress);
      case COMPOSE -> ComposeBackend.start();
    };
  }

  private static String words() {
    return Arrays.stream(values()).map(BackendKind::word).collect(Collectors.joining(", "));
  }
}
