package runner.selfcheck;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import runner.course.Chapter;

/** Every program that the course has for one chapter. */
record Gallery(Chapter chapter, List<Program> programs) {

  static Gallery of(Chapter chapter) {
    List<Program> programs = new ArrayList<>();
    programs.add(new Program(chapter, Program.Kind.STARTER, "starter", chapter.starter(), 0));
    if (chapter.card().gallery()) {
      for (int solved = 1; solved <= chapter.steps().size(); solved++) {
        programs.add(
            new Program(
                chapter,
                Program.Kind.CHECKPOINT,
                "checkpoint " + solved,
                chapter.checkpoint(solved),
                solved));
      }
    }
    programs.add(new Program(chapter, Program.Kind.SOLUTION, "solution", chapter.solution(), 0));
    add(programs, chapter, Program.Kind.MISTAKE, "mistakes");
    add(programs, chapter, Program.Kind.ALTERNATIVE, "alternatives");
    return new Gallery(chapter, programs);
  }

  List<Program> of(Program.Kind kind) {
    return programs.stream().filter(program -> program.kind() == kind).toList();
  }

  private static void add(
      List<Program> programs, Chapter chapter, Program.Kind kind, String shelf) {
    Path folder = chapter.root().resolve("solutions").resolve(shelf).resolve(chapter.folder());
    for (Path each : folders(folder)) {
      String name = shelf + "/" + each.getFileName();
      programs.add(new Program(chapter, kind, name, each, 0));
    }
  }

  private static List<Path> folders(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(Files::isDirectory).sorted().toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(folder + " can't be read", unreadable);
    }
  }
}
