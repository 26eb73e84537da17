package grader.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.QuoteMode;

/**
 * A table for a spreadsheet, which would run a cell that begins like a formula: such a cell gets a
 * quotation mark in front. All texts are quoted, so that they stay in their cell where semicolons
 * separate.
 */
final class Csv {
  private static final String FORMULA = "=+-@\t\r\uFF1D\uFF0B\uFF0D\uFF20";
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setQuoteMode(QuoteMode.NON_NUMERIC).get();

  private final StringBuilder text = new StringBuilder();
  private final CSVPrinter printer;

  /** A table of these columns. */
  Csv(List<?> header) {
    try {
      printer = new CSVPrinter(text, FORMAT);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    row(header);
  }

  /** Adds a row of texts, numbers and truth values; numbers alone stay without quotation marks. */
  Csv row(List<?> cells) {
    try {
      printer.printRecord(cells.stream().map(Csv::cell).toList());
      return this;
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static Object cell(Object value) {
    boolean acts = value instanceof String cell && !cell.isEmpty() && isFormula(cell);
    return acts ? "'" + value : value;
  }

  private static boolean isFormula(String cell) {
    return FORMULA.indexOf(cell.charAt(0)) >= 0;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
