package lab.shop;

import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import lab.story.Story;
import lab.story.Thrown;
import org.jspecify.annotations.Nullable;

/**
 * One opening of a page, and what the visitor should have been shown. The story of a failure names
 * both questions: the one that was asked and the one whose answer was given.
 */
public final class Opening {
  private final OrderBook book;
  private final Question question;
  private final Callable<@Nullable String> page;
  private final String before;
  private final String cause;

  private Opening(
      OrderBook book,
      Question question,
      Callable<@Nullable String> page,
      String before,
      String cause) {
    this.book = book;
    this.question = question;
    this.page = page;
    this.before = before;
    this.cause = cause;
  }

  /** A page that is about to be opened. */
  public static Opening of(OrderBook book, Question question, Callable<@Nullable String> page) {
    return new Opening(book, question, page, "", "");
  }

  /** What happened before: stands in front of who came. As in {@link String#format}. */
  public Opening after(String sentences, Object... values) {
    String told = values.length == 0 ? sentences : String.format(Locale.ROOT, sentences, values);
    return new Opening(book, question, page, told + " ", cause);
  }

  /** The likely cause if another page is shown than the visitor's own. */
  public Opening because(String sentence) {
    return new Opening(book, question, page, before, "Likely cause: " + sentence);
  }

  /** What the visitor is shown, whatever it is. */
  public @Nullable String page() {
    try {
      return page.call();
    } catch (Exception e) {
      throw failed(e, "she is shown a page");
    }
  }

  /** The visitor is shown her page, as the database has it now. */
  public void showsHerPage() {
    String truth = book.page(question);
    String shown = page();
    if (!truth.equals(shown)) {
      throw wrong(shown);
    }
  }

  /** The visitor is told that this is not for her, as itself or as the cause of a failure. */
  public void isRefused() {
    String shown;
    try {
      shown = page.call();
    } catch (Exception e) {
      if (new Thrown(e).isCausedBy(NotAllowed.class)) {
        return;
      }
      throw failed(e, "a NotAllowed, itself or as a cause");
    }
    throw Story.saw(
            "%s opened %s, which is not for her. She %s.",
            whoCame(), question.asked(), whatWasShown(shown))
        .expected("Expected: she is refused, with the NotAllowed that the database throws.")
        .because(
            cause.isEmpty()
                ? "Likely cause: the refusal is caught and made a page, or a copy is shown to one"
                    + " whom the database would refuse."
                : cause);
  }

  /** Begins a sentence. */
  private String whoCame() {
    String who = question.asker();
    boolean begins = before.isEmpty() || before.endsWith(". ");
    return before + (begins && who.startsWith("a ") ? "A" + who.substring(1) : who);
  }

  private Story wrong(@Nullable String shown) {
    return Story.saw("%s opened %s. She %s.", whoCame(), question.asked(), whatWasShown(shown))
        .expected("Expected: her own page, as the database has it.")
        .because(cause.isEmpty() ? suspicion(shown) : cause);
  }

  private String whatWasShown(@Nullable String shown) {
    Optional<Question> other = book.answeredBy(shown);
    if (other.isEmpty()) {
      return shown == null ? "was shown nothing" : "was shown \"" + firstLine(shown) + "\"";
    }
    return other.get().equals(question)
        ? "was shown her page, but not as it is"
        : "was shown the page of " + other.get().asker() + ", " + other.get().asked();
  }

  private String suspicion(@Nullable String shown) {
    Optional<Question> other = book.answeredBy(shown);
    if (other.isEmpty()) {
      return "Likely cause: what was kept, or cut out of something, is not the page.";
    }
    return other.get().equals(question)
        ? "Likely cause: an old copy is still served, or the copy is not what was stored."
        : "Likely cause: somewhere these two are one: under a key of the cache, under a key by which"
            + " loads are shared, in a field, or in a thread. They differ in "
            + other.get().difference(question)
            + ".";
  }

  private Story failed(Exception failure, String wanted) {
    Thrown thrown = new Thrown(failure);
    Story story =
        Story.saw(
                "%s opened %s. She got a failure, %s: \"%s\".",
                whoCame(),
                question.asked(),
                failure.getClass().getSimpleName(),
                String.valueOf(failure.getMessage()))
            .expected("Expected: %s.", wanted)
            .because(
                thrown.isCausedBy(NotAllowed.class)
                    ? "Likely cause: the program refuses by itself, or somebody else was refused and"
                        + " she was told so, or a refusal was kept."
                    : "Likely cause: "
                        + thrown.place().orElse("the failure comes from outside your code."));
    story.initCause(failure);
    return story;
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("");
  }
}
