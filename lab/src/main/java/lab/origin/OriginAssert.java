package lab.origin;

import lab.story.Told;

/** What reached the database. */
public final class OriginAssert extends Told<OriginAssert, Origin> {
  public OriginAssert(Origin actual) {
    super(actual, OriginAssert.class);
  }

  /** Exactly so many loads reached the database since the count began. */
  public OriginAssert wasAsked(int expected) {
    int loads = actual.loads();
    if (loads != expected) {
      throw story(
          "The database was asked " + asked(loads) + ".",
          "Expected: it is asked " + asked(expected) + ".",
          loads > expected
              ? "Likely cause: an answer that was already known was not used."
              : "Likely cause: an answer was given without asking the database.");
    }
    return this;
  }

  /** At most so many loads reached the database since the count began. */
  public OriginAssert wasAskedAtMost(int limit) {
    return actual.loads() <= limit ? this : wasAsked(limit);
  }

  /** At most so many loads were under way at once. */
  public OriginAssert neverSawMoreAtOnceThan(int limit) {
    if (actual.mostAtOnce() > limit) {
      throw story(
          "The database had " + actual.mostAtOnce() + " loads at the same time.",
          "Expected: at most " + limit + " at the same time.",
          "Likely cause: nothing bounds how many callers load at once.");
    }
    return this;
  }

  private static String asked(int count) {
    return count == 0 ? "not at all" : times(count);
  }
}
