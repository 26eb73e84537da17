package grader.policy;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnJre;
import org.junit.jupiter.api.condition.JRE;
import org.objectweb.asm.Type;

/**
 * The reviewed list of all that follows from the policy. Submissions are compiled against Java 17,
 * whatever runs the grader, so that what a later Java adds can't be named.
 */
class AllowedTest {
  private static final Path LIST = Path.of("src/test/resources/policy/allowed.txt");

  @Test
  @EnabledOnJre(JRE.JAVA_17)
  void allows_of_the_jdk_what_the_list_says_and_no_more() throws IOException {
    String now = String.join("\n", allowed()) + "\n";
    if (Boolean.getBoolean("policy.write")) {
      Files.writeString(LIST, now);
    }
    assertThat(now)
        .as("members of the JDK that the policy allows; -Dpolicy.write=true writes the list anew")
        .isEqualTo(Files.readString(LIST, StandardCharsets.UTF_8));
  }

  /** One line for each class: its name, and the members that may be used. */
  private static List<String> allowed() throws IOException {
    Policy policy = Snippets.policy();
    return classes().map(type -> line(policy, type)).filter(line -> !line.isEmpty()).toList();
  }

  private static String line(Policy policy, Class<?> type) {
    if (!policy.allows(Reference.type(type.getName(), 0))) {
      return "";
    }
    List<Reference> all = members(type).toList();
    return type.getName()
        + ": "
        + all.stream()
            .filter(policy::allows)
            .map(member -> shown(policy, member, all))
            .distinct()
            .sorted()
            .collect(joining(" "));
  }

  /** A name stands for all members of that name, unless some of them are not allowed. */
  private static String shown(Policy policy, Reference member, List<Reference> all) {
    return all.stream().filter(other -> other.name().equals(member.name())).allMatch(policy::allows)
        ? Policy.word(member)
        : Policy.full(member);
  }

  private static Stream<Reference> members(Class<?> type) {
    return Stream.of(
            type.getDeclaredFields(), type.getDeclaredConstructors(), type.getDeclaredMethods())
        .flatMap(Arrays::stream)
        .filter(AllowedTest::isVisible)
        .map(member -> reference(type, member));
  }

  private static boolean isVisible(Member member) {
    return (member.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED)) != 0;
  }

  private static Reference reference(Class<?> type, Member member) {
    if (member instanceof Field field) {
      return new Reference(type.getName(), field.getName(), Type.getDescriptor(field.getType()), 0);
    } else if (member instanceof Constructor<?> constructor) {
      return new Reference(type.getName(), "<init>", Type.getConstructorDescriptor(constructor), 0);
    }
    Method method = (Method) member;
    return new Reference(type.getName(), method.getName(), Type.getMethodDescriptor(method), 0);
  }

  private static Stream<Class<?>> classes() throws IOException {
    Path modules = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("/modules");
    try (Stream<Path> files = Files.walk(modules)) {
      List<String> names =
          files
              .map(file -> file.subpath(Math.min(1, file.getNameCount() - 1), file.getNameCount()))
              .filter(file -> file.getNameCount() > 1 && file.toString().endsWith(".class"))
              .map(file -> file.subpath(1, file.getNameCount()).toString())
              .filter(name -> name.startsWith("java"))
              .map(name -> name.substring(0, name.length() - 6).replace('/', '.'))
              .distinct()
              .sorted()
              .toList();
      return names.stream().flatMap(AllowedTest::visible);
    }
  }

  private static Stream<Class<?>> visible(String name) {
    return new Declarations(AllowedTest.class.getClassLoader())
        .find(name).stream().filter(type -> isVisibleOutside(type));
  }

  private static boolean isVisibleOutside(Class<?> type) {
    return (type.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED)) != 0;
  }
}
