package lab.backend;

/** An environment variable or property has no sense. The message says which values have. */
public final class WrongSetting extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  public WrongSetting(String sentence) {
    super(sentence);
  }
}
