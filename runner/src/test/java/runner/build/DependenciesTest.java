package runner.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Keeps jbang's list of dependencies (Deps.java) and Maven's (the poms) equal. */
class DependenciesTest {
  private static final Path ROOT = root();
  private static final Pattern DEPS = Pattern.compile("(?m)^//DEPS (\\S+)$");

  @Test
  void jbang_and_maven_use_the_same_libraries() throws Exception {
    Set<String> maven = new TreeSet<>();
    maven.addAll(used("lab/pom.xml"));
    maven.addAll(used("runner/pom.xml"));
    maven.addAll(used("grader/pom.xml"));
    maven.addAll(used("live/pom.xml"));
    maven.addAll(used("slides/pom.xml"));

    Set<String> jbang =
        deps().stream().filter(line -> !line.endsWith("@pom")).collect(Collectors.toSet());

    assertThat(jbang)
        .as("//DEPS in Deps.java against the dependencies of lab, runner, grader, live and slides")
        .containsExactlyInAnyOrderElementsOf(maven);
  }

  @ParameterizedTest
  @ValueSource(strings = {"grader", "live"})
  void jbang_packs_every_resource(String module) throws Exception {
    Path resources = ROOT.resolve(module + "/src/main/resources");
    try (Stream<Path> files = Files.walk(resources)) {
      assertThat(files.filter(Files::isRegularFile))
          .allSatisfy(
              file -> {
                String name = resources.relativize(file).toString().replace('\\', '/');
                assertThat(read("Deps.java"))
                    .contains(
                        "//FILES " + name + "=" + module + "/src/main/resources/" + name + "\n");
              });
    }
  }

  @Test
  void jbang_takes_junit_from_the_same_bom() throws Exception {
    assertThat(deps())
        .contains("org.junit:junit-bom:" + properties().get("junit.version") + "@pom");
  }

  @Test
  void the_containers_backend_fetches_what_its_program_is_compiled_against() throws Exception {
    String source = "lab/src/main/java/lab/backend/ContainersOwner.java";

    assertThat(used("lab/containers/pom.xml"))
        .contains("org.jspecify:jspecify:" + properties().get("jspecify.version"))
        .allMatch(one -> one.startsWith("org.jspecify") || read(source).contains(quoted(one)));
  }

  private static String quoted(String text) {
    return '"' + text + '"';
  }

  @Test
  void the_launcher_fetches_the_jbang_that_the_pom_names() throws Exception {
    String version = properties().get("jbang.version");

    assertThat(read("runner/build.sh")).contains("JBANG=" + version);
    assertThat(read("workbook.cmd")).contains("JBANG=" + version);
  }

  private static List<String> deps() {
    return DEPS.matcher(read("Deps.java")).results().map(found -> found.group(1)).toList();
  }

  /**
   * What a module compiles against or runs with, as jbang writes it; profiles are one platform's.
   */
  private static Set<String> used(String pom) throws Exception {
    Set<String> all = new TreeSet<>();
    for (Element dependency : children(document(pom), "dependencies", "dependency")) {
      String group = text(dependency, "groupId");
      if (!text(dependency, "scope").equals("test") && !group.equals("twocopies")) {
        all.add(coordinate(group, text(dependency, "artifactId")));
      }
    }
    return all;
  }

  private static String coordinate(String group, String artifact) throws Exception {
    for (Element managed :
        children(document("pom.xml"), "dependencyManagement", "dependencies", "dependency")) {
      if (text(managed, "groupId").equals(group) && text(managed, "artifactId").equals(artifact)) {
        return group + ":" + artifact + ":" + resolved(text(managed, "version"));
      }
    }
    return group + ":" + artifact; // its version comes from a BOM
  }

  private static String resolved(String version) throws Exception {
    TreeMap<String, String> properties = properties();
    return Pattern.compile("\\$\\{(.+?)}")
        .matcher(version)
        .replaceAll((MatchResult found) -> properties.get(found.group(1)));
  }

  private static TreeMap<String, String> properties() throws Exception {
    TreeMap<String, String> all = new TreeMap<>();
    for (Element properties : children(document("pom.xml"), "properties")) {
      for (Element property : elements(properties)) {
        all.put(property.getTagName(), property.getTextContent().strip());
      }
    }
    return all;
  }

  private static Element document(String pom) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(ROOT.resolve(pom).toFile())
        .getDocumentElement();
  }

  private static List<Element> children(Element from, String... path) {
    List<Element> found = List.of(from);
    for (String name : path) {
      found =
          found.stream()
              .flatMap(element -> elements(element).stream())
              .filter(element -> element.getTagName().equals(name))
              .toList();
    }
    return found;
  }

  private static List<Element> elements(Element parent) {
    List<Element> all = new ArrayList<>();
    for (Node at = parent.getFirstChild(); at != null; at = at.getNextSibling()) {
      if (at instanceof Element element) {
        all.add(element);
      }
    }
    return all;
  }

  private static String text(Element parent, String name) {
    List<Element> found = children(parent, name);
    return found.isEmpty() ? "" : found.get(0).getTextContent().strip();
  }

  private static String read(String file) {
    try {
      return Files.readString(ROOT.resolve(file));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Path root() {
    Path at = Path.of("").toAbsolutePath();
    while (!Files.exists(at.resolve("Deps.java"))) {
      at = at.getParent();
    }
    return at;
  }
}
