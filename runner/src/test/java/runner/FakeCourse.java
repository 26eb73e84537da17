package runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import runner.compile.Sources;
import runner.course.Chapter;
import runner.course.Course;

/** A course of one file and a few steps each chapter, that needs no servers. */
public final class FakeCourse {
  private static final String TEST =
      """
      package %1$s;

      import org.junit.jupiter.api.Nested;
      import org.junit.jupiter.api.Test;

      @interface Chapter { String id(); String title(); int minutes(); }

      @interface Step { int value(); String title(); int points() default 1;
                        String kind() default "CORE"; }

      @Chapter(id = "%2$s", title = "adding " + "numbers", minutes = 5)
      class AdderTest {
        @Nested @Step(value = 1, title = "one and one is two", points = 2)
        class OneAndOne {
          @Test void is_two() {
            int sum = new Adder().add(1, 1);
            if (sum != 2) {
              throw new AssertionError("customers saw " + sum + "\\nbut 1 and 1 is 2");
            }
          }
        }

        @Nested @Step(value = 2, title = "large numbers do not wrap", points = 1)
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
            throw new AssertionError("customers saw a negative sum");
          }
        }

        @Nested @Step(value = 3, title = "nothing stays nothing", points = 0, kind = "GUARD")
        class Nothing {
          @Test void is_nothing() {
            if (new Adder().add(0, 0) != 0) {
              throw new AssertionError("customers saw something");
            }
          }
        }
      }
      """;

  /** Passes step 3 only. */
  public static final String STARTER = adding("return a - b;");

  /** Passes steps 1 and 3. */
  public static final String CHECKPOINT = adding("return a + b;");

  /** Passes everything. */
  public static final String SOLUTION = adding("return Math.addExact(a, b);");

  private final Path root;

  private FakeCourse(Path root) {
    this.root = root;
  }

  /** A course of chapters 0 (id zero) and 1 (id one) with their starters. */
  public static FakeCourse in(Path root) {
    FakeCourse course = new FakeCourse(root);
    course.chapter("ch00_zero", "zero");
    course.chapter("ch01_one", "one");
    return course;
  }

  /** The file of an answer; the package is put in when it is saved. */
  public static String adding(String body) {
    return "public class Adder {\n  public int add(int a, int b) {\n    " + body + "\n  }\n}\n";
  }

  public Path root() {
    return root;
  }

  public Course course() {
    return Course.at(root);
  }

  public Chapter zero() {
    return course().find("0");
  }

  /** Saves an answer of chapter 0 and reads the chapter's sources. */
  public Sources answer(String answer) {
    save("exercises/src/ch00_zero/Adder.java", inPackage("ch00_zero", answer));
    return Sources.of(zero());
  }

  /** Saves a file below the root. */
  public Path save(String name, String text) {
    try {
      Path file = root.resolve(name);
      Files.createDirectories(file.getParent());
      return Files.writeString(file, text);
    } catch (IOException failed) {
      throw new java.io.UncheckedIOException(failed);
    }
  }

  public String read(String name) throws IOException {
    return Files.readString(root.resolve(name));
  }

  public static String inPackage(String folder, String answer) {
    return "package " + folder + ";\n\n" + answer;
  }

  private void chapter(String folder, String id) {
    save("exercises/src/" + folder + "/AdderTest.java", TEST.formatted(folder, id));
    save("exercises/src/" + folder + "/Adder.java", inPackage(folder, STARTER));
    save("exercises/src/" + folder + "/HINTS.md", HINTS);
    save("solutions/starters/" + folder + "/Adder.java", inPackage(folder, STARTER));
    save("solutions/checkpoints/" + folder + "/1/Adder.java", inPackage(folder, CHECKPOINT));
    save("solutions/src/" + folder + "/Adder.java", inPackage(folder, SOLUTION));
    save("solutions/src/" + folder + "/NOTES.md", "# Why\n\n`addExact` throws.\n");
  }

  private static final String HINTS =
      """
      # Hints

      ## Step 1

      ### Hint 1
      What does *minus* do?

      ### Hint 2
      Look at the sign.

      ### Hint 3
      Write `a + b`.

      ## Step 2

      ### Hint 1
      What is the largest int?
      """;
}
