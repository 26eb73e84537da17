package lab.demo;

/** How the points of a chart are shown. */
public enum Shape {
  /** A bar for each point: counts in equal spaces of time. */
  BARS,
  /** Points joined by a line: something that goes on between them. */
  LINE,
  /** Points alone: few of them, each measured for itself. */
  DOTS
}
