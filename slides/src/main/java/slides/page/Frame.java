package slides.page;

import java.util.List;
import slides.agenda.Pace;
import slides.agenda.Plan;
import slides.deck.Deck;

/** What stands around the slides, and the page that leads to them. */
final class Frame {
  private static final String DECK =
      """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>%1$s</title>
      <link rel="icon" href="data:,">
      <link rel="stylesheet" href="reveal/reset.css">
      <link rel="stylesheet" href="reveal/reveal.css">
      <link rel="stylesheet" href="slides.css">
      </head>
      <body class="deck" data-total-time="%2$d">
      <div class="reveal"><div class="slides">
      %3$s</div></div>
      <script src="reveal/reveal.js"></script>
      <script src="reveal/highlight.js"></script>
      <script src="reveal/notes.js"></script>
      <script src="start.js"></script>
      </body>
      </html>
      """;
  private static final String INDEX =
      """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>Two Copies: slides</title>
      <link rel="icon" href="data:,">
      <link rel="stylesheet" href="slides.css">
      </head>
      <body class="index">
      <main>
      <h1>Two Copies: slides</h1>
      <p><kbd>S</kbd> opens the speaker view, <kbd>F</kbd> fills the screen, <kbd>?</kbd> shows all
      keys.</p>
      <ol>
      %s</ol>
      %s</main>
      </body>
      </html>
      """;

  private static final String CARD =
      """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>%1$s</title>
      <link rel="icon" href="data:,">
      <link rel="stylesheet" href="slides.css">
      </head>
      <body class="card">
      %2$s%2$s</body>
      </html>
      """;

  private Frame() {}

  /** Two cards on a sheet of paper, with room to write. */
  static String card(String title, String questions) {
    return CARD.formatted(
        Html.escaped(title), "<article>\n<p>Data: </p>\n" + questions + "</article>\n");
  }

  static String deck(String title, int seconds, String slides) {
    return DECK.formatted(Html.escaped(title), seconds, slides);
  }

  /** What stands above the title of a deck. */
  static String kicker(Deck deck) {
    String chapter = deck.chapter().map(each -> " · chapter " + each.number()).orElse("");
    return "<p class=\"kicker\">Two Copies" + chapter + "</p>\n";
  }

  /** The page that leads to the decks, with the days. */
  static String index(List<Deck> decks, List<Plan> plans, boolean card) {
    StringBuilder list = new StringBuilder();
    for (Deck deck : decks) {
      list.append(
          "<li><a href=\"%s.html\">%s</a> <small>%d min</small></li>\n"
              .formatted(deck.name(), Html.escaped(deck.numbered()), Pace.minutes(deck)));
    }
    StringBuilder days = new StringBuilder();
    for (Plan plan : plans) {
      days.append("<h2>").append(Html.escaped(plan.day().name())).append("</h2>\n");
      days.append(DayHtml.linked(plan));
    }
    if (card) {
      days.append("<p><a href=\"card.html\">The card of the closing, to print</a></p>\n");
    }
    return INDEX.formatted(list, days);
  }
}
