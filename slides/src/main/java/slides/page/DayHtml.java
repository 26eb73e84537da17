package slides.page;

import java.util.function.Function;
import slides.agenda.Plan;

/** A day as a table. */
final class DayHtml {
  private static final int SHORT = 10;

  private DayHtml() {}

  /** For a slide. */
  static String of(Plan plan) {
    return of(plan, DayHtml::title);
  }

  /** With a link to each deck, as that day shows it. */
  static String linked(Plan plan) {
    return of(
        plan,
        entry ->
            entry
                .deck()
                .map(deck -> "<a href=\"%s.html\">%s</a>".formatted(deck.name(), title(entry)))
                .orElse(title(entry)));
  }

  private static String of(Plan plan, Function<Plan.Entry, String> title) {
    StringBuilder html = new StringBuilder("<table class=\"day");
    html.append(plan.entries().size() > SHORT ? " long\">\n" : "\">\n");
    plan.entries().forEach(entry -> html.append(row(entry, title.apply(entry))));
    html.append("<tr class=\"end\"><td>").append(plan.end()).append("</td><td>End</td>");
    return html.append("<td></td></tr>\n</table>\n").toString();
  }

  private static String title(Plan.Entry entry) {
    return Html.escaped(entry.title());
  }

  private static String row(Plan.Entry entry, String title) {
    String steps = entry.steps().isEmpty() ? "" : " <small>" + entry.steps() + "</small>";
    return "<tr><td>%s</td><td>%s%s</td><td>%d min</td></tr>\n"
        .formatted(entry.begin(), title, steps, entry.minutes());
  }
}
