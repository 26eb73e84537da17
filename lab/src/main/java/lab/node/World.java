package lab.node;

import lab.backend.Servers;
import lab.callers.Callers;
import lab.chance.Dice;
import lab.redis.Redis;
import lab.time.Time;

/** What all nodes of one test have in common. */
public record World(Servers servers, Redis redis, Time time, Callers callers, Dice dice) {}
