package runner.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import runner.FakeCourse;
import runner.cache.CacheFolder;
import runner.course.Chapter;
import runner.trouble.CommandError;
import runner.trouble.MachineLacks;

class CompilerTest {
  private static final String CLASS_PATH = System.getProperty("java.class.path");

  @TempDir Path folder;
  private FakeCourse fake;
  private Compiler compiler;

  @BeforeEach
  void courseInAFolderWithBlanksAndUmlauts() {
    fake = FakeCourse.in(folder.resolve("Übung eins"));
    compiler =
        new Compiler(CacheFolder.at(folder.resolve("Zwischenlager für Klassen")), CLASS_PATH);
  }

  @Test
  void a_chapter_compiles_apart_from_the_others() {
    fake.save("exercises/src/ch01_one/Adder.java", "broken");
    assertThat(files(fake.answer(FakeCourse.STARTER)))
        .contains("ch00_zero/Adder.class", "ch00_zero/AdderTest$Large.class")
        .doesNotHaveDuplicates()
        .allMatch(file -> file.startsWith("ch00_zero/"));
  }

  @Test
  void the_same_sources_are_not_compiled_twice() {
    List<Path> first = classes(fake.answer(FakeCourse.STARTER));
    assertThat(classes(fake.answer(FakeCourse.SOLUTION))).isNotEqualTo(first);
    assertThat(classes(fake.answer(FakeCourse.STARTER))).isEqualTo(first);
  }

  @Test
  void tests_are_compiled_again_only_if_what_they_see_has_changed() {
    Path tests = classes(fake.answer(FakeCourse.STARTER)).get(1);
    assertThat(classes(fake.answer(FakeCourse.SOLUTION)).get(1)).isEqualTo(tests);
    String within = FakeCourse.SOLUTION.replace("  public", "  private int x = 3;\n  public");
    assertThat(classes(fake.answer(within)).get(1)).isEqualTo(tests);
    String seen = FakeCourse.SOLUTION.replace("  public", "  static final int X = 3;\n  public");
    Path others = classes(fake.answer(seen)).get(1);
    assertThat(others).isNotEqualTo(tests);
    // a constant is copied into the classes that use it
    assertThat(classes(fake.answer(seen.replace("X = 3", "X = 4"))).get(1)).isNotEqualTo(others);
  }

  @Test
  void a_folder_of_classes_that_is_gone_is_made_again() throws Exception {
    List<Path> first = classes(fake.answer(FakeCourse.STARTER));
    for (Path folder : first) {
      Files.move(folder, folder.resolveSibling("gone-" + folder.getFileName()));
    }
    assertThat(classes(fake.answer(FakeCourse.STARTER))).isEqualTo(first).allMatch(Files::exists);
  }

  @Test
  void files_that_the_reader_adds_are_compiled_too() {
    fake.save(
        "exercises/src/ch00_zero/Sums.java",
        "package ch00_zero; class Sums { static int of(int a, int b) { return a + b; } }");
    assertThat(files(fake.answer(FakeCourse.adding("return Sums.of(a, b);"))))
        .contains("ch00_zero/Sums.class");
  }

  @Test
  void a_mistake_is_shown_with_its_line_and_a_caret() {
    Problem problem = problem(fake.answer(FakeCourse.adding("return a + c;")));
    assertThat(problem.yours()).isTrue();
    assertThat(problem.line()).isEqualTo(5);
    assertThat(problem.told(fake.root()))
        .contains("Adder.java:5: cannot find symbol")
        .endsWith("        return a + c;\n                   ^");
  }

  @Test
  void the_file_that_does_not_compile_explains_the_test_that_does_not() {
    Compiled compiled = compiler.compile(fake.answer("public class Adder { int add( }"));
    assertThat(((Compiled.Problems) compiled).problems()).allMatch(Problem::yours);
  }

  @Test
  void a_test_that_can_no_longer_use_the_file_is_told_as_such() {
    Problem problem = problem(fake.answer("public class Adder {}"));
    assertThat(problem.yours()).isFalse();
    assertThat(problem.file().getFileName()).hasToString("AdderTest.java");
  }

  @Test
  void another_folder_replaces_the_readers_files_but_never_the_tests() {
    Chapter chapter = fake.zero();
    String answer = FakeCourse.inPackage("ch00_zero", FakeCourse.SOLUTION);
    fake.save("mine/ch00_zero/Adder.java", answer);
    fake.save("mine/ch00_zero/AdderTest.java", "no Java");
    fake.save("flat/Adder.java", answer);
    assertThat(classes(Sources.of(chapter, fake.root().resolve("mine")))).isNotEmpty();
    assertThat(classes(Sources.of(chapter, fake.root().resolve("flat")))).isNotEmpty();
    assertThatThrownBy(() -> Sources.of(chapter, fake.root().resolve("nowhere")))
        .isInstanceOf(CommandError.class)
        .hasMessageContaining("ch00_zero/Adder.java");
  }

  @Test
  void a_cache_folder_that_cannot_be_written_is_one_sentence() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "in the way");
    Compiler stuck = new Compiler(CacheFolder.at(file.resolve("classes")), CLASS_PATH);
    assertThatThrownBy(() -> stuck.compile(fake.answer(FakeCourse.STARTER)))
        .isInstanceOf(MachineLacks.class)
        .hasMessageContaining(CacheFolder.VARIABLE);
  }

  private List<Path> classes(Sources sources) {
    return ((Compiled.Classes) compiler.compile(sources)).folders();
  }

  private List<String> files(Sources sources) {
    return classes(sources).stream().flatMap(CompilerTest::files).toList();
  }

  private static Stream<String> files(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      return all
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString().replace('\\', '/'))
          .toList()
          .stream();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private Problem problem(Sources sources) {
    return ((Compiled.Problems) compiler.compile(sources)).problems().get(0);
  }
}
