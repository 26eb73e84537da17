package grader.policy;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.Type;

/**
 * Finds the class that declares a member, as the JVM does: {@code exception.getStackTrace()} names
 * a method of {@code Exception}, and means that of {@code Throwable}. Classes are looked at, never
 * initialised.
 */
final class Declarations {
  private final ClassLoader classes;

  /** Of the JDK and the libraries that a class loader sees. */
  Declarations(ClassLoader classes) {
    this.classes = classes;
  }

  /** The class of that name. */
  Optional<Class<?>> find(String name) {
    try {
      return Optional.of(Class.forName(name, false, classes));
    } catch (ClassNotFoundException | LinkageError unknown) {
      return Optional.empty();
    }
  }

  /** Whether a class has a member, of its own or inherited. */
  boolean declares(String owner, Reference member) {
    return find(owner).flatMap(type -> declaring(type, member)).isPresent();
  }

  /** The first of a class and what it inherits from that declares the member. */
  Optional<Class<?>> declaring(Class<?> owner, Reference member) {
    return lineage(owner).stream().filter(each -> declares(each, member)).findFirst();
  }

  /** The class, its superclasses, all of their interfaces, and what every interface has. */
  private static Set<Class<?>> lineage(Class<?> owner) {
    Set<Class<?>> all = new LinkedHashSet<>();
    for (Class<?> at = owner; at != null; at = at.getSuperclass()) {
      all.add(at);
    }
    for (Class<?> at : List.copyOf(all)) {
      addInterfaces(at, all);
    }
    all.add(Object.class);
    return all;
  }

  private static void addInterfaces(Class<?> type, Set<Class<?>> all) {
    for (Class<?> each : type.getInterfaces()) {
      all.add(each);
      addInterfaces(each, all);
    }
  }

  private static boolean declares(Class<?> type, Reference member) {
    if (member.name().equals("<init>")) {
      return Arrays.stream(type.getDeclaredConstructors())
          .anyMatch(each -> Type.getConstructorDescriptor(each).equals(member.descriptor()));
    } else if (member.isMethod()) {
      return Arrays.stream(type.getDeclaredMethods())
          .filter(each -> each.getName().equals(member.name()))
          .anyMatch(each -> Type.getMethodDescriptor(each).equals(member.descriptor()));
    }
    return Arrays.stream(type.getDeclaredFields())
        .anyMatch(each -> each.getName().equals(member.name()));
  }
}
