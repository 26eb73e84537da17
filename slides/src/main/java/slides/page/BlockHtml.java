package slides.page;

import runner.course.Chapter;
import slides.agenda.Plan;
import slides.code.Excerpt;
import slides.code.Place;
import slides.deck.Block;
import slides.deck.Deck;
import slides.deck.DeckError;
import slides.deck.Slide;
import slides.deck.Words;
import slides.shell.Commands;

/** The blocks of one slide. */
record BlockHtml(Material material, Deck deck, Slide slide, Prose prose) {

  /** One of them; {@link DeckError} if it names what is not there. */
  String of(Block block) {
    if (block instanceof Block.Text text) {
      return text(text);
    } else if (block instanceof Block.Code code) {
      Place place = Place.of(chapter("code"), code.from());
      Excerpt excerpt = Excerpt.of(place, code.part(), code.highlights());
      String label = slide.has(Block.Predict.class) ? place.kind() : place.label();
      return CodeHtml.of(excerpt, label, Room.forCode(slide));
    } else if (block instanceof Block.Shell shell) {
      shell.lines().forEach(material.commands()::check);
      return CodeHtml.shell(shell.lines());
    } else if (block instanceof Block.Picture picture) {
      return new PictureHtml(material, chapter("demo.svg")).of(picture);
    } else if (block instanceof Block.Timeline timeline) {
      return new PictureHtml(material, chapter("timeline")).of(timeline);
    } else if (block instanceof Block.Predict predict) {
      return "<div class=\"predict\">\n" + prose.of(predict.question()) + "</div>\n";
    } else if (block instanceof Block.Exercise exercise) {
      return ExerciseHtml.of(chapter("exercise"), exercise.steps());
    }
    return DayHtml.of(plan(((Block.Day) block).name()));
  }

  private String text(Block.Text text) {
    Words.code(text.node()).stream().filter(Commands::isOurs).forEach(material.commands()::check);
    return prose.of(text.node());
  }

  private Plan plan(String day) {
    return material
        .agenda()
        .day(day)
        .orElseThrow(
            () -> new DeckError("day: \"" + day + "\" is no day of agenda.yaml that adds up."));
  }

  private Chapter chapter(String what) {
    return deck.chapter()
        .orElseThrow(
            () ->
                new DeckError(
                    what
                        + ": this deck belongs to no chapter, so it has none: show it in a"
                        + " chapter's deck."));
  }
}
