package lab.backend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Under whom PostgreSQL runs. It refuses to run as root, so root lends it another face: a user
 * namespace, in which root is nobody in particular; or, where containers forbid that, the user
 * number 65534, which owns the server's files then.
 *
 * @param prefix what to write before a command
 * @param other whether files must be given to the other user
 */
record Account(List<String> prefix, boolean other) {
  /** Where root keeps things when another user has to reach them. */
  private static final Path CACHE_OF_ALL = Path.of("/var/cache/two-copies");

  private static final String NOBODY = "65534";
  private static final Account SELF = new Account(List.of(), false);
  private static final Account NAMESPACE = new Account(List.of("unshare", "-U"), false);
  private static final Account SETPRIV =
      new Account(
          List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups", "--"),
          true);
  private static final Account SU =
      new Account(
          // with --, or su takes the options of the command for its own
          List.of("su", "-s", "/bin/sh", "-c", "exec \"$0\" \"$@\"", "--", "nobody"), true);

  /**
   * Finds one that works on this machine.
   *
   * @param mine a folder that this JVM has created
   * @throws BackendMissing if this is root and none does
   */
  static Account find(Path mine) throws IOException {
    if (!Folders.isPosix(mine)
        || !Integer.valueOf(0).equals(Files.getAttribute(mine, "unix:uid"))) {
      return SELF;
    }
    return List.of(NAMESPACE, SETPRIV, SU).stream()
        .filter(account -> Program.run(Path.of("/"), account.command("true")).worked())
        .findFirst()
        .orElseThrow(
            () ->
                new BackendMissing(
                    "PostgreSQL refuses to run as root, and unshare, setpriv and su all fail here: "
                        + "run this as another user."));
  }

  /** Completes a command so that it runs under this account. */
  List<String> command(String... command) {
    List<String> line = new ArrayList<>(prefix);
    line.addAll(List.of(command));
    return line;
  }

  /**
   * This cache, or one for the whole machine if programs of this account can't get there: into
   * root's home, for instance.
   *
   * @throws BackendMissing if that one is needed and can't be written to
   */
  Cache reachable(Cache cache) {
    return !other || canEnter(cache.folder()) ? cache : Cache.at(CACHE_OF_ALL);
  }

  private boolean canEnter(Path folder) {
    return Program.run(Path.of("/"), command("test", "-x", folder.toString())).worked();
  }

  /** Gives a folder with all it holds to this account. */
  void own(Path folder) throws IOException {
    if (other) {
      Program.mustRun(folder, List.of("chown", "-R", NOBODY + ":" + NOBODY, "."));
    }
  }

  /** Lets this account read and run all that a folder holds. */
  void open(Path folder) throws IOException {
    if (other) {
      Program.mustRun(folder, List.of("chmod", "-R", "a+rX", "."));
    }
  }

  /** Lets this account pass through a folder, without seeing what else is in it. */
  void admit(Path folder) throws IOException {
    if (other) {
      Program.mustRun(folder, List.of("chmod", "711", "."));
    }
  }
}
