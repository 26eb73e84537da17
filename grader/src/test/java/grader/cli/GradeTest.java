package grader.cli;

import static grader.cli.Workplace.with;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import runner.FakeCourse;
import runner.cli.Status;

class GradeTest {
  @TempDir Path folder;
  private Workplace workplace;
  private String out = "";
  private String err = "";

  @BeforeEach
  void a_course_and_a_submission() throws IOException {
    workplace = Workplace.in(folder);
    submit("ann", FakeCourse.SOLUTION);
  }

  @Test
  void writes_every_report_beside_the_submissions() {
    submit("bob", FakeCourse.CHECKPOINT);
    assertThat(grade("work")).isEqualTo(Status.DONE);
    assertThat(files("grades"))
        .containsExactlyInAnyOrder(
            ".judged",
            ".written",
            "audit.json",
            "audit.schema.json",
            "feedback",
            "gradebook-canvas.csv",
            "gradebook-moodle.csv",
            "grades-steps.csv",
            "grades.csv",
            "junit.xml",
            "overview.html",
            "results.json",
            "results.schema.json");
    assertThat(files("grades/feedback")).containsExactlyInAnyOrder("ann.md", "bob.md");
    assertThat(out)
        .isEqualTo(
            """
            2 of 2 students handed in; they earned 2.5 of 6 points on average.
            Begin with grades/overview.html.
            """);
    assertThat(read("grades/grades.csv"))
        .isEqualToNormalizingNewlines(
            """
            "id","name","submitted","points","of","ch00_zero","ch00_zero state","ch01_one","ch01_one state","feedback"
            "ann","","true",3,6,3,"PASS",0,"MISSING","feedback/ann.md"
            "bob","","true",2,6,2,"FAIL",0,"MISSING","feedback/bob.md"
            """);
  }

  @Test
  void grades_the_chapters_that_are_named() {
    assertThat(grade("work", "--chapters", "0")).isEqualTo(Status.DONE);
    assertThat(read("grades/grades.csv")).contains("ch00_zero").doesNotContain("ch01_one");
    assertThat(grade("work", "--force", "--chapters", "0-1,one")).isEqualTo(Status.DONE);
    assertThat(read("grades/grades.csv")).contains("ch01_one");
    assertThat(grade("work", "--force", "--chapters", "1-0")).isEqualTo(Status.WRONG_COMMAND);
    assertThat(err).contains("goes backwards; write 0-1.");
    assertThat(grade("work", "--force", "--chapters", "0,7")).isEqualTo(Status.WRONG_COMMAND);
    assertThat(err).contains("There is no chapter \"7\"");
    for (String none : List.of("", " ")) {
      assertThat(grade("work", "--force", "--chapters", none)).isEqualTo(Status.WRONG_COMMAND);
      assertThat(err).contains("--chapters names none: say which, as in 1-4,7, or leave it out.");
    }
  }

  @Test
  void gives_zero_to_who_stands_on_the_roster_and_handed_nothing_in() {
    save("class.csv", "\uFEFFid;name\nann;Ann Lee\nzoe;Zoë\n");
    submit("eve", FakeCourse.SOLUTION);
    assertThat(grade("work", "--chapters", "0", "--roster", "class.csv")).isEqualTo(Status.DONE);
    assertThat(read("grades/grades.csv").lines().skip(1))
        .containsExactly(
            "\"ann\",\"Ann Lee\",\"true\",3,3,3,\"PASS\",\"feedback/ann.md\"",
            "\"eve\",\"\",\"true\",3,3,3,\"PASS\",\"feedback/eve.md\"",
            "\"zoe\",\"Zoë\",\"false\",0,3,0,\"MISSING\",\"feedback/zoe.md\"");
    assertThat(out)
        .contains("2 of 3 students handed in")
        .contains("The submission \"eve\" is of nobody on the roster: call it by an id");
    assertThat(read("grades/feedback/zoe.md")).contains("Nothing was handed in: 0 of 3 points.");
  }

  @Test
  void counts_by_weights_and_due_dates() {
    submit("bob", FakeCourse.CHECKPOINT);
    save(
        "class.csv",
        """
        id,name,submitted
        ann,Ann Lee,2026-12-01T22:00Z
        bob,Bob,2026-12-03T23:00+01:00
        zoe,Zoë,
        """);
    save("grading.yaml", "late: 25\nchapters: {zero: {weight: 2}}\n");
    String[] all = {"work", "--roster", "class.csv", "--due", "2026-12-01T23:59+01:00"};
    assertThat(grade(with(all, "--grading", "grading.yaml"))).isEqualTo(Status.DONE);
    assertThat(read("grades/grades.csv"))
        .isEqualToNormalizingNewlines(
            """
            "id","name","submitted","points","of","counted","percent","ch00_zero","ch00_zero state","ch00_zero counted","ch00_zero days late","ch01_one","ch01_one state","ch01_one counted","ch01_one days late","feedback"
            "ann","Ann Lee","true",3,6,6,66.67,3,"PASS",3,0,0,"MISSING",0,0,"feedback/ann.md"
            "bob","Bob","true",2,6,2,22.22,2,"FAIL",1,2,0,"MISSING",0,0,"feedback/bob.md"
            "zoe","Zoë","false",0,6,0,0,0,"MISSING",0,0,0,"MISSING",0,0,"feedback/zoe.md"
            """);
    assertThat(read("grades/feedback/bob.md"))
        .contains("With weights and due dates that is 22.22 %: 2 of 9, where")
        .contains("Each day begun after the due date costs 25 % of a chapter's points.")
        .contains(
            "| 2 of 3 | 2 | 2026-12-01 23:59+01:00 | fails; late, second day begun, so it counts 1 |")
        .contains("| 0 of 3 | 1 | 2026-12-01 23:59+01:00 | not handed in |");
    assertThat(read("grades/overview.html"))
        .contains("<td class=n data-value=22.22>22.22</td>")
        .contains("<small>late, second day begun: counts 1</small>")
        .contains("<p>Due 2026-12-01 23:59+01:00: chapters 0, 1.</p>")
        .contains("<p>Each day begun after the due date costs 25 % of a chapter&#39;s points.</p>")
        .contains("<p>Weights: 2 for chapter 0, 1 for chapter 1.</p>", "<small>of 3, weight 2");
    assertThat(read("grades/gradebook-moodle.csv"))
        .contains("\"bob\",\"\",\"\",1,")
        .contains("step 2 fails. It was late, second day begun, so it counts 1.");
  }

  @Test
  void says_nothing_of_what_no_points_count() {
    submit("ann", "class Adder { no }");
    save("class.csv", "id,submitted\nann,2026-12-03T23:00+01:00\n");
    String[] due = {"work", "--chapters", "0", "--due", "2026-12-01T23:59+01:00"};
    assertThat(grade(with(due, "--roster", "class.csv"))).isEqualTo(Status.DONE);
    assertThat(read("grades/feedback/ann.md"))
        .contains("| does not compile; late, second day begun |");
    assertThat(read("grades/gradebook-moodle.csv"))
        .contains("\"It does not compile. It was late, second day begun.\"");
  }

  @Test
  void marks_an_unchanged_starter_and_tells_no_story_of_it() {
    submit("bob", FakeCourse.STARTER + "// TODO");
    assertThat(grade("work", "--chapters", "0")).isEqualTo(Status.DONE);
    assertThat(read("grades/feedback/bob.md"))
        .contains("| 0 of 3 | unchanged starter |")
        .doesNotContain("## Chapter", "customers saw");
    assertThat(read("grades/overview.html"))
        .contains("<small>unchanged starter</small>")
        .doesNotContain("1 of 2</td>");
    assertThat(read("grades/gradebook-moodle.csv")).contains("This is the unchanged starter.");
    assertThat(read("grades/grades.csv")).contains("\"bob\",\"\",\"true\",0,3,0,\"FAIL\"");
    assertThat(read("grades/overview.html"))
        .contains("3 · nothing stays nothing (guard, no points)")
        .contains("1 · one and one is two, 2 points");
  }

  @Test
  void does_not_guess_when_somebody_handed_in() {
    String[] due = {"work", "--chapters", "0", "--due", "2026-12-01T23:59+01:00"};
    assertThat(grade(due)).isEqualTo(Status.WRONG_COMMAND);
    assertThat(err).contains("give a --roster with a column \"submitted\"");
    submit("bob", FakeCourse.SOLUTION);
    save("class.csv", "id,submitted\nann,2026-11-30T12:00Z\nbob,\n");
    assertThat(grade(with(due, "--roster", "class.csv"))).isEqualTo(Status.DONE);
    assertThat(out)
        .contains("It is not known when \"bob\" handed in, so nothing was taken off.")
        .doesNotContain("\"ann\" handed in");
    save("class.csv", "id,submitted\nann,yesterday\n");
    assertThat(grade(with(due, "--force", "--roster", "class.csv")))
        .isEqualTo(Status.WRONG_COMMAND);
    assertThat(err).contains("class.csv, row 2: submitted must be", "but was yesterday.");
  }

  @Test
  void writes_over_nothing_unasked() {
    save("grades/mine.txt", "mine");
    assertThat(grade("work", "--chapters", "0")).isEqualTo(Status.WRONG_COMMAND);
    assertThat(err).contains("is not empty: name another folder with --out");
    assertThat(grade("work", "--chapters", "0", "--out", "work/grades"))
        .isEqualTo(Status.WRONG_COMMAND);
    assertThat(err).contains("can't be written into the folder of the submissions");
    assertThat(grade("work", "--chapters", "0", "--resume")).isEqualTo(Status.WRONG_COMMAND);
    assertThat(grade("work", "--chapters", "0", "--force")).isEqualTo(Status.DONE);
    assertThat(read("grades/mine.txt")).isEqualTo("mine");
    assertThat(grade("work", "--chapters", "0")).isEqualTo(Status.WRONG_COMMAND);
    assertThat(err).contains("holds an earlier grading: --resume goes on with it");
  }

  @Test
  void leaves_no_file_of_who_is_gone_and_every_file_of_others() throws IOException {
    submit("bob", FakeCourse.CHECKPOINT);
    String[] all = {"work", "--chapters", "0", "--jplag", "jplag"};
    grade(all);
    save("grades/feedback/mine.md", "mine");
    save("jplag/submissions/ch00_zero/mine.txt", "mine");
    Files.move(folder.resolve("work/bob"), folder.resolve("work/eve"));
    assertThat(grade(with(all, "--force"))).isEqualTo(Status.DONE);
    assertThat(files("grades/feedback")).containsExactlyInAnyOrder("ann.md", "eve.md", "mine.md");
    assertThat(files("jplag/submissions/ch00_zero"))
        .containsExactlyInAnyOrder("ann", "eve", "mine.txt");
    Files.move(folder.resolve("work/eve"), folder.resolve("work/zoe"));
    assertThat(grade(with(all, "--resume"))).isEqualTo(Status.DONE);
    assertThat(files("grades/feedback")).containsExactlyInAnyOrder("ann.md", "mine.md", "zoe.md");
    assertThat(files("jplag/submissions/ch00_zero"))
        .containsExactlyInAnyOrder("ann", "zoe", "mine.txt");
  }

  @Test
  void resumes_with_what_is_new_or_has_changed() {
    submit("bob", FakeCourse.CHECKPOINT);
    grade("work", "--chapters", "0");
    assertThat(err).contains("2 submissions: 2 different answers.");
    submit("bob", FakeCourse.adding("return b + a;"));
    submit("eve", FakeCourse.SOLUTION);
    assertThat(grade("work", "--chapters", "0", "--resume")).isEqualTo(Status.DONE);
    assertThat(err).contains("3 submissions: 2 different answers, 1 of them judged before");
    assertThat(read("grades/grades.csv")).contains("\"eve\",\"\",\"true\",3");
  }

  @Test
  void keeps_what_was_judged_when_it_can_not_go_on() throws IOException {
    Files.createDirectories(folder.resolve("grades/overview.html"));
    assertThat(grade("work", "--chapters", "0", "--force")).isEqualTo(Status.MACHINE_LACKS);
    assertThat(err).contains("overview.html can't be written", "then --resume.");
    Files.delete(folder.resolve("grades/overview.html"));
    assertThat(grade("work", "--chapters", "0", "--resume")).isEqualTo(Status.DONE);
    assertThat(err).contains("1 of them judged before");
  }

  @Test
  void runs_nothing_that_the_policy_forbids_unless_told_to() {
    submit("ann", FakeCourse.adding("if (a > 9) { System.exit(0); } return Math.addExact(a, b);"));
    grade("work", "--chapters", "0");
    assertThat(read("grades/grades.csv")).contains("\"true\",0,3,0,\"POLICY_VIOLATION\"");
    assertThat(read("grades/feedback/ann.md"))
        .contains("It uses what it must not, so none of its steps was run:")
        .contains("java.lang.System.exit(int) is not allowed here.");
    assertThat(read("grades/audit.json"))
        .contains("\"about\" : \"POLICY\"", "java.lang.System.exit(int) is not allowed here.");
    assertThat(read("grades/overview.html"))
        .contains("<summary>worth a look</summary><p>ch00_zero: ")
        .contains("java.lang.System.exit(int) is not allowed here.")
        .contains("data-states=\"LOOK POLICY_VIOLATION\"");
    assertThat(out).contains("are refused, do not end or end the program: 1 POLICY_VIOLATION.");
    grade("work", "--chapters", "0", "--force", "--policy", "report");
    assertThat(read("grades/grades.csv")).contains("\"true\",2,3,2,\"CRASH\"");
    assertThat(read("grades/overview.html"))
        .contains("Not to be trusted:", "It was run although the policy forbids");
    grade("work", "--chapters", "0", "--force", "--policy", "off");
    assertThat(out).contains("With --policy off these grades can be forged.");
    assertThat(grade("work", "--policy", "on", "--force")).isEqualTo(Status.WRONG_COMMAND);
    assertThat(err).contains("--policy must be enforce, report or off, but was on.");
  }

  @Test
  void names_the_mistake_that_an_answer_looks_like() throws IOException {
    mistake("wraps", "// fails: 2\n", "return a + b;");
    mistake("doubles", "// fails: 1 2 3\n", "return a + b + 1;");
    submit("bob", FakeCourse.adding("return b + a;"));
    submit("eve", FakeCourse.adding("return 2 * a;"));
    assertThat(grade("work", "--chapters", "0", "--mistakes")).isEqualTo(Status.DONE);
    assertThat(err)
        .contains("3 submissions: 3 different answers.")
        .contains("Mistakes of the course to compare with: 2 different answers, 1 of them judged");
    var students = new ObjectMapper().readTree(read("grades/results.json")).path("students");
    assertThat(students.findValues("looksLike").toString())
        .isEqualTo("[[], [\"wraps\"], [\"wraps\"]]");
    assertThat(read("grades/overview.html")).contains("ch00_zero looks like wraps.");
    assertThat(read("grades/feedback/bob.md")).doesNotContain("wraps");
  }

  @Test
  void grades_nobody_where_the_reference_answer_fails() {
    save(
        "solutions/src/ch00_zero/Adder.java",
        FakeCourse.inPackage("ch00_zero", FakeCourse.CHECKPOINT));
    assertThat(grade("work", "--chapters", "0")).isEqualTo(Status.MACHINE_LACKS);
    assertThat(err)
        .contains(
            "The reference answer of chapter 0 does not pass step 2 on this machine (customers saw"
                + " a negative sum), so nobody can be graded");
  }

  @Test
  void parts_put_together_are_the_whole() {
    submit("bob", FakeCourse.CHECKPOINT);
    save("class.csv", "id\nann\nbob\nzoe\n");
    String[] all = {"work", "--chapters", "0", "--roster", "class.csv"};
    assertThat(grade(with(all, "--out", "whole"))).isEqualTo(Status.DONE);
    assertThat(grade(with(all, "--out", "one", "--shard", "1/2"))).isEqualTo(Status.DONE);
    assertThat(grade(with(all, "--out", "two", "--shard", "2/2"))).isEqualTo(Status.DONE);
    assertThat(grade("merge", "one", "two", "--out", "merged")).isEqualTo(Status.DONE);
    assertThat(out).contains("2 of 3 students handed in", "Begin with merged/overview.html.");
    for (String file : List.of("grades.csv", "grades-steps.csv", "junit.xml", "feedback/bob.md")) {
      assertThat(read("merged/" + file)).isEqualTo(read("whole/" + file));
    }
    assertThat(grade("merge", "one", "two", "--out", "merged")).isEqualTo(Status.WRONG_COMMAND);
    assertThat(err).contains("is not empty");
    assertThat(grade("merge", "whole", "whole", "--out", "x")).isEqualTo(Status.WRONG_COMMAND);
    assertThat(err).contains("Two of these gradings have a submission of ann");
    assertThat(grade("merge", "work", "--out", "x")).isEqualTo(Status.WRONG_COMMAND);
    assertThat(err).contains("holds no results.json");
  }

  @Test
  void says_what_is_wrong_with_a_command() {
    assertThat(grade("nowhere")).isEqualTo(Status.WRONG_COMMAND);
    assertThat(err).contains("There is no folder");
    assertThat(grade("work", "--jobs", "0")).isEqualTo(Status.WRONG_COMMAND);
    assertThat(err).contains("--jobs must be at least 1, but was 0.");
    assertThat(grade("work", "--resume", "--force")).isEqualTo(Status.WRONG_COMMAND);
    assertThat(grade()).isEqualTo(Status.WRONG_COMMAND);
    assertThat(err).contains("Name the folder that holds the submissions");
    assertThat(grade("work", "--require-sandbox")).isEqualTo(Status.WRONG_COMMAND);
    assertThat(err)
        .isEqualToIgnoringWhitespace(
            "--require-sandbox asks for a sandbox and --sandbox none for none: leave out one of"
                + " them.");
  }

  @Test
  void says_that_nothing_contains_an_answer_without_a_sandbox() {
    assertThat(grade("work", "--chapters", "0")).isEqualTo(Status.DONE);
    assertThat(err).containsOnlyOnce("No sandbox: nothing contains what gets past the policy.\n");
  }

  private int grade(String... arguments) {
    int status = workplace.grade(arguments);
    out = workplace.out();
    err = workplace.err();
    return status;
  }

  private void mistake(String name, String header, String body) {
    save(
        "solutions/mistakes/ch00_zero/" + name + "/Adder.java",
        header + FakeCourse.inPackage("ch00_zero", FakeCourse.adding(body)));
  }

  private void submit(String student, String answer) {
    workplace.submit(student, answer);
  }

  private void save(String name, String text) {
    workplace.save(name, text);
  }

  private String read(String name) {
    return workplace.read(name);
  }

  private List<String> files(String name) {
    return workplace.files(name);
  }
}
