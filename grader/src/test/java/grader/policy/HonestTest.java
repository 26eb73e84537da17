package grader.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import runner.compile.Compiled;
import runner.compile.Compiler;
import runner.compile.Sources;
import runner.course.Chapter;
import runner.course.Course;

class HonestTest {
  /** Reads objects of any class from Redis: a mistake for which no policy can make an exception. */
  private static final String REFUSED = "java_serialisation";

  private final Compiler compiler = new Compiler();

  @Test
  void refuses_no_program_of_the_course() throws IOException {
    Course course = Course.around(Path.of(""));
    String text = Files.readString(course.root().resolve("grader/policy.txt"));
    List<String> refusals = new ArrayList<>();
    for (Chapter chapter : course.chapters()) {
      Policy policy = PolicyText.read(text, chapter.folder(), getClass().getClassLoader());
      for (Path folder : programs(chapter)) {
        policy
            .refusals(classes(chapter, folder), chapter.folder())
            .forEach(each -> refusals.add(folder + " " + each.told()));
      }
    }
    assertThat(refusals).isEmpty();
  }

  private static List<Path> programs(Chapter chapter) throws IOException {
    List<Path> folders = new ArrayList<>(List.of(chapter.solution(), chapter.starter()));
    for (String shelf : List.of("checkpoints", "mistakes", "alternatives")) {
      Path all = chapter.root().resolve("solutions").resolve(shelf).resolve(chapter.folder());
      if (Files.isDirectory(all)) {
        try (Stream<Path> each = Files.list(all)) {
          each.filter(folder -> Files.exists(folder.resolve(chapter.fileName())))
              .filter(folder -> !folder.endsWith(REFUSED))
              .forEach(folders::add);
        }
      }
    }
    folders.addAll(written(chapter));
    return folders;
  }

  /** Right answers in many styles, as readers might write them. */
  private static List<Path> written(Chapter chapter) throws IOException {
    Path all = Path.of("src/test/resources/honest").resolve(chapter.folder());
    if (!Files.isDirectory(all)) {
      return List.of();
    }
    try (Stream<Path> each = Files.list(all)) {
      return each.sorted().toList();
    }
  }

  private List<byte[]> classes(Chapter chapter, Path folder) throws IOException {
    Compiled compiled = compiler.compile(Sources.of(chapter, folder));
    Path own = ((Compiled.Classes) compiled).folders().get(0);
    List<byte[]> classes = new ArrayList<>();
    try (Stream<Path> files = Files.walk(own)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        classes.add(Files.readAllBytes(file));
      }
    }
    return classes;
  }
}
