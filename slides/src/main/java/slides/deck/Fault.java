package slides.deck;

/**
 * What is wrong with one slide.
 *
 * @param place deck and slide, for a reader who will open the file
 * @param what names what is at fault, and what to do
 */
public record Fault(String place, String what) {

  /** Of a slide. */
  public static Fault of(Deck deck, Slide slide, String what) {
    return of(deck.name(), slide.number(), slide.headline(), what);
  }

  /** Of a slide that is being read. */
  static Fault of(String deck, int number, String headline, String what) {
    return new Fault(deck + ".md, slide " + number + " \"" + headline + "\"", what);
  }

  @Override
  public String toString() {
    return place + ": " + what;
  }
}
