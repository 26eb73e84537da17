package grader.report;

import grader.model.ChapterGrade;
import grader.model.Column;
import grader.model.Gradebook;
import grader.model.StepGrade;
import grader.model.Student;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import runner.protocol.Status;

/** Chapters across, students down; in each field the points, and a sign for each step. */
final class OverviewTable {
  private final Gradebook book;
  private final UnaryOperator<String> feedback;

  OverviewTable(Gradebook book, UnaryOperator<String> feedback) {
    this.book = book;
    this.feedback = feedback;
  }

  static String head(Gradebook book) {
    StringBuilder head = new StringBuilder();
    head.append(heading("name", "student", ""));
    head.append(heading("points", "points", "of " + book.points()));
    if (book.weighs()) {
      head.append(heading("percent", "counts", "%"));
    }
    for (Column chapter : book.chapters()) {
      head.append(chapter(chapter));
    }
    return head.toString();
  }

  private static String chapter(Column chapter) {
    double weight = chapter.counting().weight();
    String steps =
        chapter.steps().stream()
            .map(step -> step.step() + " · " + step.title() + Words.kind(step) + worth(step))
            .collect(Collectors.joining("\n"));
    return heading(
        "c" + chapter.number(),
        steps,
        chapter.number() + " · " + chapter.title(),
        "of " + chapter.points() + (weight == 1 ? "" : ", weight " + Words.number(weight)));
  }

  private static String worth(Column.Task step) {
    return step.points() == 0 ? "" : ", " + Words.counted(step.points(), "point");
  }

  private static String heading(String key, String title, String below) {
    return heading(key, "", title, below);
  }

  /** The head of a column; the tip is shown to who points at it. */
  private static String heading(String key, String tip, String title, String below) {
    return "<th scope=col data-key=\""
        + key
        + (tip.isEmpty() ? "" : "\" title=\"" + Html.text(tip))
        + "\"><button type=button>"
        + Html.text(title)
        + "</button>"
        + (below.isEmpty() ? "" : "<small>" + Html.text(below) + "</small>")
        + "</th>";
  }

  String rows() {
    return book.students().stream().map(this::row).collect(Collectors.joining());
  }

  private String row(Student student) {
    StringBuilder row = new StringBuilder("<tr data-states=\"" + states(student) + "\">");
    row.append("<th scope=row><a href=\"" + Html.text(feedback.apply(student.id())) + "\">");
    row.append(Html.text(student.shown())).append("</a>");
    if (!student.name().isEmpty()) {
      row.append(" <small>").append(Html.text(student.id())).append("</small>");
    }
    row.append(details(student)).append("</th>");
    row.append("<td class=n data-value=" + student.points() + ">");
    row.append("<b>" + student.points() + "</b></td>");
    if (book.weighs()) {
      Number percent = Words.number(book.percent(student));
      row.append("<td class=n data-value=" + percent + ">" + percent + "</td>");
    }
    for (int i = 0; i < book.chapters().size(); i++) {
      row.append(field(student, book.chapters().get(i), student.chapters().get(i)));
    }
    return row.append("</tr>\n").toString();
  }

  /** What the filters look at. */
  private static String states(Student student) {
    Set<String> states = new TreeSet<>();
    if (!student.submitted()) {
      states.add("ABSENT");
    }
    for (ChapterGrade chapter : student.chapters()) {
      chapter.steps().forEach(step -> states.add(step.status().name()));
      if (chapter.steps().stream().anyMatch(StepGrade::flaky)) {
        states.add("FLAKY");
      }
      if (chapter.unchanged()) {
        states.add("UNCHANGED");
      }
    }
    if (!suspicions(student).isEmpty()) {
      states.add("LOOK");
    }
    return String.join(" ", states);
  }

  /** What {@code audit.json} says of a student. */
  private static List<String> suspicions(Student student) {
    return Audit.of(student).stream()
        .map(each -> (each.chapter().isEmpty() ? "" : each.chapter() + ": ") + each.what())
        .toList();
  }

  private static String details(Student student) {
    List<String> all = new ArrayList<>(suspicions(student));
    all.addAll(student.notes());
    student.chapters().stream()
        .filter(chapter -> !chapter.looksLike().isEmpty())
        .map(OverviewTable::likeness)
        .forEach(all::add);
    if (all.isEmpty()) {
      return "";
    }
    return "<details><summary>"
        + (suspicions(student).isEmpty() ? "notes" : "worth a look")
        + "</summary>"
        + all.stream().map(each -> "<p>" + Html.text(each)).collect(Collectors.joining())
        + "</details>";
  }

  private static String likeness(ChapterGrade chapter) {
    return chapter.folder() + " looks like " + String.join(" or ", chapter.looksLike()) + ".";
  }

  private static String field(Student student, Column column, ChapterGrade chapter) {
    if (!student.submitted() || chapter.missing()) {
      return "<td class=none data-value=-1>–</td>";
    }
    return "<td class="
        + (chapter.state() == Status.PASS ? "all" : chapter.points() == 0 ? "zero" : "some")
        + " data-value="
        + chapter.points()
        + " title=\""
        + Html.text(
            column.number()
                + " · "
                + column.title()
                + ": "
                + Words.of(chapter)
                + Words.lateness(chapter))
        + "\"><b>"
        + chapter.points()
        + "</b>"
        + signs(chapter)
        + below(chapter)
        + "</td>";
  }

  /** What else is to be said of a chapter, a line each. */
  private static String below(ChapterGrade chapter) {
    List<String> all = new ArrayList<>();
    if (chapter.unchanged()) {
      all.add("unchanged starter");
    }
    if (chapter.daysLate() > 0) {
      String counts = chapter.points() == 0 ? "" : ": counts " + Words.number(chapter.counted());
      all.add(Words.late(chapter) + counts);
    }
    if (!chapter.further().isEmpty()) {
      all.add(chapter.furtherPassed() + " of " + chapter.further().size() + " further");
    }
    return all.stream()
        .map(each -> " <small>" + Html.text(each) + "</small>")
        .collect(Collectors.joining());
  }

  /** Equal neighbours share an element: a large class has many. */
  private static String signs(ChapterGrade chapter) {
    StringBuilder signs = new StringBuilder("<span>");
    Status last = null;
    for (StepGrade step : chapter.steps()) {
      if (step.status() != last) {
        signs.append(last == null ? "" : "</i>");
        signs.append("<i class=" + step.status().name().toLowerCase(Locale.ROOT) + ">");
        last = step.status();
      }
      signs.append(Words.sign(step.status())).append(step.flaky() ? "?" : "");
    }
    return signs.append("</i></span>").toString();
  }
}
