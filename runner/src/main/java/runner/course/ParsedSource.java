package runner.course;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import runner.trouble.Broken;
import runner.trouble.MachineLacks;

/**
 * A source file as the JDK's own parser sees it; nothing in it is looked up or compiled.
 *
 * @param positions where its trees begin and end, in characters of the text
 */
public record ParsedSource(SourceText source, CompilationUnitTree unit, SourcePositions positions) {

  /**
   * Parses a file.
   *
   * @throws Broken if it is not Java
   * @throws MachineLacks if this Java has no compiler
   */
  public static ParsedSource of(SourceText source) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      throw new MachineLacks(
          "This Java has no compiler: install a JDK 17 or later (a JRE is not enough).");
    }
    List<String> quiet = List.of("-proc:none");
    var task =
        (JavacTask)
            compiler.getTask(Writer.nullWriter(), null, d -> {}, quiet, null, source.units());
    try {
      CompilationUnitTree unit = task.parse().iterator().next();
      return new ParsedSource(source, unit, Trees.instance(task).getSourcePositions());
    } catch (IOException impossible) {
      throw new Broken(source.path() + " can't be parsed: " + impossible.getMessage());
    }
  }
}
