package lab.timeline;

import java.util.List;
import java.util.stream.Collectors;
import lab.timeline.Row.Kind;

/** A timeline as it is drawn: every row on one line, without what nobody can read. */
public final class Readable {
  private final Timeline timeline;
  private final Tokens tokens = new Tokens();

  private Readable(Timeline timeline) {
    this.timeline = timeline;
  }

  /**
   * The same run: random tokens have names, blanks are single, what belongs to no caller's lane is
   * an event, and a run of more than 40 rows is folded in the middle. Texts are not cut.
   */
  public static Timeline of(Timeline timeline) {
    return new Readable(timeline).read();
  }

  private Timeline read() {
    List<Row> rows = timeline.rows().stream().map(this::row).toList();
    return new Timeline(
        line(timeline.title()),
        timeline.callers().stream().map(Readable::line).toList(),
        Folding.folded(rows));
  }

  private Row row(Row row) {
    String text = tokens.named(line(row.text()));
    String reply = tokens.named(line(row.reply()));
    String caller = line(row.caller());
    if (row.kind() == Kind.EVENT || !timeline.callers().contains(row.caller())) {
      String told = reply.isEmpty() ? text : text + " → " + reply;
      return new Row(row.at(), "", Kind.EVENT, told, "", row.marked());
    }
    return new Row(row.at(), caller, row.kind(), said(row.kind(), text), reply, row.marked());
  }

  private static String said(Kind kind, String text) {
    return switch (kind) {
      case WAIT -> "(" + text + ")";
      case END -> text.isEmpty() ? "done" : "done, " + text;
      default -> text;
    };
  }

  /** A text on one line, with a sign in place of each character that would move the cursor. */
  private static String line(String text) {
    return text.codePoints()
        .map(c -> Character.isWhitespace(c) || Character.isSpaceChar(c) ? ' ' : c)
        .map(c -> Character.isISOControl(c) || isInvisible(c) ? '·' : c)
        .mapToObj(Character::toString)
        .collect(Collectors.joining())
        .replaceAll(" +", " ")
        .strip();
  }

  private static boolean isInvisible(int c) {
    return switch (Character.getType(c)) {
      case Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED -> true;
      default -> false;
    };
  }
}
