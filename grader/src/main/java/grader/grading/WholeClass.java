package grader.grading;

import grader.model.Gradebook;
import grader.model.Part;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import runner.trouble.CommandError;

/** Sees to it that no part of a class is missing: its students would seem to have done nothing. */
final class WholeClass {
  private static final int MOST_NAMED = 10;

  private WholeClass() {}

  /**
   * Looks whether these are all parts of one class, each once. What is no part can be any class.
   *
   * @throws CommandError if they are not; it names the parts and says what to do
   */
  static void check(List<Gradebook> books) {
    List<Part> parts = books.stream().map(Gradebook::shard).filter(Objects::nonNull).toList();
    TreeSet<Integer> found = new TreeSet<>();
    for (Part part : parts) {
      if (part.of() != parts.get(0).of()) {
        throw new CommandError(
            "These are parts of several gradings ("
                + parts.get(0).told()
                + ", "
                + part.told()
                + "): name those of one.");
      } else if (!found.add(part.part())) {
        throw new CommandError("Here is " + part.told() + " twice: name each part once.");
      }
    }
    if (!parts.isEmpty() && found.size() < parts.get(0).of()) {
      throw new CommandError(missing(found, parts.get(0).of()));
    }
  }

  private static String missing(TreeSet<Integer> found, int of) {
    List<Integer> all =
        IntStream.rangeClosed(1, of).filter(i -> !found.contains(i)).boxed().toList();
    String names =
        all.stream().limit(MOST_NAMED).map(String::valueOf).collect(Collectors.joining(", "));
    int more = all.size() - MOST_NAMED;
    return (all.size() == 1 ? "Part " : "Parts ")
        + names
        + (more > 0 ? " and " + more + " more" : "")
        + " of "
        + of
        + (all.size() == 1 ? " is" : " are")
        + " missing, and its students would get nothing: grade it with --shard "
        + all.get(0)
        + "/"
        + of
        + (all.size() == 1 ? "" : " and so on")
        + ", then name its folder too.";
  }
}
