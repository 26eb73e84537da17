package lab.schedule;

import java.util.concurrent.locks.LockSupport;
import lab.callers.Act;
import lab.callers.Callers;
import org.jspecify.annotations.Nullable;

/**
 * One caller on its way through a run. Its state is guarded by the trial, but for where its thread
 * stands.
 */
final class Lane {
  private enum Place {
    /** Its thread has not begun. */
    COMING,
    /** It stands before what it will do next. */
    AT_POINT,
    /** It runs, or waits for something. */
    RUNNING,
    DONE
  }

  final int id;
  final String name;
  final int node;

  /** Id and name of the caller for whom it works; its own if it is a caller. */
  final int whose;

  final String shownAs;

  /** Whether nobody else of its node can see it begin. */
  final boolean alone;

  /** Whether it is a thread that works for a caller: nobody waits for its end. */
  final boolean helps;

  /** What it will do next; null before its begin, and while it runs. */
  @Nullable Act next;

  /** How often it has gone on. */
  int points;

  /** The trial's version at its begin, and at its end. */
  long begunAt;

  long endedAt;

  /** Whether it has passed its begin. */
  boolean begun;

  private Place place = Place.COMING;

  /** Written by the thread itself when it comes to its first point. */
  private volatile @Nullable Thread thread;

  /** Set by whoever lets it go on. */
  private volatile boolean goes;

  /** Whether its thread stands here, or is about to, and in no other gate. Of that thread alone. */
  private boolean here;

  /** Whether nobody stops it any more, because its node is dead. */
  private volatile boolean free;

  private Lane(int id, String name, int node, boolean alone) {
    this.id = id;
    this.name = name;
    this.node = node;
    this.whose = id;
    this.shownAs = name;
    this.alone = alone;
    this.helps = false;
  }

  private Lane(int id, int number, Lane caller) {
    this.id = id;
    this.name = caller.shownAs + "·" + number;
    this.node = caller.node;
    this.whose = caller.whose;
    this.shownAs = caller.shownAs;
    this.alone = false;
    this.helps = true;
    this.begun = true;
    this.place = Place.RUNNING;
  }

  static Lane caller(int id, String name, int node, boolean alone) {
    return new Lane(id, name, node, alone);
  }

  /**
   * A thread that works for a caller; it is on its way already.
   *
   * @param number among such threads, from 1
   */
  static Lane helper(int id, int number, Lane caller) {
    return new Lane(id, number, caller);
  }

  /** Comes to a point; it does not go on until it is told to. On its own thread. */
  void arrive(@Nullable Act act) {
    thread = Thread.currentThread();
    next = act;
    place = Place.AT_POINT;
    goes = false;
  }

  /** Has it go on. */
  void go() {
    place = Place.RUNNING;
    begun = true;
    next = null;
    points++;
    goes = true;
    LockSupport.unpark(thread);
  }

  void end() {
    place = Place.DONE;
  }

  /** Has nobody stop it any more. */
  void free() {
    free = true;
    if (isAtPoint()) {
      go();
    }
  }

  /**
   * Waits on its own thread until it may go on, if it may not yet. As at a socket, an interrupt
   * ends no wait.
   */
  void standStill(Callers callers) {
    if (goes) {
      return;
    }
    here = true;
    boolean interrupted = false;
    try (Callers.Parked gate = callers.park(() -> !goes)) {
      while (!goes) {
        LockSupport.park(gate);
        interrupted |= Thread.interrupted();
      }
    } finally {
      here = false;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether the thread, which is the current one, stands at a point. */
  boolean isHere() {
    return here;
  }

  boolean isComing() {
    return place == Place.COMING;
  }

  boolean isAtPoint() {
    return place == Place.AT_POINT;
  }

  boolean isDone() {
    return place == Place.DONE;
  }

  boolean isFree() {
    return free;
  }

  /** Whether it may be at work: it runs, and stands in no gate that the lab knows. */
  boolean mayBeAtWork(Callers callers) {
    Thread its = thread;
    return place == Place.RUNNING && !helps && (its == null || !callers.stands(its));
  }

  /** Where it stands in the reader's code. */
  String whereabouts(Callers callers) {
    Thread its = thread;
    return its == null ? "not begun" : callers.whereabouts(its);
  }

  /** What may be chosen when it stands at a point. */
  Option option() {
    return new Option(id, name, node, next, false);
  }
}
