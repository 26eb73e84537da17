package lab.story;

import java.util.List;

/** The Redis of this run lacks a command that the reader's code uses: a newer one may know it. */
public final class OldServer extends Unjudged {
  private static final long serialVersionUID = 1;

  /**
   * @param version of the server, as it names it
   * @param commands that it does not know, at least one
   */
  public OldServer(String version, List<String> commands) {
    super(
        "Redis "
            + version
            + ", which this check runs on, has no command "
            + String.join(" and no command ", commands)
            + ": without it your code can't be judged here.");
  }
}
