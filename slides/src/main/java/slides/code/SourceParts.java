package slides.code;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import runner.course.ParsedSource;
import runner.course.SourceText;
import slides.deck.DeckError;

/** The declarations of one file, by their names. */
final class SourceParts {
  private final Place place;
  private final ParsedSource source;
  private final List<Part> parts = new ArrayList<>();

  /** A declaration: its name, its name with types if it is a method, and its tree. */
  private record Part(String name, String signature, Tree tree) {}

  private SourceParts(Place place, ParsedSource source) {
    this.place = place;
    this.source = source;
    for (Tree type : source.unit().getTypeDecls()) {
      if (type instanceof ClassTree top) {
        members("", top);
      }
    }
  }

  static SourceParts of(Place place) {
    return new SourceParts(place, ParsedSource.of(SourceText.read(place.file())));
  }

  /**
   * The lines of a declaration.
   *
   * @param name as in {@code priceOf}, {@code Outer.inner}, {@code get(String, int)}
   * @throws DeckError if there is none, or more than one
   */
  List<String> find(String name) {
    String wanted = name.replace(" ", "").replace("...", "[]");
    List<Part> found =
        parts.stream()
            .filter(part -> part.name().equals(wanted) || part.signature().equals(wanted))
            .toList();
    if (found.size() == 1) {
      return new Declaration(source, found.get(0).tree()).lines();
    } else if (found.isEmpty()) {
      throw new DeckError(
          "part: there is no %s in %s. It has: %s.".formatted(name, place.path(), names(parts)));
    }
    throw new DeckError(
        "part: %s in %s is %d declarations; say which: %s."
            .formatted(name, place.path(), found.size(), names(found)));
  }

  private static String names(List<Part> parts) {
    return parts.stream()
        .map(part -> part.signature().replace(",", ", "))
        .distinct()
        .collect(Collectors.joining("; "));
  }

  private void members(String outer, ClassTree type) {
    for (Tree member : type.getMembers()) {
      if (member instanceof MethodTree method) {
        boolean constructor = method.getReturnType() == null;
        String name = outer + (constructor ? type.getSimpleName() : method.getName());
        parts.add(new Part(name, name + types(method), method));
      } else if (member instanceof VariableTree field) {
        String name = outer + field.getName();
        parts.add(new Part(name, name, field));
      } else if (member instanceof ClassTree nested) {
        String name = outer + nested.getSimpleName();
        parts.add(new Part(name, name, nested));
        members(name + ".", nested);
      }
    }
  }

  /** Types of the parameters, as they are written. */
  private static String types(MethodTree method) {
    return method.getParameters().stream()
        .map(parameter -> String.valueOf(parameter.getType()).replace(" ", ""))
        .collect(Collectors.joining(",", "(", ")"));
  }
}
