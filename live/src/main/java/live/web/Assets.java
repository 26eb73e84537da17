package live.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** The page's files, all on the class path. Deps.java must name ours, or jbang leaves them out. */
final class Assets {
  private static final String OURS = "/live/page/";
  private static final String CHARTS = "/META-INF/maven/org.webjars.npm/uplot/pom.properties";

  /** Where each path of the page lies. */
  private final Map<String, Asset> assets;

  /** A file and how a browser must take it. */
  record Asset(String file, String type) {
    byte[] bytes() {
      try (InputStream in = stream(file)) {
        return in.readAllBytes();
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
    }
  }

  Assets() {
    String dist = "/META-INF/resources/webjars/uplot/" + version() + "/dist/";
    String html = "text/html; charset=utf-8";
    String css = "text/css; charset=utf-8";
    String script = "text/javascript; charset=utf-8";
    assets =
        Map.of(
            "/", new Asset(OURS + "page.html", html),
            "/page.css", new Asset(OURS + "page.css", css),
            "/page.js", new Asset(OURS + "page.js", script),
            "/charts.js", new Asset(OURS + "charts.js", script),
            "/ticks.js", new Asset(OURS + "ticks.js", script),
            "/uplot.css", new Asset(dist + "uPlot.min.css", css),
            "/uplot.js", new Asset(dist + "uPlot.iife.min.js", script));
  }

  Optional<Asset> find(String path) {
    return Optional.ofNullable(assets.get(path));
  }

  /** The WebJar's folder is named after its version, which stands in the pom alone. */
  private static String version() {
    Properties properties = new Properties();
    try (InputStream in = stream(CHARTS)) {
      properties.load(in);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return properties.getProperty("version");
  }

  private static InputStream stream(String file) {
    InputStream in = Assets.class.getResourceAsStream(file);
    if (in == null) {
      throw new IllegalStateException(file + " is not on the class path");
    }
    return in;
  }
}
