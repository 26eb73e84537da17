package slides.page;

import slides.agenda.Plan;

/** A day as a table. */
final class DayHtml {
  private static final int SHORT = 10;

  private DayHtml() {}

  static String of(Plan plan) {
    StringBuilder html = new StringBuilder("<table class=\"day");
    html.append(plan.entries().size() > SHORT ? " long\">\n" : "\">\n");
    plan.entries().forEach(entry -> html.append(row(entry)));
    html.append("<tr class=\"end\"><td>").append(plan.end()).append("</td><td>End</td>");
    return html.append("<td></td></tr>\n</table>\n").toString();
  }

  private static String row(Plan.Entry entry) {
    String steps = entry.steps().isEmpty() ? "" : " <small>" + entry.steps() + "</small>";
    return "<tr><td>%s</td><td>%s%s</td><td>%d min</td></tr>\n"
        .formatted(entry.begin(), Html.escaped(entry.title()), steps, entry.minutes());
  }
}
