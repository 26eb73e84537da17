package runner.run;

import java.util.List;
import lab.demo.Recording;
import runner.compile.Problem;

/** What became of one program in a demo. */
public sealed interface Played {

  /** It was played to its end. */
  record Recorded(Recording recording) implements Played {}

  /**
   * It was not.
   *
   * @param why in one or a few lines, for the reader
   * @param output what the program printed
   */
  record Failed(String why, String output) implements Played {}

  /** It does not compile. */
  record Uncompiled(List<Problem> problems) implements Played {}
}
