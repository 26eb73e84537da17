package lab.node;

import lab.tap.Command;
import lab.tap.Interceptor;
import lab.redis.Redis;

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
   * @param answer what the node is asked
   * @param check judges the answer, with the number of commands that were sent before the cache was
   *     emptied
   * @return number of commands before which the cache was emptied
   * @throws AssertionError if the operation sends more than 200 commands
   */
  public <T> int each(Preparation prepare, Question<T> answer, Judge<T> check) throws Exception {
    for (int sent = 0; sent <= MOST; sent++) {
      prepare.run();
      Node node = nodes.fresh();
      Flush flush = new Flush(sent);
      node.tap().intercept(flush);
      T got = answer.on(node);
      node.close();
      if (!flush.done) {
        return sent;
      }
      check.judge(got, sent);
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

  /** What a node is asked. */
  @FunctionalInterface
  public interface Question<T> {
    T on(Node node) throws Exception;
  }

  /** Judges an answer. */
  @FunctionalInterface
  public interface Judge<T> {
    void judge(T answer, int sent) throws Exception;
  }
}
