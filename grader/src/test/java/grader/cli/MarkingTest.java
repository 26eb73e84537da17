package grader.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import runner.FakeCourse;

/** Files that are equal to others once comments and layout are set aside. */
class MarkingTest {
  private static final String EQUAL = "But for comments and layout, it is equal to that of ";
  private static final String COURSE = "But for comments and layout, it is the course's ";

  @TempDir Path folder;
  private Workplace workplace;

  @BeforeEach
  void a_course() throws IOException {
    workplace = Workplace.in(folder);
    workplace.save(
        "solutions/alternatives/ch00_zero/longs/Adder.java",
        FakeCourse.inPackage(
            "ch00_zero", FakeCourse.adding("return Math.toIntExact((long) a + b);")));
  }

  @Test
  void what_is_the_courses_is_marked() throws IOException {
    workplace.submit("all", "/* mine */\n" + FakeCourse.SOLUTION.replace("(", " ( "));
    workplace.submit("half", FakeCourse.CHECKPOINT.replace("return", "return // mine\n"));
    workplace.submit("long", FakeCourse.adding("return Math.toIntExact((long)a+b);"));
    workplace.submit("none", FakeCourse.STARTER + "// TODO");
    workplace.submit("own", FakeCourse.adding("return Math.addExact(b, a);"));
    workplace.grade("work", "--chapters", "0");
    assertThat(events())
        .containsExactly(
            "all: " + COURSE + "solution.",
            "half: " + COURSE + "checkpoint 1, which the command catch-up gives to everybody.",
            "long: " + COURSE + "alternative longs.");
    assertThat(workplace.read("grades/overview.html")).contains("course&#39;s solution.");
    assertThat(workplace.read("grades/feedback/all.md")).doesNotContain("But for comments");
    assertThat(workplace.read("grades/grades.csv")).contains("\"all\",\"\",\"true\",3,3");
  }

  @Test
  void what_two_have_is_marked_unless_everybody_can_have_it() throws IOException {
    workplace.submit("ann", FakeCourse.adding("return Math.addExact(b, a);"));
    workplace.submit("bob", FakeCourse.adding("return  Math.addExact(b, a); // !"));
    workplace.submit("eve", FakeCourse.adding("return Math.addExact(b, a)/**/;"));
    workplace.submit("one", FakeCourse.STARTER);
    workplace.submit("two", FakeCourse.STARTER);
    workplace.grade("work", "--chapters", "0");
    assertThat(events())
        .containsExactly(
            "ann: " + EQUAL + "bob, eve.",
            "bob: " + EQUAL + "ann, eve.",
            "eve: " + EQUAL + "ann, bob.");
  }

  @Test
  void parts_put_together_mark_what_the_whole_does() throws IOException {
    for (int i = 0; i < 8; i++) {
      workplace.submit("s" + i, FakeCourse.adding("return Math.addExact(b, a); // " + i));
    }
    String[] all = {"work", "--chapters", "0"};
    workplace.grade(Workplace.with(all, "--out", "grades"));
    workplace.grade(Workplace.with(all, "--out", "one", "--shard", "1/2"));
    workplace.grade(Workplace.with(all, "--out", "two", "--shard", "2/2"));
    workplace.grade("merge", "one", "two", "--out", "merged");
    assertThat(events()).hasSize(8).contains("s0: " + EQUAL + "s1, s2, s3, s4, s5 and 2 more.");
    assertThat(workplace.read("merged/audit.json")).isEqualTo(workplace.read("grades/audit.json"));
    assertThat(workplace.read("one/audit.json")).contains(EQUAL).doesNotContain("and 2 more");
  }

  private List<String> events() throws IOException {
    List<String> events = new ArrayList<>();
    for (JsonNode event :
        new ObjectMapper().readTree(workplace.read("grades/audit.json")).path("events")) {
      assertThat(event.path("about").asText()).isEqualTo("ANSWER");
      events.add(event.path("student").asText() + ": " + event.path("what").asText());
    }
    return events;
  }
}
