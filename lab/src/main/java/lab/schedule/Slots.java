package lab.schedule;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lab.node.Node;
import lab.node.Nodes;

/**
 * The nodes of a test's schedules, by number. They are kept from one schedule to the next, because
 * to make new connections would take much of a schedule's time; one that died, or still has
 * something in mind, is replaced.
 */
final class Slots {
  /** So many connections may be kept by earlier programs before the next would lack them. */
  private static final int KEPT = 4;

  private final Nodes nodes;
  private final Map<Integer, Node> bySlot = new HashMap<>();
  private final Map<Integer, Duration> offsets = new HashMap<>();
  private final List<Integer> dead = new ArrayList<>();

  Slots(Nodes nodes) {
    this.nodes = nodes;
  }

  Node at(int slot) {
    return bySlot.computeIfAbsent(
        slot, number -> nodes.fresh(offsets.getOrDefault(number, Duration.ZERO)));
  }

  /** Has the clock of a node be wrong from its next beginning. */
  void clock(int slot, Duration offset) {
    offsets.put(slot, offset);
    Node former = bySlot.remove(slot);
    if (former != null) {
      former.close();
    }
  }

  void kill(int slot) {
    at(slot).kill();
    dead.add(slot);
  }

  /** Ends what callers that were broken off still wait for in a server, or keep from others. */
  void breakOff() {
    bySlot.values().forEach(Node::kill);
  }

  /**
   * Makes room for the next schedule.
   *
   * @param all whether no node is to be used again
   */
  void clear(boolean all) {
    bySlot.entrySet().removeIf(each -> isSpent(each.getKey(), each.getValue(), all));
    dead.clear();
  }

  private boolean isSpent(int slot, Node node, boolean all) {
    boolean drained = node.database().lent() > KEPT;
    boolean spent = all || drained || dead.contains(slot) || node.hasPlans();
    if (spent) {
      node.close();
    }
    return spent;
  }

  /** Whether a WATCH is open somewhere, which keeps time from moving. */
  boolean areWatching() {
    return bySlot.values().stream().anyMatch(node -> node.tap().isWatching());
  }
}
