package lab.demo;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What there is to know of a chapter's demo before it is played: stands on the class that is the
 * {@link Play}. Values are literals, because the command line reads them from the source.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Scenario {

  /** What is played, in one line. */
  String title();

  /** What the reader is asked to predict; the answer is a number. */
  String question();

  /** The figure that answers it, as {@code PROGRAM.FIGURE}, for example {@code starter.queries}. */
  String answer();

  /** What the picture does not show, in one or two sentences. */
  String note();

  /**
   * A program to begin with, as a folder of the chapter's mistakes; empty if the starter is naive
   * enough. The starter, the solution and the reader's own file are played always.
   */
  String naive() default "";

  /** How often each program is played: once where nothing depends on the machine. */
  int runs() default 1;

  Chart[] charts();

  /** One picture, drawn for each program on the same scale. */
  @interface Chart {
    /** By which {@link Stage#draw} names it; a figure of the same name becomes its caption. */
    String name();

    String title();

    /** What the horizontal axis shows, with its unit in brackets. */
    String x();

    /** What the vertical axis shows, with its unit in brackets. */
    String y();

    Shape shape() default Shape.BARS;

    /** Whether each step of the vertical axis is ten times the one before. */
    boolean logarithmic() default false;
  }
}
