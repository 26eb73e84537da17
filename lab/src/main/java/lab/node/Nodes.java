package lab.node;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import lab.backend.Servers;
import lab.redis.Redis;
import lab.time.VirtualWaits;

/** The nodes of one test: makes them, and closes them when the test ends. */
public final class Nodes implements AutoCloseable {
  private final World world;
  private final List<Node> nodes = new CopyOnWriteArrayList<>();
  private final List<VirtualWaits> waits = new CopyOnWriteArrayList<>();

  public Nodes(World world) {
    this.world = world;
  }

  /** A new node, whose clock is right. */
  public Node fresh() {
    return fresh(Duration.ZERO);
  }

  /** A new node, whose clock is wrong by the offset: positive for fast. */
  public Node fresh(Duration clockOffset) {
    return fresh(world, clockOffset);
  }

  /** A new node, whose clock is right and whose Redis is another one. */
  public Node on(Servers servers, Redis redis) {
    return fresh(world.on(servers, redis), Duration.ZERO);
  }

  private Node fresh(World its, Duration clockOffset) {
    Node node = new Node("node " + (char) ('A' + nodes.size() % 26), its, clockOffset);
    nodes.add(node);
    waits.add(node.virtualWaits());
    return node;
  }

  /** Names of commands that a node has sent and its Redis does not know, in their order. */
  public List<String> unknownCommands() {
    return nodes.stream()
        .flatMap(node -> node.tap().unknown().stream())
        .distinct()
        .sorted()
        .toList();
  }

  /** The waits of all nodes; the list grows with them. */
  public List<VirtualWaits> waits() {
    return waits;
  }

  @Override
  public void close() {
    nodes.forEach(Node::close);
  }
}
