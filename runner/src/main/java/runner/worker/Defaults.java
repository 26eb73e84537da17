package runner.worker;

import java.util.Locale;
import java.util.Properties;
import java.util.TimeZone;

/** What one program could change for the next one in the same JVM. */
record Defaults(Properties properties, Locale locale, TimeZone zone) {

  static Defaults now() {
    Properties properties = (Properties) System.getProperties().clone();
    return new Defaults(properties, Locale.getDefault(), TimeZone.getDefault());
  }

  void restore() {
    System.setProperties(properties);
    Locale.setDefault(locale);
    TimeZone.setDefault(zone);
  }
}
