package lab.backend;

import java.util.Locale;

/** What the user has chosen: by a system property, else by an environment variable. */
final class Settings {
  private Settings() {}

  /**
   * The value of a setting.
   *
   * @param property for instance {@code lab.redis.url}; the variable is {@code LAB_REDIS_URL}
   */
  static String of(String property, String otherwise) {
    String chosen = System.getProperty(property, "");
    if (chosen.isBlank()) {
      chosen = System.getenv().getOrDefault(variable(property), "");
    }
    return chosen.isBlank() ? otherwise : chosen.strip();
  }

  /** Name of the environment variable that means the same. */
  static String variable(String property) {
    return property.replace('.', '_').toUpperCase(Locale.ROOT);
  }
}
