package runner.selfcheck;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import runner.course.Course;

/** Whether what the course's prose points at is there: links, anchors, names of files. */
final class Links {
  private static final Pattern FILE_NAME =
      Pattern.compile("(?:[\\w.@-]+/)*[\\w.-]+\\.(?:java|md|xml|json|yml|yaml|sh|cmd|svg)");

  /** What the grader writes, and files in a folder that stands for any: DIR. */
  private static final Pattern WRITTEN = Pattern.compile("(?:(?:sample-)?grades|DIR)/.*");

  /** Folders that are made, not written. */
  private static final Set<String> MADE = Set.of("target", ".git", ".workbook", "node_modules");

  /**
   * Pages beside the decks; decks quote code and pictures in a way of their own, which slides
   * check.
   */
  private static final Set<String> BESIDE_DECKS = Set.of("README.md", "GUIDE.md");

  private final Path root;
  private final Path page;
  private final List<Fault> faults = new ArrayList<>();

  private Links(Path root, Path page) {
    this.root = root;
    this.page = page;
  }

  /** What can't be found, in all Markdown of the course. */
  static List<Fault> faults(Course course) {
    List<Fault> faults = new ArrayList<>();
    for (Path page : pages(course.root())) {
      Links links = new Links(course.root(), page);
      links.read();
      faults.addAll(links.faults);
    }
    return faults;
  }

  private void read() {
    Page.parse(page)
        .accept(
            new AbstractVisitor() {
              @Override
              public void visit(Link link) {
                if (Quote.is(link.getDestination())) {
                  Quote.fault(page, link).ifPresent(found -> fault(found));
                } else {
                  follow(link.getDestination());
                }
                visitChildren(link);
              }

              @Override
              public void visit(Image image) {
                follow(image.getDestination());
              }

              @Override
              public void visit(Code code) {
                nameOfAFile(code.getLiteral());
              }
            });
  }

  private void follow(String destination) {
    if (destination.matches("[a-z]+:.*")) {
      webAddress(destination);
      return;
    }
    String[] parts = destination.split("#", 2);
    Path target = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]).normalize();
    if (!Files.exists(target)) {
      fault("the link to " + destination + " leads nowhere");
    } else if (!target.startsWith(root)) {
      fault("the link to " + destination + " leads out of the course");
    } else if (parts.length == 2 && !Page.anchors(target).contains(parts[1])) {
      fault("the link to " + destination + " names no heading of that page");
    }
  }

  private void webAddress(String destination) {
    try {
      URI address = URI.create(destination);
      if (!"mailto".equals(address.getScheme()) && address.getHost() == null) {
        fault("the link to " + destination + " names no host");
      }
    } catch (IllegalArgumentException malformed) {
      fault("the link to " + destination + " is malformed");
    }
  }

  /** A name counts as found beside the page, below the root, or anywhere in the same chapter. */
  private void nameOfAFile(String text) {
    Matcher name = FILE_NAME.matcher(text);
    if (name.matches() && !WRITTEN.matcher(text).matches() && !isThere(text)) {
      fault("there is no file " + text);
    }
  }

  private boolean isThere(String name) {
    Path here = Objects.requireNonNull(page.getParent());
    String chapter = here.getFileName().toString();
    return Stream.of(
                here,
                root,
                root.resolve(Course.SOURCES),
                root.resolve(Course.SOURCES).resolve(chapter),
                root.resolve("solutions/src").resolve(chapter))
            .anyMatch(folder -> Files.exists(folder.resolve(name)))
        || here.equals(root) && isInSomeChapter(name);
  }

  /** Pages about all chapters speak of "the README.md" of each. */
  private boolean isInSomeChapter(String name) {
    return Course.at(root).chapters().stream()
        .anyMatch(
            chapter ->
                Files.exists(chapter.directory().resolve(name))
                    || Files.exists(chapter.solution().resolve(name)));
  }

  private static List<Path> pages(Path root) {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(path -> path.toString().endsWith(".md"))
          .filter(path -> isOurs(root, path) && !isDeck(root, path))
          .sorted()
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(root + " can't be read", unreadable);
    }
  }

  private static boolean isOurs(Path root, Path path) {
    for (Path part : root.relativize(path)) {
      if (MADE.contains(part.toString())) {
        return false;
      }
    }
    return true;
  }

  private static boolean isDeck(Path root, Path path) {
    return root.resolve("slides").equals(path.getParent())
        && !BESIDE_DECKS.contains(path.getFileName().toString());
  }

  private void fault(String found) {
    faults.add(
        new Fault(
            root.relativize(page).toString().replace('\\', '/'),
            "what the prose points at exists",
            found,
            "edit that page"));
  }
}
