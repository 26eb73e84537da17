package runner.chart;

import lab.demo.Figure;
import lab.demo.Recording;

/**
 * A reader's number beside the measured one.
 *
 * @param answer the figure that was asked for, as {@code PROGRAM.FIGURE}
 * @param number what the reader wrote; empty if nothing
 */
public record Prediction(String answer, String number) {

  /** What to say below a picture. */
  String beside(Recording recording) {
    String program = answer.substring(0, answer.indexOf('.'));
    String predicted = number.isBlank() ? "No prediction." : "You predicted " + number + ".";
    return recording
        .figure(answer)
        .map(figure -> predicted + " Measured: " + measured(figure) + " (" + program + ")")
        .orElse(predicted + " The program that would tell was not played to its end.");
  }

  private static String measured(Figure figure) {
    String unit = figure.unit().isEmpty() ? "" : " " + figure.unit();
    String range = figure.range().equals(figure.text()) ? "" : " (" + figure.range() + ")";
    return figure.text() + unit + range + ": " + figure.label();
  }
}
