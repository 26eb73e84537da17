package slides.deck;

/**
 * A slide says something that can't be shown. The message names what is at fault and what to do;
 * whoever catches it knows the deck and the slide.
 */
public final class DeckError extends RuntimeException {
  private static final long serialVersionUID = 1;

  public DeckError(String message) {
    super(message);
  }
}
