package ch00_first_red;

import redis.clients.jedis.RedisClient;

public class Tickets {
  private final RedisClient redis;
  private int here;

  public Tickets(RedisClient redis) {
    this.redis = redis;
  }

  class Machine {
    class Roll {
      long tear() {
        here++;
        return Tickets.this.redis.incr(key());
      }
    }

    Roll roll = this.new Roll();

    String key() {
      return "tickets";
    }
  }

  public long draw() {
    final Machine machine = new Machine();
    class Hand {
      long take() {
        return machine.roll.tear();
      }
    }
    Object person = new Object() {
      @Override
      public String toString() {
        return "somebody, the " + here + ". today";
      }
    };
    long number = new Hand().take();
    System.out.println(person + " holds " + number);
    return number;
  }
}
