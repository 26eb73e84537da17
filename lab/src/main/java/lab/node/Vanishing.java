package lab.node;

import lab.redis.Redis;
import lab.tap.Command;
import lab.tap.Interceptor;

/**
 * Runs an operation once for each Redis command that it sends, on a fresh node, and empties the
 * cache just before that command: an entry may be evicted between any two commands.
 */
public final class Vanishing {
  private static final int MOST = 200;

  private final Nodes nodes;
  private final Redis redis;

  public Vanishing(Nodes nodes, Redis redis) {
    this.nodes = nodes;
    this.redis = redis;
  }

  /**
   * Tries every command.
   *
   * @param prepare runs before each operation, for instance to fill the cache
   * @param operation what the node does, and what must come of it
   * @return number of commands before which the cache was emptied
   * @throws AssertionError if the operation sends more than 200 commands
   */
  public int each(Preparation prepare, Operation operation) throws Exception {
    for (int sent = 0; sent <= MOST; sent++) {
      prepare.run();
      Node node = nodes.fresh();
      Flush flush = new Flush(sent);
      node.tap().intercept(flush);
      operation.on(node, "when its node had sent " + Counted.commands(sent));
      node.close();
      if (!flush.done) {
        return sent;
      }
    }
    throw new AssertionError("the operation sent more than " + MOST + " commands to Redis");
  }

  private final class Flush implements Interceptor {
    private final int at;
    private int seen;
    private boolean done;

    Flush(int at) {
      this.at = at;
    }

    @Override
    public synchronized void before(Command command) {
      if (seen++ == at) {
        redis.flush();
        done = true;
      }
    }
  }

  /** What comes before each operation. */
  @FunctionalInterface
  public interface Preparation {
    void run() throws Exception;
  }

  /** What a node does; the second argument tells when the cache is emptied. */
  @FunctionalInterface
  public interface Operation {
    void on(Node node, String when) throws Exception;
  }
}
