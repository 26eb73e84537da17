package runner.course;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import runner.trouble.Broken;

/**
 * The values written in one annotation: literals, their concatenations, names of enum constants and
 * lists of those. Anything else is {@link Broken}, because only a compiler could work it out.
 */
record Values(Path file, String annotation, Map<String, Object> byName) {

  static Values of(Path file, AnnotationTree annotation) {
    Map<String, Object> values = new HashMap<>();
    Values result = new Values(file, "@" + annotation.getAnnotationType(), values);
    for (ExpressionTree argument : annotation.getArguments()) {
      if (argument instanceof AssignmentTree named) {
        values.put(named.getVariable().toString(), result.constant(named.getExpression()));
      } else {
        values.put("value", result.constant(argument));
      }
    }
    return result;
  }

  String text(String name) {
    if (!byName.containsKey(name)) {
      throw new Broken(file + ": " + annotation + " has no " + name);
    }
    return text(name, "");
  }

  String text(String name, String otherwise) {
    return String.valueOf(byName.getOrDefault(name, otherwise));
  }

  int number(String name, int otherwise) {
    if (byName.getOrDefault(name, otherwise) instanceof Integer number) {
      return number;
    }
    throw new Broken(file + ": " + name + " of " + annotation + " must be a whole number");
  }

  boolean flag(String name, boolean otherwise) {
    return Boolean.parseBoolean(text(name, String.valueOf(otherwise)));
  }

  List<String> texts(String name) {
    Object value = byName.getOrDefault(name, List.of());
    List<?> values = value instanceof List<?> list ? list : List.of(value);
    return values.stream().map(String::valueOf).toList();
  }

  private Object constant(ExpressionTree expression) {
    if (expression instanceof AnnotationTree inner) {
      return of(file, inner);
    } else if (expression instanceof LiteralTree literal) {
      return literal.getValue();
    } else if (expression instanceof BinaryTree sum && sum.getKind() == Tree.Kind.PLUS) {
      return constant(sum.getLeftOperand()).toString() + constant(sum.getRightOperand());
    } else if (expression instanceof ParenthesizedTree inner) {
      return constant(inner.getExpression());
    } else if (expression instanceof NewArrayTree list) {
      return list.getInitializers().stream().map(this::constant).toList();
    } else if (isConstantName(expression)) {
      return lastName(expression);
    }
    throw new Broken(file + ": " + annotation + " must hold literals only, found " + expression);
  }

  /** Enum constants are named with or without their type. */
  private static boolean isConstantName(ExpressionTree expression) {
    return expression instanceof MemberSelectTree || expression.getKind() == Tree.Kind.IDENTIFIER;
  }

  private static String lastName(ExpressionTree expression) {
    String name = expression.toString();
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
