package lab.schedule;

import java.util.List;
import java.util.Map;

/**
 * What was chosen at one moment of a run.
 *
 * @param options what could have been chosen
 * @param last id of the caller that ran until then; −1 at the begin
 * @param row number of what was recorded next
 * @param sleeping options that lead to nothing new here, by their ids
 */
record Decision(
    List<Option> options, Option chosen, int last, int row, Map<Integer, Option> sleeping) {

  /** Whether a caller is kept from going on by this choice. */
  boolean preempts(Option other) {
    return !other.event() && other.id() != last && isOffered(last);
  }

  private boolean isOffered(int id) {
    return options.stream().anyMatch(option -> option.id() == id);
  }
}
