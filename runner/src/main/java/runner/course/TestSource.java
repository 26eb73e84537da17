package runner.course;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import lab.backend.Ability;
import runner.trouble.Broken;

/**
 * Reads a chapter's card from the annotations of its test.
 *
 * <p>The source is parsed, not compiled: the card must be known when the reader's file, on which
 * the test depends, does not compile.
 */
final class TestSource {
  private final Path file;
  private final CompilationUnitTree unit;

  private TestSource(Path file, CompilationUnitTree unit) {
    this.file = file;
    this.unit = unit;
  }

  /** Parses a file; {@link Broken} when it is not Java. */
  static TestSource parse(SourceText source) {
    return new TestSource(source.path(), ParsedSource.of(source).unit());
  }

  /** The card, or empty if no class of the file is a chapter. */
  Optional<Card> card() {
    for (Tree type : unit.getTypeDecls()) {
      if (type instanceof ClassTree test) {
        Optional<Values> chapter = annotation(test.getModifiers(), "Chapter");
        if (chapter.isPresent()) {
          return Optional.of(card(test, chapter.get()));
        }
      }
    }
    return Optional.empty();
  }

  /** The values of an annotation on a class of the file; empty if none has it. */
  Optional<Values> annotation(String simpleName) {
    for (Tree type : unit.getTypeDecls()) {
      if (type instanceof ClassTree marked) {
        Optional<Values> found = annotation(marked.getModifiers(), simpleName);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private Card card(ClassTree test, Values chapter) {
    String name = packageName() + test.getSimpleName();
    List<StepCard> steps = new ArrayList<>();
    for (Tree member : test.getMembers()) {
      if (member instanceof ClassTree nested) {
        annotation(nested.getModifiers(), "Step")
            .ifPresent(step -> steps.add(step(name, nested, step)));
      }
    }
    steps.sort(Comparator.comparingInt(StepCard::number));
    return new Card(
        name,
        chapter.text("id"),
        chapter.text("title"),
        chapter.number("minutes", 0),
        chapter.texts("needs"),
        chapter.flag("gallery", true),
        List.copyOf(steps));
  }

  private static StepCard step(String test, ClassTree nested, Values step) {
    List<String> methods = new ArrayList<>();
    for (Tree member : nested.getMembers()) {
      if (member instanceof MethodTree method && isTest(method)) {
        methods.add(method.getName().toString());
      }
    }
    return new StepCard(
        step.number("value", 0),
        step.text("title"),
        step.number("points", 0),
        step.number("minutes", 0),
        StepCard.Kind.valueOf(step.text("kind", "CORE")),
        step.text("fails", ""),
        step.texts("needs").stream().map(Ability::valueOf).collect(Collectors.toSet()),
        test + "$" + nested.getSimpleName(),
        List.copyOf(methods));
  }

  private static boolean isTest(MethodTree method) {
    return method.getModifiers().getAnnotations().stream()
        .anyMatch(a -> a.getAnnotationType().toString().endsWith("Test"));
  }

  private String packageName() {
    return unit.getPackageName() == null ? "" : unit.getPackageName() + ".";
  }

  private Optional<Values> annotation(ModifiersTree modifiers, String simpleName) {
    for (AnnotationTree annotation : modifiers.getAnnotations()) {
      String type = annotation.getAnnotationType().toString();
      if (type.equals(simpleName) || type.endsWith("." + simpleName)) {
        return Optional.of(Values.of(file, annotation));
      }
    }
    return Optional.empty();
  }
}
