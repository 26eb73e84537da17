package lab.shop;

/** The database says: this is not for you. */
public final class NotAllowed extends RuntimeException {
  private static final long serialVersionUID = 1;

  public NotAllowed(String message) {
    super(message);
  }
}
