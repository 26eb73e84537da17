package runner.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
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
    Path classes = classes(fake.answer(FakeCourse.STARTER));
    assertThat(classes.resolve("ch00_zero/AdderTest$Large.class")).exists();
    assertThat(classes.resolve("ch01_one")).doesNotExist();
  }

  @Test
  void the_same_sources_are_not_compiled_twice() {
    Path first = classes(fake.answer(FakeCourse.STARTER));
    assertThat(classes(fake.answer(FakeCourse.SOLUTION))).isNotEqualTo(first);
    assertThat(classes(fake.answer(FakeCourse.STARTER))).isEqualTo(first);
  }

  @Test
  void files_that_the_reader_adds_are_compiled_too() {
    fake.save(
        "exercises/src/ch00_zero/Sums.java",
        "package ch00_zero; class Sums { static int of(int a, int b) { return a + b; } }");
    assertThat(classes(fake.answer(FakeCourse.adding("return Sums.of(a, b);"))))
        .isDirectoryRecursivelyContaining("glob:**/Sums.class");
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
    assertThat(classes(Sources.of(chapter, fake.root().resolve("mine")))).exists();
    assertThat(classes(Sources.of(chapter, fake.root().resolve("flat")))).exists();
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

  private Path classes(Sources sources) {
    return ((Compiled.Classes) compiler.compile(sources)).folder();
  }

  private Problem problem(Sources sources) {
    return ((Compiled.Problems) compiler.compile(sources)).problems().get(0);
  }
}
