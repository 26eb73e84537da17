package live.recording;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import lab.live.Sample;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import runner.trouble.CommandError;

/**
 * A recording as a table for a spreadsheet: a row for each sample of each side. The page reads the
 * same rows, so that what is shown and what is kept can't differ.
 */
public final class Csv {
  private static final CSVFormat FORMAT = CSVFormat.RFC4180;
  private static final String FORMULA = "=+-@\t\r";
  private static final List<String> HEADER = header();

  private static final int TROUBLE = HEADER.indexOf("trouble");

  private Csv() {}

  private static List<String> header() {
    List<String> header = new ArrayList<>(List.of("side", "program"));
    header.addAll(Sample.NAMES);
    return List.copyOf(header);
  }

  /** The whole table, its header included. */
  public static String of(List<Tick> ticks) {
    StringBuilder text = new StringBuilder();
    write(text, HEADER);
    ticks.forEach(tick -> write(text, cells(tick)));
    return text.toString();
  }

  /** One row, without a line end. */
  public static String row(Tick tick) {
    StringBuilder text = new StringBuilder();
    write(text, cells(tick));
    return text.toString().stripTrailing();
  }

  private static List<String> cells(Tick tick) {
    List<String> cells = new ArrayList<>(List.of(Tick.name(tick.side()), tick.program()));
    cells.addAll(tick.sample().fields());
    cells.set(TROUBLE, harmless(cells.get(TROUBLE)));
    return cells;
  }

  /** A spreadsheet would run a text that begins like a formula; a row is one line. */
  private static String harmless(String text) {
    String line = text.replaceAll("[\\r\\n]+", " ");
    return !line.isEmpty() && FORMULA.indexOf(line.charAt(0)) >= 0 ? "'" + line : line;
  }

  private static void write(StringBuilder text, List<String> cells) {
    try {
      new CSVPrinter(text, FORMAT).printRecord(cells);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /**
   * Reads a table that {@link #of} made.
   *
   * @param name of the file, for messages
   * @throws CommandError if it is something else; the message names the line
   */
  public static List<Tick> read(String text, String name) {
    List<Tick> ticks = new ArrayList<>();
    try (CSVParser parser = CSVParser.parse(new StringReader(text), FORMAT)) {
      for (CSVRecord record : parser) {
        List<String> cells = record.toList();
        if (record.getRecordNumber() == 1) {
          mustBe(cells.equals(HEADER), name, 1, "it must begin with " + String.join(",", HEADER));
        } else {
          ticks.add(tick(cells, name, record.getRecordNumber()));
        }
      }
    } catch (IOException | java.io.UncheckedIOException torn) {
      throw new CommandError(name + " is no table: " + torn.getMessage());
    }
    mustBe(!ticks.isEmpty(), name, 1, "it holds no sample");
    return ticks;
  }

  private static Tick tick(List<String> cells, String name, long line) {
    try {
      List<String> fields = cells.subList(Math.min(2, cells.size()), cells.size());
      return new Tick(side(cells.get(0)), cells.get(1), Sample.of(fields));
    } catch (IllegalArgumentException | IndexOutOfBoundsException wrong) {
      throw new CommandError(wrong(name, line, String.valueOf(wrong.getMessage())));
    }
  }

  private static int side(String name) {
    for (int side = 0; side < Tick.SIDES; side++) {
      if (Tick.name(side).equals(name)) {
        return side;
      }
    }
    throw new IllegalArgumentException("the side must be A or B, but was '" + name + "'");
  }

  private static void mustBe(boolean holds, String name, long line, String rule) {
    if (!holds) {
      throw new CommandError(wrong(name, line, rule));
    }
  }

  private static String wrong(String name, long line, String why) {
    return name + " is no recording of the live page: line " + line + ", " + why + ".";
  }
}
