package lab.story;

/**
 * Nothing can be said of a step: it is neither solved nor wrong. The runner shows it as NOT_RUN,
 * any other JUnit runner as a failure.
 */
public abstract class Unjudged extends AssertionError {
  private static final long serialVersionUID = 1;

  /**
   * @param why in a sentence, and what to do about it
   */
  protected Unjudged(String why) {
    super(why);
  }
}
