package grader.compile;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import runner.compile.Compiled;
import runner.compile.Compiler;
import runner.compile.Problem;
import runner.compile.Sources;
import runner.course.Course;
import runner.course.SourceText;
import runner.protocol.Fields;

/**
 * Compiles one answer a line: root of the course, chapter, path and text of the file. Replies with
 * {@code CLASSES} and the folders, or {@code PROBLEMS} and six fields for each. None of the code
 * that it compiles is run, annotation processors are off; but a compiler can be made to run out of
 * its stack, its memory or its time.
 */
final class CompileMain {
  static final String CLASSES = "CLASSES";
  static final String PROBLEMS = "PROBLEMS";
  static final int FIELDS_OF_A_PROBLEM = 6;

  private final Compiler compiler = new Compiler();

  private CompileMain() {}

  public static void main(String[] arguments) throws IOException {
    PrintStream replies =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    CompileMain main = new CompileMain();
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      replies.println(main.reply(Fields.split(line)));
    }
  }

  private String reply(List<String> asked) {
    var chapter = Course.at(Path.of(asked.get(0))).find(asked.get(1));
    SourceText answer = new SourceText(Path.of(asked.get(2)), asked.get(3));
    Compiled compiled = compiler.compile(Sources.of(chapter, answer));
    List<String> fields = new ArrayList<>();
    if (compiled instanceof Compiled.Classes classes) {
      fields.add(CLASSES);
      classes.folders().forEach(folder -> fields.add(folder.toString()));
    } else if (compiled instanceof Compiled.Problems problems) {
      fields.add(PROBLEMS);
      problems.problems().forEach(problem -> fields.addAll(fields(problem)));
    }
    return Fields.join(fields);
  }

  private static List<String> fields(Problem problem) {
    return List.of(
        problem.file().toString(),
        String.valueOf(problem.line()),
        String.valueOf(problem.column()),
        problem.message(),
        problem.source(),
        String.valueOf(problem.yours()));
  }

  /** Whether a line may be what {@link #reply} wrote. */
  static boolean isReply(String line) {
    return line.startsWith(CLASSES) || line.startsWith(PROBLEMS);
  }

  /** Reads what {@link #reply} wrote. */
  static Compiled read(String line) {
    List<String> f = Fields.split(line);
    if (f.get(0).equals(CLASSES)) {
      return new Compiled.Classes(f.stream().skip(1).map(Path::of).toList());
    }
    List<Problem> problems = new ArrayList<>();
    for (int i = 1; i + FIELDS_OF_A_PROBLEM <= f.size(); i += FIELDS_OF_A_PROBLEM) {
      problems.add(
          new Problem(
              Path.of(f.get(i)),
              Long.parseLong(f.get(i + 1)),
              Long.parseLong(f.get(i + 2)),
              f.get(i + 3),
              f.get(i + 4),
              Boolean.parseBoolean(f.get(i + 5))));
    }
    return new Compiled.Problems(problems);
  }
}
