package runner.selfcheck;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import lab.demo.Recording;
import runner.Recordings;
import runner.chart.Picture;
import runner.course.Chapter;
import runner.course.Course;
import runner.recording.RecordingText;

/**
 * The smallest course in which the self-check finds no fault: one chapter of two steps and a guard,
 * which needs no servers. Tests break one thing of it.
 */
final class MiniCourse {
  static final String EXERCISE = "exercises/src/ch01_mini/";
  static final String TEST = EXERCISE + "AdderTest.java";
  static final String HINTS = EXERCISE + "HINTS.md";
  static final String README = EXERCISE + "README.md";
  static final String DEMO = EXERCISE + "Demo.java";
  static final String SHELVES = "solutions/";

  private static final String TEST_TEXT =
      """
      package ch01_mini;

      import org.junit.jupiter.api.Nested;
      import org.junit.jupiter.api.Test;

      @interface Chapter { String id(); String title(); int minutes(); }

      @interface Step { int value(); String title(); String kind() default "CORE";
                        int points() default 0; int minutes() default 0;
                        String fails() default ""; }

      @Chapter(id = "mini", title = "adding numbers", minutes = 10)
      class AdderTest {
        @Nested @Step(value = 1, title = "one and one", points = 2, minutes = 5,
                      fails = "paid twice")
        class OneAndOne {
          @Test void is_two() {
            int sum = new Adder().add(1, 1);
            check(sum == 2, "Customers paid twice: " + sum);
          }
        }

        @Nested @Step(value = 2, title = "large sums", points = 1, minutes = 5,
                      fails = "saw a debt")
        class Large {
          @Test void are_refused() {
            if (new Adder().add(1, 1) != 2) {
              throw new lab.story.NotYet(1);
            }
            try {
              new Adder().add(Integer.MAX_VALUE, 1);
            } catch (ArithmeticException expected) {
              return;
            }
            check(false, "Customers saw a debt.");
          }
        }

        @Nested @Step(value = 3, title = "nothing stays nothing", kind = "GUARD")
        class Nothing {
          @Test void is_nothing() {
            check(new Adder().add(0, 0) == 0, "Customers paid for nothing.");
          }
        }

        private static void check(boolean right, String story) {
          if (!right) {
            throw new AssertionError(story);
          }
        }
      }
      """;

  private static final String DEMO_TEXT =
      """
      package ch01_mini;

      import lab.demo.Scenario;

      @Scenario(title = "A rush", question = "How many?", answer = "starter.queries", note = "",
                charts = {})
      public final class Demo implements lab.demo.Play {
        public void on(lab.demo.Stage stage) {}
      }
      """;

  private static final String WRAPS = "return a + b;";
  private static final String RIGHT = "return Math.addExact(a, b);";

  private static final Map<String, String> PROGRAMS =
      Map.ofEntries(
          Map.entry("starters/ch01_mini", adding("return a - b;")),
          Map.entry("src/ch01_mini", adding(RIGHT)),
          Map.entry("checkpoints/ch01_mini/1", adding(WRAPS)),
          Map.entry("checkpoints/ch01_mini/2", adding(RIGHT)),
          Map.entry("checkpoints/ch01_mini/3", adding(RIGHT)),
          Map.entry("mistakes/ch01_mini/multiplies", mistake("1", "return a * b;")),
          Map.entry("mistakes/ch01_mini/knows_nothing", mistake("1", "return 0;")),
          Map.entry("mistakes/ch01_mini/without_carry", mistake("1", "return a ^ b;")),
          Map.entry("mistakes/ch01_mini/one_more", mistake("1 3", "return a + b + 1;")),
          Map.entry("mistakes/ch01_mini/wraps", mistake("2", WRAPS)),
          Map.entry("mistakes/ch01_mini/stops_at_zero", mistake("2", "return Math.max(0, a + b);")),
          Map.entry("mistakes/ch01_mini/fee", mistake("3", "if (a == 0) { return 1; } " + RIGHT)),
          Map.entry("mistakes/ch01_mini/gift", mistake("3", "if (b == 0) { return -1; } " + RIGHT)),
          Map.entry(
              "alternatives/ch01_mini/long_sum", adding("return Math.toIntExact(0L + a + b);")),
          Map.entry(
              "alternatives/ch01_mini/difference", adding("return Math.subtractExact(b, -a);")),
          Map.entry(
              "alternatives/ch01_mini/stream",
              adding("return java.util.stream.IntStream.of(a, b).reduce(0, Math::addExact);")));

  private final Path root;

  private MiniCourse(Path root) {
    this.root = root;
  }

  /** A right course below that folder. */
  static MiniCourse in(Path root) {
    MiniCourse course = new MiniCourse(root);
    course.save(
        "README.md", "| 1 | [adding numbers](" + README + ") | sums are wrong | 10 min |\n");
    course.save(TEST, TEST_TEXT);
    course.save(EXERCISE + "Adder.java", adding("return a - b;"));
    course.save(README, "# Adding\n\n## The till\n\nEdit `Adder.java` of [it](#the-till).\n");
    Recording recording = Recordings.rush("ch01_mini", "A rush");
    course.save(DEMO, DEMO_TEXT);
    course.save(EXERCISE + "demo.json", RecordingText.of(recording));
    course.save(EXERCISE + "demo.svg", Picture.of(recording));
    course.save(HINTS, hints(1) + hints(2) + hints(3));
    course.save("solutions/src/ch01_mini/NOTES.md", "# Why\n\n`addExact` throws.\n");
    PROGRAMS.forEach((folder, text) -> course.program(folder, text));
    return course;
  }

  /** A file of the chapter whose method does this. */
  static String adding(String body) {
    return "package ch01_mini;\n\npublic class Adder {\n  public int add(int a, int b) {\n    "
        + body
        + "\n  }\n}\n";
  }

  /** The same with a header. */
  static String mistake(String fails, String body) {
    return "// fails: " + fails + "\n" + adding(body);
  }

  private static String hints(int step) {
    return "## Step "
        + step
        + "\n\n### Hint 1\nLook.\n\n### Hint 2\nLook there.\n\n"
        + "### Hint 3\nDo it.\n\n";
  }

  Course course() {
    return Course.at(root);
  }

  Chapter chapter() {
    return course().find("mini");
  }

  Gallery gallery() {
    return Gallery.of(chapter());
  }

  /** The program whose name on the screen ends so. */
  Program program(String name) {
    return gallery().programs().stream()
        .filter(program -> program.name().endsWith(name))
        .findFirst()
        .orElseThrow();
  }

  /** Saves the chapter's file in a folder of a shelf, as in {@code mistakes/ch01_mini/wraps}. */
  void program(String folder, String text) {
    save(SHELVES + folder + "/Adder.java", text);
  }

  /** Replaces a text that a file holds. */
  void replace(String name, String from, String to) {
    String text = read(name);
    if (!text.contains(from)) {
      throw new IllegalArgumentException(name + " does not hold " + from);
    }
    save(name, text.replace(from, to));
  }

  /** Appends to a file. */
  void append(String name, String text) {
    save(name, read(name) + text);
  }

  void remove(String name) {
    try {
      Files.delete(root.resolve(name));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  void save(String name, String text) {
    try {
      Path file = root.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private String read(String name) {
    try {
      return Files.readString(root.resolve(name));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
