package grader.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import runner.FakeCourse;
import runner.cli.Status;

/** An instructor's own tests: in the reports of the instructor, and nowhere else. */
class FurtherTestsTest {
  private static final String[] ALL = {"work", "--chapters", "0", "--extra-tests", "mine"};
  private static final String FILE = "mine/ch00_zero/AdderFurtherTest.java";

  /** Needs no lab, as the course of these tests does not. */
  private static final String TESTS =
      """
      package ch00_zero;

      import org.junit.jupiter.api.Nested;
      import org.junit.jupiter.api.Test;

      @interface Chapter { String id(); String title(); int minutes(); }

      @interface Step { int value(); String title(); int points() default 0; }

      @Chapter(id = "further", title = "more about adding", minutes = 0)
      class AdderFurtherTest {
        @Nested @Step(value = 1, title = "a secret title", points = 4)
        class Secret {
          @Test void is_five() {
            if (new Adder().add(2, 3) != %d) {
              throw new AssertionError("a secret message");
            }
          }
        }

        @Nested @Step(value = 2, title = "nothing may come back", points = 1)
        class Negative {
          @Test void is_refused() {
            try {
              new Adder().add(Integer.MIN_VALUE, -1);
            } catch (ArithmeticException expected) {
              return;
            }
            throw new AssertionError("another secret");
          }
        }
      }
      """;

  @TempDir Path folder;
  private Workplace workplace;

  @BeforeEach
  void three_hand_in() throws IOException {
    workplace = Workplace.in(folder);
    workplace.submit("ann", FakeCourse.SOLUTION);
    workplace.submit("bob", FakeCourse.CHECKPOINT);
    workplace.submit("eve", "class Adder { no }");
    workplace.save("class.csv", "id\nann\nbob\neve\nzoe\n");
  }

  @Test
  void stand_in_the_reports_beside_what_the_steps_give() {
    assertThat(workplace.grade("work", "--chapters", "0", "--out", "without"))
        .isEqualTo(Status.DONE);
    workplace.save(FILE, TESTS.formatted(5));
    assertThat(workplace.grade(Workplace.with(ALL, "--roster", "class.csv")))
        .isEqualTo(Status.DONE);
    assertThat(workplace.read("grades/grades.csv"))
        .isEqualToNormalizingNewlines(
            """
            "id","name","submitted","points","of","ch00_zero","ch00_zero state","ch00_zero further","feedback"
            "ann","","true",3,3,3,"PASS",5,"feedback/ann.md"
            "bob","","true",2,3,2,"FAIL",4,"feedback/bob.md"
            "eve","","true",0,3,0,"COMPILE_ERROR",0,"feedback/eve.md"
            "zoe","","false",0,3,0,"MISSING",0,"feedback/zoe.md"
            """);
    assertThat(workplace.read("grades/grades-steps.csv").lines())
        .containsAll(workplace.read("without/grades-steps.csv").lines().toList())
        .contains(
            "\"bob\",\"\",\"ch00_zero\",2,\"nothing may come back\",\"FURTHER\",\"FAIL\",0,1,\"false\","
                + "\"false\",\"another secret\"");
    assertThat(workplace.read("grades/junit.xml"))
        .contains("<testsuite name=\"bob ch00_zero.further\" tests=\"2\" failures=\"1\"");
    assertThat(workplace.read("grades/overview.html")).contains("1 of 2 further");
    assertThat(workplace.read("grades/gradebook-canvas.csv")).contains("\"bob\",\"\",\"\",2\r\n");
  }

  @Test
  void are_not_shown_to_students_but_for_their_number() {
    workplace.save(FILE, TESTS.formatted(5));
    workplace.save("work/zoe/notes.txt", "nothing of a chapter");
    workplace.grade(Workplace.with(ALL, "--roster", "class.csv"));
    assertThat(workplace.read("grades/feedback/zoe.md")).doesNotContain("further");
    assertThat(workplace.read("grades/feedback/ann.md")).contains("2 of 2 further tests passed.");
    assertThat(workplace.read("grades/feedback/bob.md")).contains("1 of 2 further tests passed.");
    assertThat(workplace.read("grades/feedback/eve.md")).contains("0 of 2 further tests passed.");
    for (String student : new String[] {"ann", "bob", "eve", "zoe"}) {
      assertThat(workplace.read("grades/feedback/" + student + ".md"))
          .doesNotContainIgnoringCase("secret")
          .doesNotContain("is_five", "is_refused", "AdderFurther", "come back");
    }
  }

  @Test
  void must_pass_on_the_solution_before_anybody_is_graded() {
    workplace.save(FILE, TESTS.formatted(6));
    assertThat(workplace.grade(ALL)).isEqualTo(Status.WRONG_COMMAND);
    assertThat(workplace.err())
        .contains("The course's solution of ch00_zero does not pass step 1 of your further tests")
        .contains("(a secret message), so nobody was graded: mend that test.")
        .doesNotContain("3 submissions");
    workplace.save(
        FILE, TESTS.formatted(5).replace("class Secret {", "class Secret { int n = \"\";"));
    assertThat(workplace.grade(Workplace.with(ALL, "--resume"))).isEqualTo(Status.WRONG_COMMAND);
    assertThat(workplace.err()).contains("AdderFurtherTest.java:13", "so nobody was graded");
  }

  @Test
  void are_judged_once_when_a_grading_goes_on() {
    workplace.save(FILE, TESTS.formatted(5));
    workplace.grade(ALL);
    workplace.submit("eve", FakeCourse.adding("return b + a;"));
    assertThat(workplace.grade(Workplace.with(ALL, "--resume"))).isEqualTo(Status.DONE);
    assertThat(workplace.err())
        .contains("Your further tests: 3 different answers, 2 of them judged before.");
  }

  @Test
  void must_all_be_run() {
    workplace.save(FILE, TESTS.formatted(5).replace("@Nested @Step(value = 2", "@Nested //"));
    assertThat(workplace.grade(ALL)).isEqualTo(Status.WRONG_COMMAND);
    assertThat(workplace.err())
        .contains("ch00_zero: is_refused would not be run. Put each test into");
    workplace.save(FILE, TESTS.formatted(5).replace("value = 2", "value = 1"));
    assertThat(workplace.grade(ALL)).isEqualTo(Status.WRONG_COMMAND);
    assertThat(workplace.err()).contains("has two steps of one number");
    workplace.save(FILE, "package ch00_zero;\n");
    assertThat(workplace.grade(ALL)).isEqualTo(Status.WRONG_COMMAND);
    assertThat(workplace.err()).contains("holds no class with @Chapter");
  }

  @Test
  void must_be_of_chapters_that_are_graded() {
    assertThat(workplace.grade(ALL)).isEqualTo(Status.WRONG_COMMAND);
    assertThat(workplace.err()).contains("There is no folder", "mine.");
    workplace.save("mine/README.md", "");
    assertThat(workplace.grade(ALL)).isEqualTo(Status.WRONG_COMMAND);
    assertThat(workplace.err()).contains("holds tests of none of the chapters that are graded");
    workplace.save("mine/ch00_zero/Helper.java", "");
    assertThat(workplace.grade(ALL)).isEqualTo(Status.WRONG_COMMAND);
    assertThat(workplace.err()).contains("holds no file whose name ends with Test.java");
    workplace.save("mine/zero/AdderTest.java", "");
    workplace.save(FILE, TESTS.formatted(5));
    assertThat(workplace.grade(ALL)).isEqualTo(Status.WRONG_COMMAND);
    assertThat(workplace.err()).contains("is named after no chapter");
  }
}
