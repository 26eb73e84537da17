package slides.deck;

import java.util.List;
import java.util.Optional;
import runner.course.Chapter;

/**
 * One deck, which is one file.
 *
 * @param name of the file without its end: {@code ch03_stampede}
 * @param chapter whose code, figures and steps it shows; none for the opening and the end
 * @param slides the first is the title
 * @param faults what could not be read
 */
public record Deck(String name, Optional<Chapter> chapter, List<Slide> slides, List<Fault> faults) {

  public String title() {
    return slides.isEmpty() ? name : slides.get(0).headline();
  }

  /** The title with the chapter's number before it. */
  public String numbered() {
    return chapter.map(each -> each.number() + " · " + title()).orElse(title());
  }
}
