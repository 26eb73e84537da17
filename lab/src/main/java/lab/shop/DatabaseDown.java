package lab.shop;

/** The database could not be asked: nothing is known about what it holds. */
public final class DatabaseDown extends RuntimeException {
  private static final long serialVersionUID = 1;

  public DatabaseDown(String message) {
    super(message);
  }

  public DatabaseDown(String message, Throwable cause) {
    super(message, cause);
  }
}
