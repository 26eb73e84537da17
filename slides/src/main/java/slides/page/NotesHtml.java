package slides.page;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import slides.agenda.Pace;
import slides.code.Place;
import slides.deck.Block;
import slides.deck.Deck;
import slides.deck.Slide;
import slides.figure.Figures;

/** What only the speaker sees: minutes, what to ask, and how the figures varied. */
record NotesHtml(Deck deck, Figures figures, Prose prose) {

  String of(Slide slide) {
    StringBuilder html = new StringBuilder("<aside class=\"notes\">\n");
    int minutes = Pace.minutes(deck, slide);
    html.append("<p><b>").append(minutes).append(minutes == 1 ? " minute" : " minutes");
    html.append("</b></p>\n");
    slide.notes().texts().forEach((key, text) -> html.append(named(key, prose.of(text))));
    ranges(slide).forEach(range -> html.append(named("measured", Html.escaped(range))));
    sources(slide).forEach(source -> html.append(named("source", Html.escaped(source))));
    return html.append("</aside>\n").toString();
  }

  private static String named(String key, String html) {
    String capital = key.substring(0, 1).toUpperCase(Locale.ROOT) + key.substring(1);
    return "<div><b>" + capital + ":</b> " + html + "</div>\n";
  }

  private Set<String> ranges(Slide slide) {
    Set<String> ranges = new LinkedHashSet<>();
    slide.figures().forEach(name -> figures.range(name, deck.chapter()).ifPresent(ranges::add));
    return ranges;
  }

  private Set<String> sources(Slide slide) {
    Set<String> paths = new LinkedHashSet<>();
    for (Block.Code code : slide.all(Block.Code.class)) {
      deck.chapter()
          .map(chapter -> Place.of(chapter, code.from()).path() + ", " + code.part())
          .ifPresent(paths::add);
    }
    return paths;
  }
}
