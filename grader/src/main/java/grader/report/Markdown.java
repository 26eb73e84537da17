package grader.report;

import grader.model.Clean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Strangers' texts in Markdown, where they mean nothing but themselves. */
final class Markdown {
  private static final Pattern SPECIAL = Pattern.compile("[\\\\`*_{}\\[\\]<>()#+.!|~&:-]");
  private static final Pattern TICKS = Pattern.compile("`+");

  private Markdown() {}

  /** A piece of a line. */
  static String inline(String text) {
    return SPECIAL.matcher(Clean.line(text)).replaceAll("\\\\$0");
  }

  /** Lines as they are, between fences that none of them can end. */
  static String block(String text) {
    int longest = 2;
    for (Matcher ticks = TICKS.matcher(text); ticks.find(); ) {
      longest = Math.max(longest, ticks.group().length());
    }
    String fence = "`".repeat(longest + 1);
    return fence + "text\n" + text + "\n" + fence;
  }
}
