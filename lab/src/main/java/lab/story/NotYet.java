package lab.story;

/** A step can't be judged yet because another must be solved first. */
public final class NotYet extends Unjudged {
  private static final long serialVersionUID = 1;

  private final int first;

  /**
   * @param first number of the step to solve first, from 1
   */
  public NotYet(int first) {
    super("step " + first + " first");
    this.first = first;
  }

  /** Number of the step to solve first, from 1. */
  public int first() {
    return first;
  }
}
