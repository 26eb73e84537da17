package grader.model;

import java.util.List;

/**
 * Which part of a class was graded.
 *
 * @param part its number, from 1
 * @param of how many parts there are
 * @param others who is in the class and has no submission in this part, as if nothing had been
 *     handed in: that is so if no other part has one
 */
public record Part(int part, int of, List<Student> others) {
  /** For example "part 2 of 8". */
  public String told() {
    return "part " + part + " of " + of;
  }
}
