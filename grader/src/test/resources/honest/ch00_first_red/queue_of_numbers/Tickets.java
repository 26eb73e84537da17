package ch00_first_red;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.PriorityQueue;
import java.util.TreeMap;
import redis.clients.jedis.RedisClient;

public class Tickets {
  private final RedisClient redis;
  private final PriorityQueue<Long> waiting = new PriorityQueue<>(Collections.reverseOrder());
  private final Deque<Long> history = new ArrayDeque<>();
  private final TreeMap<Long, String> names = new TreeMap<>();

  public Tickets(RedisClient redis) {
    this.redis = redis;
  }

  public long draw() {
    double place = redis.zincrby("door", 1, "tickets");
    waiting.offer((long) place);
    history.addFirst(waiting.peek());
    names.put(waiting.remove(), "customer " + names.size());
    if (history.size() > 100) {
      history.pollLast();
    }
    return names.lastEntry() == null ? 0 : history.peekFirst();
  }
}
