package grader.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lab.backend.Program;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import runner.cache.CacheFolder;
import runner.course.Chapter;
import runner.course.Course;
import runner.run.Java;

class SlimJavaTest {
  private static final String[] NEEDED = SlimJava.MODULES.split(",");

  private final String former = System.getProperty(CacheFolder.PROPERTY, "");

  @TempDir Path cache;

  @BeforeEach
  void in_an_empty_cache() {
    System.setProperty(CacheFolder.PROPERTY, cache.toString());
  }

  @AfterEach
  void in_the_former_cache() {
    System.setProperty(CacheFolder.PROPERTY, former);
  }

  @Test
  void has_the_modules_that_tests_need_and_what_those_need() {
    SlimJava.prepare(chapter());

    Java java = SlimJava.found();
    assertThat(java.home()).startsWith(cache);
    assertThat(modules(java)).contains(NEEDED).noneMatch(name -> name.startsWith("jdk."));
  }

  @Test
  void where_none_was_made_it_is_this_one_with_no_more_modules() {
    Java java = SlimJava.found();

    assertThat(java.home()).isEqualTo(Path.of(System.getProperty("java.home")));
    assertThat(modules(java)).contains(NEEDED).doesNotContain("jdk.unsupported", "jdk.attach");
  }

  @Test
  void without_either_answers_would_have_them_all() {
    assertThat(modules(Java.ofThisProgram())).contains("jdk.unsupported", "jdk.attach");
  }

  private static List<String> modules(Java java) {
    List<String> command = new ArrayList<>(List.of(java.program()));
    command.addAll(java.more());
    command.add("--list-modules");
    return Program.run(java.home(), command, Map.of())
        .output()
        .lines()
        .map(line -> line.replaceFirst("@.*", ""))
        .toList();
  }

  private static Chapter chapter() {
    return Course.around(Path.of("")).find("first_red");
  }
}
