package slides.deck;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.commonmark.node.Heading;

/**
 * One slide.
 *
 * @param number from 1, the title slide
 * @param headline as text
 * @param heading the same as Markdown
 */
public record Slide(int number, String headline, Heading heading, List<Block> blocks, Notes notes) {

  /** Whether it begins a deck. */
  public boolean isTitle() {
    return heading.getLevel() == 1;
  }

  /** Its blocks of one kind. */
  public <T extends Block> List<T> all(Class<T> kind) {
    return blocks.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  public boolean has(Class<? extends Block> kind) {
    return blocks.stream().anyMatch(kind::isInstance);
  }

  /** Names of the figures in what the room sees, without braces. */
  public List<String> figures() {
    Stream<String> seen =
        blocks.stream()
            .flatMap(
                block ->
                    block instanceof Block.Text text
                        ? Words.of(text.node()).stream()
                        : block instanceof Block.Predict predict
                            ? Stream.of(predict.question())
                            : Stream.of());
    return Stream.concat(Words.of(heading).stream(), seen)
        .flatMap(words -> Words.figures(words).stream())
        .toList();
  }

  /** Whether it answers a prediction: with a picture, a timeline, or what a recording says. */
  public boolean reveals() {
    return has(Block.Picture.class)
        || has(Block.Timeline.class)
        || figures().stream().anyMatch(name -> name.contains("."));
  }

  /** Steps of the exercises on it. */
  public List<Integer> steps() {
    return all(Block.Exercise.class).stream().flatMap(each -> each.steps().stream()).toList();
  }

  /** The same with these steps alone, at another place; empty if none of its exercises is left. */
  Optional<Slide> only(Set<Integer> steps, int place) {
    if (has(Block.Exercise.class) && steps().stream().noneMatch(steps::contains)) {
      return Optional.empty();
    }
    List<Block> less = blocks.stream().flatMap(block -> only(steps, block)).toList();
    return Optional.of(new Slide(place, headline, heading, less, notes));
  }

  private static Stream<Block> only(Set<Integer> steps, Block block) {
    if (block instanceof Block.Exercise exercise) {
      List<Integer> some = exercise.steps().stream().filter(steps::contains).toList();
      return some.isEmpty() ? Stream.of() : Stream.of(new Block.Exercise(some));
    }
    return Stream.of(block);
  }
}
