package live.web;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Under which names a browser may have found this server. A page from elsewhere that has its own
 * name point at this machine (DNS rebinding) still sends that name.
 *
 * @param shared whether other machines may come
 */
record Hosts(int port, boolean shared) {
  private static final int USUAL = 80;
  private static final Pattern V4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
  private static final Pattern V6 = Pattern.compile("\\[[0-9a-f:.]+(%[0-9a-z]+)?]");

  /** Whether a Host header names this server. */
  boolean allow(@Nullable String header) {
    if (header == null) {
      return false;
    }
    String host = header.toLowerCase(Locale.ROOT);
    String end = ":" + port;
    if (port == USUAL && isOurs(host)) {
      return true; // a browser leaves that one out
    }
    return host.endsWith(end) && isOurs(host.substring(0, host.length() - end.length()));
  }

  /**
   * Whether an Origin header is of our own page; a browser leaves it out of some of its requests.
   */
  boolean allowOrigin(@Nullable String header) {
    return header == null || (header.startsWith("http://") && allow(header.substring(7)));
  }

  private boolean isOurs(String host) {
    if (host.equals("localhost") || host.equals("127.0.0.1") || host.equals("[::1]")) {
      return true;
    }
    // an address of digits can't be pointed elsewhere
    return shared
        && (V4.matcher(host).matches() || V6.matcher(host).matches() || host.equals(machine()));
  }

  private static String machine() {
    try {
      return InetAddress.getLocalHost().getHostName().toLowerCase(Locale.ROOT);
    } catch (UnknownHostException nameless) {
      return "localhost";
    }
  }
}
