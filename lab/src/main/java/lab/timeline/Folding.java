package lab.timeline;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import lab.timeline.Row.Kind;

/** Leaves out rows in the middle of a long run: its begin, its end and what is marked stay. */
final class Folding {
  private static final int MOST = 40;
  private static final int FIRST = 12;
  private static final int LAST = 18;

  /** How many rows around a marked one stay, so that it is understood. */
  private static final int AROUND = 3;

  private Folding() {}

  static List<Row> folded(List<Row> rows) {
    if (rows.size() <= MOST) {
      return rows;
    }
    BitSet kept = kept(rows);
    List<Row> shown = new ArrayList<>();
    int i = 0;
    while (i < rows.size()) {
      int next = kept.nextSetBit(i);
      if (next == i + 1 || next == i) { // a fold of one row would save nothing
        shown.add(rows.get(i++));
      } else {
        shown.add(fold(rows.get(i - 1), next - i));
        i = next;
      }
    }
    return shown;
  }

  private static BitSet kept(List<Row> rows) {
    BitSet kept = new BitSet();
    kept.set(0, FIRST);
    kept.set(rows.size() - LAST, rows.size());
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).marked()) {
        kept.set(Math.max(0, i - AROUND), Math.min(rows.size(), i + AROUND + 1));
      }
    }
    return kept;
  }

  private static Row fold(Row before, int hidden) {
    String text = "… " + hidden + " more rows";
    return new Row(before.at(), "", Kind.EVENT, text, "", false);
  }
}
