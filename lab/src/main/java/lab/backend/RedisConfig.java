package lab.backend;

import java.util.ArrayList;
import java.util.List;
import lab.backend.Servers.Login;

/**
 * The configuration file of our Redis.
 *
 * @param port port to listen on, on loopback only
 * @param admin login of the lab
 * @param student login of the reader's code; the same as the lab's where Redis has no users
 */
record RedisConfig(int port, Login admin, Login student) {
  /** Name of the log file in the server's folder. */
  static final String LOG = "redis.log";

  /**
   * What a student may do: everything but administration. Given back are commands of the dangerous
   * category that a cache may need and that harm nobody but its own data, and those parts of CLIENT
   * that clients use on their own connection. SCRIPT loses DEBUG and KILL.
   */
  private static final String STUDENT =
      "~* &* +@all -@admin -@dangerous +info +keys +sort +flushdb"
          + " -script +script|load +script|exists +script|flush"
          + " +client|setname +client|getname +client|id +client|tracking +client|caching";

  /** Draws new passwords. */
  static RedisConfig on(int port, RedisBinary binary) {
    if (!binary.hasUsers()) {
      Login everybody = new Login("", Passwords.random());
      return new RedisConfig(port, everybody, everybody);
    }
    return new RedisConfig(
        port, new Login("lab", Passwords.random()), new Login("student", Passwords.random()));
  }

  /** The same on another port. */
  RedisConfig on(int newPort) {
    return new RedisConfig(newPort, admin, student);
  }

  /** The text of the file; its folder is the server's working folder. */
  String text(RedisBinary binary, Persistence persistence) {
    List<String> lines = new ArrayList<>();
    lines.add("bind " + Ports.LOOPBACK);
    lines.add("port " + port);
    lines.add("dir .");
    lines.add("logfile " + LOG);
    lines.add("databases 16");
    lines.add(persistence.config());
    lines.add("tcp-backlog 1024");
    // a reader's endless loop must not take the machine's memory
    lines.add("maxmemory 256mb");
    lines.add("maxmemory-policy noeviction");
    lines.addAll(logins(binary));
    return String.join("\n", lines) + "\n";
  }

  /**
   * A student's rights as words of {@code ACL SETUSER}.
   *
   * @param version major version times 100 plus minor version, at least 600
   */
  static List<String> rights(int version) {
    List<String> words = new ArrayList<>(List.of(STUDENT.split(" ")));
    if (RedisBinary.hasSetInfo(version)) {
      words.add("+client|setinfo");
    }
    return words;
  }

  private List<String> logins(RedisBinary binary) {
    if (!binary.hasUsers()) {
      return List.of("requirepass " + admin.password());
    }
    String rights = String.join(" ", rights(binary.version()));
    return List.of(
        "user default off",
        "user " + admin.user() + " on >" + admin.password() + " ~* &* +@all",
        "user " + student.user() + " on >" + student.password() + " " + rights);
  }
}
