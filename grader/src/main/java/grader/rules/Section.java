package grader.rules;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import runner.cache.Reasons;
import runner.trouble.CommandError;

/** Names and values of a YAML file, read as texts: no object is ever made of what it says. */
record Section(Path file, MappingNode node) {

  /** The outermost names of a file; {@link CommandError} if it says nothing. */
  static Section of(Path file) {
    try {
      Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
      Node root = yaml.compose(new StringReader(Files.readString(file)));
      if (root == null || root instanceof MappingNode empty && empty.getValue().isEmpty()) {
        throw new CommandError(
            file + " says nothing: write what counts, as grader/grading.example.yaml does.");
      }
      return section(file, root);
    } catch (MarkedYAMLException broken) {
      int line = broken.getProblemMark() == null ? 1 : broken.getProblemMark().getLine() + 1;
      throw new CommandError(
          file + ", line " + line + ": this is no YAML (" + broken.getProblem() + ").");
    } catch (YAMLException broken) {
      throw new CommandError(file + " is no YAML (" + broken.getMessage() + ").");
    } catch (CharacterCodingException other) {
      throw new CommandError(file + " is not in UTF-8: save it as UTF-8.");
    } catch (NoSuchFileException missing) {
      throw new CommandError("There is no file " + file + ".");
    } catch (IOException unreadable) {
      throw new CommandError(file + " can't be read (" + Reasons.of(unreadable) + ").");
    }
  }

  private static Section section(Path file, Node node) {
    if (node instanceof MappingNode mapping) {
      Section section = new Section(file, mapping);
      Set<String> seen = new HashSet<>();
      for (ScalarNode key : section.keys()) {
        if (!seen.add(key.getValue())) {
          throw section.wrong(key, key.getValue() + " stands here twice: take one away.");
        }
      }
      return section;
    }
    throw wrong(file, node, "here must be lines of the form \"name: value\".");
  }

  /** The same, if it has no other names than these. */
  Section only(String... names) {
    for (ScalarNode key : keys()) {
      if (!List.of(names).contains(key.getValue())) {
        throw wrong(
            key,
            key.getValue()
                + " is unknown here; what can be said is "
                + String.join(", ", names)
                + ".");
      }
    }
    return this;
  }

  List<ScalarNode> keys() {
    return node.getValue().stream().map(NodeTuple::getKeyNode).map(this::scalar).toList();
  }

  /** The text of a name; empty if it is not there. */
  Optional<ScalarNode> text(String name) {
    return value(name).map(this::scalar);
  }

  /** What stands below a name; empty if it is not there. */
  Optional<Section> section(String name) {
    return value(name).map(below -> section(file, below));
  }

  private Optional<Node> value(String name) {
    return node.getValue().stream()
        .filter(each -> scalar(each.getKeyNode()).getValue().equals(name))
        .map(NodeTuple::getValueNode)
        .findFirst();
  }

  private ScalarNode scalar(Node at) {
    if (at instanceof ScalarNode scalar) {
      return scalar;
    }
    throw wrong(at, "here must be one value, not several.");
  }

  /** An error that says what a value must be and what it was. */
  CommandError mustBe(ScalarNode at, String name, String what) {
    String was = at.getValue().isEmpty() ? "empty" : at.getValue();
    return wrong(at, name + " must be " + what + ", but was " + was + ".");
  }

  CommandError wrong(Node at, String sentence) {
    return wrong(file, at, sentence);
  }

  private static CommandError wrong(Path file, Node at, String sentence) {
    int line = at.getStartMark().getLine() + 1;
    return new CommandError(file + ", line " + line + ": " + sentence);
  }
}
