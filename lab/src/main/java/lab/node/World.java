package lab.node;

import javax.sql.DataSource;
import lab.backend.Servers;
import lab.callers.Callers;
import lab.chance.Dice;
import lab.redis.Redis;
import lab.time.Time;

/**
 * What all nodes of one test have in common.
 *
 * @param redis the lab's own connection
 * @param postgres the lab's own connections
 */
public record World(
    Servers servers, Redis redis, DataSource postgres, Time time, Callers callers, Dice dice) {
  /** The same with another Redis. */
  World on(Servers others, Redis other) {
    return new World(others, other, postgres, time, callers, dice);
  }
}
