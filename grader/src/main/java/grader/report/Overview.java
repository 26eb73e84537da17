package grader.report;

import grader.model.Gradebook;
import grader.model.Student;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A class at a glance, as one HTML file that needs no other and no network. It can be read without
 * its script, which only sorts and filters; no other script can run in it.
 */
final class Overview {
  private static final int STEPS_SHOWN = 10;
  private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+)}}");

  private final Gradebook book;
  private final UnaryOperator<String> feedback;

  private Overview(Gradebook book, UnaryOperator<String> feedback) {
    this.book = book;
    this.feedback = feedback;
  }

  /**
   * The page.
   *
   * @param feedback from the id of a student to the file with the feedback, as seen from the page
   */
  static String of(Gradebook book, UnaryOperator<String> feedback) {
    return new Overview(book, feedback).page();
  }

  private String page() {
    String script = Resource.text("overview.js");
    Map<String, String> parts =
        Map.ofEntries(
            Map.entry("hash", hash(script)),
            Map.entry("style", Resource.text("overview.css")),
            Map.entry("script", script),
            Map.entry("graded", Html.text(book.graded())),
            Map.entry("terms", terms()),
            Map.entry("part", part()),
            Map.entry("counting", counting()),
            Map.entry("figures", figures()),
            Map.entry("hardest", hardest()),
            Map.entry("head", OverviewTable.head(book)),
            Map.entry("rows", new OverviewTable(book, feedback).rows()),
            Map.entry("remarks", remarks()));
    Matcher places = PLACE.matcher(Resource.text("overview.html"));
    return places.replaceAll(
        place -> Matcher.quoteReplacement(parts.getOrDefault(place.group(1), "")));
  }

  private static String hash(String script) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }

  private String terms() {
    String told = "Policy: " + book.terms().policy() + ". Sandbox: " + book.terms().sandbox() + ".";
    return book.terms().trusted()
        ? Html.text(told)
        : "<strong class=untrusted>Not to be trusted:</strong> the policy stopped nothing, so"
            + " that code may have forged what is shown here. "
            + Html.text(told);
  }

  private String part() {
    return book.shard() == null
        ? ""
        : "<p><strong>This is "
            + book.shard().told()
            + "</strong> of the class. Who is not in it may be in another.</p>\n";
  }

  private String counting() {
    return new CountingWords(book)
        .all().stream()
            .map(sentence -> "<p>" + Html.text(sentence) + "</p>\n")
            .collect(Collectors.joining());
  }

  private String figures() {
    List<Student> handedIn = book.students().stream().filter(Student::submitted).toList();
    int absent = book.students().size() - handedIn.size();
    double mean = handedIn.stream().mapToInt(Student::points).average().orElse(0);
    int steps = book.chapters().stream().mapToInt(chapter -> chapter.steps().size()).sum();
    double passed = handedIn.stream().mapToInt(Student::passed).average().orElse(0);
    return figure(String.valueOf(handedIn.size()), "handed in")
        + (book.shard() == null ? figure(String.valueOf(absent), "did not") : "")
        + figure(decimal(mean) + " / " + book.points(), "points on average")
        + figure(decimal(passed) + " / " + steps, "steps pass on average");
  }

  private static String figure(String value, String caption) {
    return "<li><b>" + Html.text(value) + "</b> " + Html.text(caption) + "</li>\n";
  }

  private static String decimal(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  private String hardest() {
    return Tally.of(book).stream()
        .filter(step -> step.failed() > 0)
        .limit(STEPS_SHOWN)
        .map(Overview::bar)
        .collect(Collectors.joining());
  }

  private static String bar(Tally step) {
    String width =
        String.format(
            Locale.ROOT,
            "<svg viewBox=\"0 0 100 8\" preserveAspectRatio=\"none\" aria-hidden=\"true\">"
                + "<rect class=track width=\"100\" height=\"8\"/>"
                + "<rect class=bad width=\"%.1f\" height=\"8\"/></svg>",
            100.0 * step.failed() / step.ran());
    return "<tr><td>"
        + step.column().number()
        + "."
        + step.task().step()
        + "</td><td>"
        + Html.text(step.task().title() + Words.kind(step.task()))
        + "</td><td>"
        + width
        + "</td><td class=n>"
        + step.failed()
        + " of "
        + step.ran()
        + "</td></tr>\n";
  }

  private String remarks() {
    if (book.remarks().isEmpty()) {
      return "";
    }
    return "<section><h2>Found in the folder</h2><ul>\n"
        + book.remarks().stream()
            .map(each -> "<li>" + Html.text(each) + "</li>\n")
            .collect(Collectors.joining())
        + "</ul></section>";
  }
}
