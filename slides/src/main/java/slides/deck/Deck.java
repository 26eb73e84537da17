package slides.deck;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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

  /** The same with exercises of these steps alone, under a name of its own. */
  public Deck only(Set<Integer> steps) {
    List<Slide> kept = new ArrayList<>();
    for (Slide slide : slides) {
      slide.only(steps, kept.size() + 1).ifPresent(kept::add);
    }
    String which = steps.stream().sorted().map(String::valueOf).collect(Collectors.joining("-"));
    return new Deck(name + "-steps-" + which, chapter, List.copyOf(kept), faults);
  }

  /** Steps of all its exercises. */
  public Set<Integer> steps() {
    return slides.stream().flatMap(slide -> slide.steps().stream()).collect(Collectors.toSet());
  }

  /** The title with the chapter's number before it. */
  public String numbered() {
    return chapter.map(each -> each.number() + " · " + title()).orElse(title());
  }
}
