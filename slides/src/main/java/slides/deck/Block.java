package slides.deck;

import java.util.List;
import org.commonmark.node.Node;

/** One thing on a slide, from above to below. */
public sealed interface Block {

  /** Prose. */
  record Text(Node node) implements Block {}

  /**
   * A part of a source of the course.
   *
   * @param from which program, as {@code mistakes/no_lock}
   * @param part name of the declaration
   * @param highlights pieces of text whose lines stand out, one step after the other; may be empty
   */
  record Code(String from, String part, List<String> highlights) implements Block {}

  /** Commands for a shell, one a line. */
  record Shell(List<String> lines) implements Block {}

  /**
   * The chapter's picture.
   *
   * @param only names of the charts and programs that are shown; all of a kind of which none is
   *     named
   */
  record Picture(String alternative, List<String> only) implements Block {}

  /** The timeline of a program at one step. */
  record Timeline(String from, int step) implements Block {}

  /** A question that the room answers with a number. */
  record Predict(String question) implements Block {}

  /** Steps that the room does now. */
  record Exercise(List<Integer> steps) implements Block {}

  /** The course of a day. */
  record Day(String name) implements Block {}
}
