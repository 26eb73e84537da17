package grader.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import grader.model.Gradebook;
import grader.model.StepGrade;
import grader.model.Student;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import runner.protocol.Status;

class ReportsTest {
  private static final Gradebook BOOK = Books.small();

  @Test
  void the_json_fits_its_schema() {
    JsonSchema schema = schema("results.schema.json");
    String json = Json.of(BOOK);
    assertThat(schema.validate(json, InputFormat.JSON)).isEmpty();
    assertThat(schema.validate(json.replace("\"version\"", "\"edition\""), InputFormat.JSON))
        .isNotEmpty();
    assertThat(json).contains("\n  \"graded\" : \"2026-11-26T10:00:00Z\",\n");
  }

  @Test
  void the_audit_fits_its_schema_and_names_what_to_look_at() {
    String json = Json.of(Audit.of(BOOK));
    assertThat(schema("audit.schema.json").validate(json, InputFormat.JSON)).isEmpty();
    assertThat(Audit.of(BOOK).events())
        .extracting(each -> each.student() + " " + each.about() + " " + each.what())
        .containsExactly(
            "carl SUBMISSION x is no plain file.",
            "carl ANSWER It was run although the policy forbids: <x>");
    for (Student student : BOOK.students()) {
      assertThat(Feedback.of(BOOK, student)).doesNotContain("no plain file", "policy forbids");
    }
  }

  private static JsonSchema schema(String name) {
    return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(Resource.text(name));
  }

  @Test
  void no_cell_is_run_by_a_spreadsheet() throws Exception {
    String csv = GradesCsv.students(BOOK, id -> "feedback/" + id);
    List<CSVRecord> rows = CSVFormat.RFC4180.parse(new StringReader(csv)).getRecords();
    assertThat(rows).hasSize(6);
    assertThat(rows.get(2).get(1)).startsWith("'=cmd|");
    assertThat(rows.get(1).toList())
        .containsExactly("ann", "Ann Lee", "true", "3", "3", "3", "PASS", "feedback/ann");
    for (String bad : List.of("=1", "+1", "-1", "@x", "\t=1", "\uFF1D1")) {
      assertThat(new Csv(List.of(bad)).toString()).startsWith("\"'");
    }
    assertThat(new Csv(List.of("a;=1", 7)).toString()).isEqualTo("\"a;=1\",7\r\n");
  }

  @Test
  void moodle_finds_who_is_in_the_class_points_and_feedback() throws Exception {
    List<CSVRecord> rows = rows(MoodleCsv.of(BOOK));
    assertThat(rows.get(0).toList())
        .containsExactly(
            "ID number",
            "Username",
            "Email address",
            "Two Copies 0: adding",
            "Two Copies 0: adding (feedback)");
    assertThat(rows).extracting(row -> row.get(0)).doesNotContain("carl").hasSize(5);
    assertThat(rows.get(1).toList())
        .containsExactly("ann", "", "ann@school.example", "3", "Every step passes.");
    assertThat(rows.get(2).get(4)).isEqualTo("Not yet: step 1 fails; step 2 not run.");
    assertThat(rows.get(4).toList().subList(3, 5)).containsExactly("0", "Nothing was handed in.");
  }

  @Test
  void canvas_finds_its_five_columns_and_the_points_possible() throws Exception {
    List<CSVRecord> rows = rows(CanvasCsv.of(BOOK));
    assertThat(rows.get(0).toList())
        .containsExactly(
            "Student", "ID", "SIS User ID", "SIS Login ID", "Section", "Two Copies 0: adding");
    assertThat(rows.get(1).toList()).containsExactly("    Points Possible", "", "", "", "", "3");
    assertThat(rows.get(2).toList()).containsExactly("Ann Lee", "", "ann", "", "B;1", "3");
    assertThat(rows.get(3).get(0)).startsWith("'=cmd|");
    assertThat(rows).hasSize(6).noneMatch(row -> row.get(2).equals("carl"));
  }

  private static List<CSVRecord> rows(String csv) throws IOException {
    return CSVFormat.RFC4180.parse(new StringReader(csv)).getRecords();
  }

  @Test
  void each_step_is_a_row_of_the_long_table() throws Exception {
    String csv = GradesCsv.steps(BOOK);
    List<CSVRecord> rows = CSVFormat.RFC4180.parse(new StringReader(csv)).getRecords();
    assertThat(rows).hasSize(1 + 2 * 5);
    assertThat(rows.get(6).toList())
        .containsExactly(
            "carl",
            "",
            "ch00_zero",
            "2",
            "none wraps",
            "HOME",
            "PASS",
            "1",
            "1",
            "true",
            "false",
            "");
  }

  @Test
  void the_xml_counts_what_it_holds() throws Exception {
    Document xml =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(JunitXml.of(BOOK).getBytes(StandardCharsets.UTF_8)));
    assertThat(xml.getElementsByTagName("testsuite").getLength()).isEqualTo(5);
    assertThat(xml.getElementsByTagName("testcase").getLength()).isEqualTo(10);
    assertThat(xml.getElementsByTagName("failure").getLength()).isEqualTo(1);
    assertThat(xml.getElementsByTagName("error").getLength()).isEqualTo(3);
    assertThat(xml.getElementsByTagName("skipped").getLength()).isEqualTo(3);
    assertThat(xml.getElementsByTagName("failure").item(0).getTextContent())
        .isEqualTo(Books.MESSAGE);
  }

  @Test
  void feedback_tells_the_story_of_each_failed_step_and_a_hint() {
    assertThat(Feedback.of(BOOK, BOOK.students().get(1)))
        .contains("**0 of 3 points**")
        .contains("- step 1, one & one is two: fails, 0 of 2\n")
        .contains("- step 2, none wraps (for home): not run (step 1 first), 0 of 1\n")
        .contains("### Step 1: one & one is two\n\n````text\n" + Books.MESSAGE + "\n````\n")
        .contains("A hint: Look *up*.\n")
        .contains("To see it again: `./workbook check 0 --step 1`\n\nA hint");
    assertThat(Feedback.of(BOOK, BOOK.students().get(0))).doesNotContain("## Chapter");
    assertThat(Feedback.of(BOOK, BOOK.students().get(2)))
        .contains("a\\*b was not used\\.")
        .contains("passes, at the second try, 1 of 1");
    assertThat(Feedback.of(BOOK, BOOK.students().get(3)))
        .contains("It does not compile, so none of its steps was run:\n\n```text\nAdder.java:3")
        .contains("To see it again: `./workbook check 0`\n");
  }

  @Test
  void feedback_names_the_command_that_draws_the_same_values_again() {
    assertThat(again("A customer saw 3.\nStep 2, seed 4711."))
        .isEqualTo("./workbook check 7 --step 2 --seed 4711");
    assertThat(again("A customer saw 3.\n\nStep 2, schedule 17, seed 4711.\nLikely cause: …"))
        .isEqualTo("./workbook check 7 --step 2 --seed 4711 --schedule 17");
    assertThat(again("Step 2, seed 1; rm.\nStep 3, seed 5.\nStep 2, seed x."))
        .isEqualTo("./workbook check 7 --step 2");
  }

  private static String again(String story) {
    return Again.command(7, new StepGrade(2, Status.FAIL, 0, false, story, List.of()));
  }

  @Test
  void feedback_shows_names_and_messages_as_they_are() {
    for (Student student : BOOK.students()) {
      String html =
          HtmlRenderer.builder()
              .build()
              .render(Parser.builder().build().parse(Feedback.of(BOOK, student)));
      assertThat(html).doesNotContain("<script", "<a ").contains("<h1>");
    }
  }

  @Test
  void files_are_named_so_that_every_system_can_hold_them() {
    assertThat(FileNames.of(BOOK).values())
        .allMatch(name -> name.matches("[A-Za-z0-9_][A-Za-z0-9._-]*"))
        .doesNotHaveDuplicates()
        .contains("ann")
        .anyMatch(name -> name.matches("_CON-[0-9a-f]{8}"))
        .anyMatch(name -> name.matches("__b-[0-9a-f]{8}"));
  }

  @Test
  void the_overview_runs_no_script_but_its_own_and_loads_nothing() {
    String html = Overview.of(BOOK, id -> "feedback/" + FileNames.of(BOOK).get(id) + ".md");
    assertThat(html)
        .containsOnlyOnce("<script")
        .contains("script-src &#39;sha256-".replace("&#39;", "'"))
        .contains("=cmd|&#39; /C calc&#39;!A0 &lt;script&gt;")
        .contains("&lt;b&gt; is a link")
        .contains("data-states=\"ABSENT NOT_RUN\"")
        .contains("data-states=\"FLAKY LOOK PASS TIMEOUT\"")
        .doesNotContain("{{", "http://", "https://", "src=", "<link");
  }

  @Test
  void the_overview_names_the_steps_that_failed_most_among_those_they_ran_for() {
    assertThat(Tally.of(BOOK))
        .extracting(each -> each.task().step() + ": " + each.failed() + " of " + each.ran())
        .containsExactly("1: 2 of 3", "2: 0 of 2");
  }
}
