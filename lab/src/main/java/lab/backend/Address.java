package lab.backend;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import lab.backend.Servers.Login;

/** Where a server is, and the login of the lab there. */
record Address(String host, int port, Login admin) {

  /**
   * Reads an address that a user has written, such as {@code redis://:password@host:6379}.
   *
   * @param property the setting that holds it
   * @param scheme what it must begin with, for instance {@code redis}
   * @param user taken when the address names none
   * @throws WrongSetting if it is not of that form; the message does not repeat it
   */
  static Address of(String property, String scheme, String user, String otherwise) {
    try {
      URI url = URI.create(Settings.of(property, otherwise));
      String login = Optional.ofNullable(url.getRawUserInfo()).orElse("");
      int colon = login.indexOf(':');
      if (!scheme.equals(url.getScheme()) || url.getHost() == null || url.getPort() < 0) {
        throw wrong(property, scheme);
      } else if (colon < 0 || colon + 1 == login.length()) {
        throw wrong(property, scheme);
      }
      String name = decoded(login.substring(0, colon));
      Login admin = new Login(name.isEmpty() ? user : name, decoded(login.substring(colon + 1)));
      return new Address(url.getHost(), url.getPort(), admin);
    } catch (IllegalArgumentException e) {
      throw e instanceof WrongSetting ? e : wrong(property, scheme);
    }
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static WrongSetting wrong(String property, String scheme) {
    return new WrongSetting(
        Settings.variable(property)
            + " must look like "
            + scheme
            + "://user:password@host:port, and does not (it holds a password, so it is not shown)");
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
