package grader.policy;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.objectweb.asm.Type;

/**
 * An allow-list of what the code of a submission may name: what it can't name, it can't use. The
 * list is a text that {@link PolicyText} reads.
 *
 * <p>A member counts as one of the class that declares it, so that what is left out of {@code
 * Throwable} can't be had by way of {@code Exception} or of a subclass of the student's own.
 */
public final class Policy {
  private final Map<String, Rule> classes;
  private final Map<String, Rule> packages;
  private final Map<String, String> advice;

  /** Members that may not be used beside a declaration of a type; by owner and name. */
  private final Map<String, String> apart;

  private final Declarations declarations;

  Policy(
      Map<String, Rule> classes,
      Map<String, Rule> packages,
      Map<String, String> advice,
      Map<String, String> apart,
      ClassLoader libraries) {
    this.classes = Map.copyOf(classes);
    this.packages = Map.copyOf(packages);
    this.advice = Map.copyOf(advice);
    this.apart = Map.copyOf(apart);
    this.declarations = new Declarations(libraries);
  }

  /**
   * Everything that classes name and must not; nothing of them is run.
   *
   * @param classFiles of one submission and chapter, all of them
   * @param home the only package in which they may lie
   */
  public List<Refusal> refusals(Collection<byte[]> classFiles, String home) {
    Submitted submitted = new Submitted(classFiles, declarations);
    Set<Refusal> refusals = new LinkedHashSet<>();
    for (References each : submitted.classes()) {
      misnamed(each.name(), home)
          .map(why -> new Refusal(each.file(), 0, each.name(), why))
          .ifPresent(refusals::add);
      each.all().stream()
          .flatMap(reference -> submitted.outward(reference).stream())
          .filter(reference -> !allows(reference) || isBeside(reference, submitted))
          .forEach(reference -> refusals.add(refusal(each.file(), reference)));
    }
    return List.copyOf(refusals);
  }

  /** Whether the submission declares what must not stand beside this. */
  private boolean isBeside(Reference reference, Submitted submitted) {
    String type = apart.get(reference.owner() + "." + word(reference));
    return type != null && submitted.classes().stream().anyMatch(each -> each.declaresType(type));
  }

  /**
   * Why a class of a submission may not be called that. The tests lie in the same package: there a
   * class of one's own would take the place of Java's.
   */
  private Optional<String> misnamed(String name, String home) {
    String simple = name.substring(packageOf(name).length()).replace(".", "");
    String outer = simple.substring(0, (simple + "$").indexOf('$'));
    if (!packageOf(name).equals(home)) {
      return Optional.of("Classes of your own go into " + home + ".");
    } else if (outer.endsWith("Test") || outer.equals("Demo")) {
      return Optional.of("That name belongs to the course.");
    } else if (declarations.find("java.lang." + outer).isPresent()) {
      return Optional.of("That name belongs to Java: put the class inside another.");
    }
    return Optional.empty();
  }

  /** Whether code may name this. */
  boolean allows(Reference reference) {
    Optional<Class<?>> owner = declarations.find(reference.owner());
    if (owner.isEmpty()) {
      return false;
    } else if (reference.isType()) {
      return !rule(owner.get()).equals(Rule.NOTHING);
    }
    return declarations
        .declaring(owner.get(), reference)
        .filter(declaring -> rule(declaring).allows(word(reference), full(reference)))
        .isPresent();
  }

  /** The rule for a class: its own, that of a whole class around it, or its package's. */
  private Rule rule(Class<?> type) {
    Rule own = classes.get(type.getName());
    Class<?> around = type.getDeclaringClass();
    if (own != null) {
      return own;
    } else if (around != null) {
      return rule(around).isWhole() ? Rule.ALL : Rule.NOTHING;
    }
    return packages.getOrDefault(type.getPackageName(), Rule.NOTHING);
  }

  private Refusal refusal(String file, Reference reference) {
    return new Refusal(file, reference.line(), shown(reference), why(reference));
  }

  private String why(Reference reference) {
    return declarations
        .find(reference.owner())
        .flatMap(
            owner ->
                reference.isType() ? Optional.of(owner) : declarations.declaring(owner, reference))
        .map(Class::getName)
        .flatMap(
            owner ->
                List.of(owner + "." + word(reference), owner, packageOf(owner) + ".*").stream()
                    .filter(advice::containsKey)
                    .map(advice::get)
                    .findFirst())
        .orElse("It is not among what this chapter's task needs.");
  }

  private static String shown(Reference reference) {
    if (reference.isType()) {
      return reference.owner();
    }
    return reference.owner() + "." + full(reference);
  }

  /** The member as the text of the policy names it. */
  static String word(Reference reference) {
    return reference.name().equals("<init>") ? "new" : reference.name();
  }

  /** The same with the types of its parameters. */
  static String full(Reference reference) {
    if (!reference.isMethod()) {
      return word(reference);
    }
    return word(reference)
        + Arrays.stream(Type.getArgumentTypes(reference.descriptor()))
            .map(Type::getClassName)
            .collect(Collectors.joining(",", "(", ")"));
  }

  private static String packageOf(String className) {
    return className.substring(0, Math.max(0, className.lastIndexOf('.')));
  }
}
