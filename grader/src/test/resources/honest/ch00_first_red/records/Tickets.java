package ch00_first_red;

import redis.clients.jedis.RedisClient;

public class Tickets {
  record Counter(RedisClient redis, String name) {
    Counter {
      if (name.isBlank()) {
        throw new IllegalArgumentException("a counter needs a name");
      }
    }

    Ticket next() {
      return new Ticket(name, redis.incr(name));
    }
  }

  record Ticket(String counter, long number) implements Comparable<Ticket> {
    static final Ticket NONE = new Ticket("", 0);

    @Override
    public int compareTo(Ticket other) {
      return Long.compare(number, other.number);
    }
  }

  private final Counter counter;
  private Ticket last = Ticket.NONE;

  public Tickets(RedisClient redis) {
    counter = new Counter(redis, "tickets");
  }

  public long draw() {
    Ticket ticket = counter.next();
    last = ticket.compareTo(last) > 0 ? ticket : last;
    System.out.println("drawn " + ticket + " " + ticket.hashCode() + " last " + last.equals(ticket));
    return ticket.number();
  }
}
