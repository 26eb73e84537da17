package grader.report;

import grader.model.Column;
import grader.model.Counting;
import grader.model.Gradebook;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Says in sentences how chapters count. */
final class CountingWords {
  private final List<Column> chapters;

  CountingWords(Gradebook book) {
    chapters = book.chapters();
  }

  /** Due dates, what being late costs, and weights, as far as there are any. */
  List<String> all() {
    List<String> all = new ArrayList<>();
    by(column -> due(column.counting()))
        .forEach((due, some) -> all.add(due.isEmpty() ? "" : "Due " + due + ": " + some + "."));
    all.add(lateness());
    String weights =
        by(column -> Words.number(column.counting().weight()).toString()).entrySet().stream()
            .map(each -> each.getKey() + " for " + each.getValue())
            .collect(Collectors.joining(", "));
    all.add(chapters.stream().allMatch(CountingWords::isPlain) ? "" : "Weights: " + weights + ".");
    all.removeIf(String::isEmpty);
    return all;
  }

  /** What being late costs; empty if nothing is due. */
  String lateness() {
    return chapters.stream()
        .map(Column::counting)
        .filter(counting -> !counting.due().isEmpty())
        .findFirst()
        .map(
            counting ->
                "Each day begun after the due date costs "
                    + counting.late()
                    + " % of a chapter's points.")
        .orElse("");
  }

  /** A due date; empty if there is none. */
  static String due(Counting counting) {
    return counting.due().replace('T', ' ');
  }

  private static boolean isPlain(Column column) {
    return column.counting().weight() == Counting.USUAL.weight();
  }

  /** Names of chapters by what they have in common. */
  private Map<String, String> by(Function<Column, String> common) {
    Map<String, List<Integer>> numbers = new LinkedHashMap<>();
    for (Column column : chapters) {
      numbers.computeIfAbsent(common.apply(column), key -> new ArrayList<>()).add(column.number());
    }
    Map<String, String> names = new LinkedHashMap<>();
    numbers.forEach(
        (key, some) ->
            names.put(
                key,
                (some.size() == 1 ? "chapter " : "chapters ")
                    + some.stream().map(String::valueOf).collect(Collectors.joining(", "))));
    return names;
  }
}
