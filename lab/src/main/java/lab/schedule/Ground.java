package lab.schedule;

import lab.callers.Callers;
import lab.chance.Dice;
import lab.crowd.Crowds;
import lab.node.Nodes;
import lab.redis.Redis;
import lab.time.Time;

/** What schedules run on: the lab of one test. */
public record Ground(
    Callers callers, Time time, Crowds crowds, Nodes nodes, Redis redis, Dice dice) {}
