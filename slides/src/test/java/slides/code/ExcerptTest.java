package slides.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import slides.MiniDecks;
import slides.deck.DeckError;

/** Parts of a source, by their names. */
class ExcerptTest {
  private static final String SOURCE =
      """
      package ch01_adder;

      /** Adds. */
      public class Adder {
        /** How many; a string with braces: "{". */
        static final String ONE = "{"; // one of them

        private final int[] sums = {1, 2};

        /** Makes one. */
        public Adder() {}

        // step 1: exact
        // step 2: or not at all
        @Override
        public String toString() {
          return "}"; /* not the end */
        }

        /** One. */
        int get(int key) {
          return key;
        }

        int get(java.util.List<String> keys, int... more) {
          // a comment in it stays

          return 0;
        }

        /** A pair. */
        record Pair(int one, int other) {
          /** What both are. */
          int sum() {
            return one + other;
          }

          // why
          /** Nested. */
          enum Kind { A, B }
        }
      }
      """;

  @TempDir Path folder;

  @Test
  void a_method_has_the_comments_above_it_and_no_indentation() {
    assertThat(lines("toString"))
        .containsExactly(
            "// step 1: exact",
            "// step 2: or not at all",
            "@Override",
            "public String toString() {",
            "  return \"}\"; /* not the end */",
            "}");
  }

  @Test
  void javadoc_is_left_out_above_and_inside() {
    assertThat(lines("Pair"))
        .containsExactly(
            "record Pair(int one, int other) {",
            "  int sum() {",
            "    return one + other;",
            "  }",
            "",
            "  // why",
            "  enum Kind { A, B }",
            "}");
  }

  @Test
  void a_field_has_the_comment_behind_it() {
    assertThat(lines("ONE")).containsExactly("static final String ONE = \"{\"; // one of them");
    assertThat(lines("sums")).containsExactly("private final int[] sums = {1, 2};");
  }

  @Test
  void a_constructor_bears_the_name_of_its_class() {
    assertThat(lines("Adder")).containsExactly("public Adder() {}");
  }

  @Test
  void what_is_nested_is_named_with_its_type() {
    assertThat(lines("Pair.sum")).first().isEqualTo("int sum() {");
    assertThat(lines("Pair.Kind")).containsExactly("enum Kind { A, B }");
  }

  @Test
  void one_of_several_is_named_with_its_types() {
    assertThat(lines("get(int)")).hasSize(3);
    assertThat(lines("get(java.util.List<String>, int...)"))
        .containsExactly(
            "int get(java.util.List<String> keys, int... more) {",
            "  // a comment in it stays",
            "",
            "  return 0;",
            "}");
    assertThatThrownBy(() -> lines("get"))
        .isInstanceOf(DeckError.class)
        .hasMessageContaining("is 2 declarations; say which: get(int); get(java.util.List");
  }

  @Test
  void steps_light_up_all_lines_that_hold_a_text() {
    Excerpt excerpt = excerpt("get(int)", List.of("key", "all"));
    assertThat(excerpt.lineNumbers()).isEqualTo("1,2|1,2,3");
  }

  private List<String> lines(String part) {
    return excerpt(part, List.of()).lines();
  }

  private Excerpt excerpt(String part, List<String> highlights) {
    MiniDecks decks = MiniDecks.in(folder).save("solutions/src/ch01_adder/Adder.java", SOURCE);
    return Excerpt.of(Place.of(decks.course().find("1"), "solutions"), part, highlights);
  }
}
