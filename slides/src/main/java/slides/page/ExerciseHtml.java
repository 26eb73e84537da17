package slides.page;

import java.util.List;
import runner.course.Chapter;
import runner.course.StepCard;
import slides.agenda.Pace;

/** Steps that the room does now, and how to begin each of them. */
final class ExerciseHtml {
  private ExerciseHtml() {}

  static String of(Chapter chapter, List<Integer> steps) {
    List<StepCard> cards = Pace.cards(chapter, steps);
    int minutes = cards.stream().mapToInt(StepCard::minutes).sum();
    StringBuilder html = new StringBuilder("<div class=\"exercise\">\n<p class=\"start\">");
    html.append(CodeHtml.command("./workbook watch " + chapter.number()));
    html.append("<b>").append(minutes).append(" minutes</b></p>\n<table>\n");
    boolean later = cards.stream().anyMatch(card -> card.number() > 1);
    html.append("<tr><th>step</th><th></th><th>min</th><th>");
    html.append(later ? "begin it here" : "").append("</th></tr>\n");
    cards.forEach(card -> html.append(row(chapter, card)));
    return html.append("</table>\n</div>\n").toString();
  }

  private static String row(Chapter chapter, StepCard card) {
    return "<tr><td class=\"number\">%d</td><td>%s</td><td class=\"number\">%d</td><td>%s</td></tr>\n"
        .formatted(
            card.number(), Html.escaped(card.title()), card.minutes(), catchUp(chapter, card));
  }

  /** Nothing for step 1: that would be the starter, in place of what somebody has begun. */
  private static String catchUp(Chapter chapter, StepCard card) {
    return card.number() == 1
        ? ""
        : CodeHtml.command("./workbook catch-up " + chapter.number() + " --step " + card.number());
  }
}
