package grader.model;

import java.util.List;

/**
 * One chapter, as the gradebook has it.
 *
 * @param folder name of the chapter's folder, {@code chNN_name}
 * @param points for all of its steps
 * @param counting how they count in the total
 * @param further the steps of the instructor's own tests, which no student sees
 */
public record Column(
    String folder,
    int number,
    String id,
    String title,
    int points,
    Counting counting,
    List<Task> steps,
    List<Task> further) {

  /** Points that the instructor's own tests give, beside those for its steps. */
  public int furtherPoints() {
    return further.stream().mapToInt(Task::points).sum();
  }

  /**
   * One step of it.
   *
   * @param points for passing it; 0 for a guard
   * @param kind {@code CORE}, {@code HOME} or {@code GUARD}
   * @param test simple name of the nested class that holds its tests
   * @param hint the first hint, as Markdown; empty if there is none
   */
  public record Task(int step, String title, int points, String kind, String test, String hint) {}
}
