package grader.roster;

import grader.model.Clean;
import grader.model.Names;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import runner.cache.Reasons;
import runner.trouble.CommandError;

/**
 * The rows of a CSV file in UTF-8 with commas, semicolons or tabs, the first of which names the
 * columns. Blank rows are left out; they count in the numbers of those below, as in a spreadsheet.
 */
final class Table {
  /** Excel's own first line, which it does not show as a row. */
  private static final Pattern SEPARATOR = Pattern.compile("\"?(?i:sep)=([^\"\r\n])\"?\r?\n");

  private final Path file;
  private final List<CSVRecord> rows = new ArrayList<>();
  private final List<String> titles;
  private final List<String> header;

  /**
   * Reads a file; {@link CommandError} if that can't be done, or its rows do not fit its header.
   */
  Table(Path file) {
    this.file = file;
    String text = text();
    Matcher named = SEPARATOR.matcher(text);
    if (named.lookingAt()) {
      parse(text.substring(named.end()), named.group(1).charAt(0));
    } else {
      parse(text, delimiter(text));
    }
    titles = rows.isEmpty() ? List.of() : rows.remove(0).stream().map(Clean::line).toList();
    header = titles.stream().map(Names::folded).toList();
    checkHeader();
    rows.forEach(this::checkLength);
  }

  /** Those below the one that names the columns. */
  List<CSVRecord> rows() {
    return rows;
  }

  /** The names of the columns, as they are written. */
  List<String> titles() {
    return titles;
  }

  /** Whether there is a column of one of these names. */
  boolean has(List<String> names) {
    return column(names) >= 0;
  }

  /** What a row says in the column of the first of these names that there is; empty if none is. */
  String cell(CSVRecord row, List<String> names) {
    int column = column(names);
    return column < 0 || column >= row.size() ? "" : Clean.line(row.get(column));
  }

  CommandError wrong(String sentence) {
    return new CommandError("The roster " + file + " " + sentence);
  }

  CommandError wrong(CSVRecord row, String sentence) {
    return wrong(row.getRecordNumber(), sentence);
  }

  private CommandError wrong(long row, String sentence) {
    return new CommandError("The roster " + file + ", row " + row + ": " + sentence);
  }

  private int column(List<String> names) {
    return names.stream().mapToInt(header::indexOf).filter(at -> at >= 0).findFirst().orElse(-1);
  }

  private void checkHeader() {
    Set<String> seen = new HashSet<>();
    for (String name : header) {
      if (!name.isEmpty() && !seen.add(name)) {
        throw wrong("names the column \"" + name + "\" twice: rename one of them.");
      }
    }
  }

  private void checkLength(CSVRecord row) {
    if (row.size() > header.size()) {
      throw wrong(
          row,
          "it has "
              + row.size()
              + " cells, but there are "
              + header.size()
              + " columns: a cell that holds what separates cells must stand in quotation marks.");
    }
  }

  private void parse(String text, char delimiter) {
    CSVFormat format =
        CSVFormat.DEFAULT
            .builder()
            .setDelimiter(delimiter)
            .setIgnoreEmptyLines(false)
            .setTrim(true)
            .get();
    try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
      try {
        for (Iterator<CSVRecord> all = parser.iterator(); all.hasNext(); ) {
          CSVRecord row = all.next();
          if (row.stream().anyMatch(cell -> !cell.isBlank())) {
            rows.add(row);
          }
        }
      } catch (UncheckedIOException | IllegalStateException unreadable) {
        throw wrong(parser.getRecordNumber() + 1, quotation(unreadable));
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** Nothing else can be wrong with a text as such. */
  private static String quotation(RuntimeException unreadable) {
    return String.valueOf(unreadable.getMessage()).contains("EOF")
        ? "a quotation mark is not closed."
        : "a quotation mark is not closed, or stands within a cell, where it must be doubled.";
  }

  private String text() {
    try {
      byte[] bytes = Files.readAllBytes(file);
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException other) {
      throw wrong("is not in UTF-8: save it as \"CSV UTF-8\".");
    } catch (NoSuchFileException missing) {
      throw new CommandError("There is no file " + file + ".");
    } catch (IOException unreadable) {
      throw wrong("can't be read (" + Reasons.of(unreadable) + ").");
    }
  }

  /** The one of which the first line has most. */
  private static char delimiter(String text) {
    String first = text.lines().findFirst().orElse("");
    char best = ',';
    for (char each : new char[] {';', '\t'}) {
      if (count(first, each) > count(first, best)) {
        best = each;
      }
    }
    return best;
  }

  private static long count(String line, char wanted) {
    return line.chars().filter(each -> each == wanted).count();
  }
}
