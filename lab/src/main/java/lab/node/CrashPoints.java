package lab.node;

import lab.tap.Cut;

/**
 * Runs an operation once for each Redis command that it sends, on a fresh node that is cut off
 * there: before the command leaves, and again after the server has executed it but before the reply
 * arrives. Nothing is counted beforehand, because a fallback or a poll may change the number; the
 * last run is the one that ends without having been cut.
 */
public final class CrashPoints {
  private static final int MOST = 200;

  private final Nodes nodes;

  public CrashPoints(Nodes nodes) {
    this.nodes = nodes;
  }

  /**
   * Tries every point.
   *
   * @param prepare runs before each operation, for instance to empty the cache
   * @param operation what the node does; whatever it throws when cut is ignored
   * @param check runs after each cut operation, and asserts what must hold all the same
   * @return number of points tried, at least 1 if the operation sends anything
   * @throws AssertionError if the operation sends more than 200 commands
   */
  public int each(Runnable prepare, Operation operation, Check check) throws Exception {
    int points = 0;
    for (Cut when : Cut.values()) {
      points += each(when, prepare, operation, check);
    }
    return points;
  }

  /**
   * Tries one kind of cut only. {@code BEFORE_SENDING} leaves in the servers all that the other
   * kind can leave there; they differ in what the dying node has heard.
   */
  public int each(Cut when, Runnable prepare, Operation operation, Check check) throws Exception {
    for (int sent = 0; sent <= MOST; sent++) {
      prepare.run();
      Node node = nodes.fresh();
      node.tap().cutAfter(sent, when);
      runUntilCut(operation, node);
      boolean cut = node.tap().wasCut();
      node.kill();
      if (!cut) {
        return sent;
      }
      check.after(new Crash(sent, when));
    }
    throw new AssertionError("the operation sent more than " + MOST + " commands to Redis");
  }

  private static void runUntilCut(Operation operation, Node node) throws Exception {
    try {
      operation.on(node);
    } catch (Exception | AssertionError e) {
      if (!node.tap().wasCut()) {
        throw e;
      }
    }
  }

  /**
   * Where a node was cut off.
   *
   * @param sent number of commands that got through
   * @param when whether the next one was executed
   */
  public record Crash(int sent, Cut when) {
    @Override
    public String toString() {
      return when == Cut.BEFORE_SENDING
          ? "after " + Counted.commands(sent)
          : "after " + Counted.commands(sent) + ", while it waited for the answer to the next";
    }
  }

  /** What a node does. */
  @FunctionalInterface
  public interface Operation {
    void on(Node node) throws Exception;
  }

  /** What must hold after a crash. */
  @FunctionalInterface
  public interface Check {
    void after(Crash crash) throws Exception;
  }
}
