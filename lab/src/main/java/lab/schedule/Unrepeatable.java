package lab.schedule;

import lab.story.Unjudged;

/** A program does something else each time, though everything it was given is the same. */
public final class Unrepeatable extends Unjudged {
  private static final long serialVersionUID = 1;

  Unrepeatable(int schedule) {
    super(
        "Schedule "
            + schedule
            + " was run twice, and your code did not ask the same of Redis and the database.\n"
            + "Expected: the same callers in the same order do the same.\n"
            + "Likely cause: it looks at the machine's own clock, draws its own random numbers, or"
            + " works on threads of its own that nobody waits for. Use the injected Clock, Chance,"
            + " Waits and Executor.");
  }
}
