package runner.chart;

/** Fonts and colours of a recording's picture, on a light and on a dark page. */
final class PictureStyle {
  static final String SHEET =
      """
      <style>
      svg { font-family: system-ui, "Segoe UI", Helvetica, Arial, sans-serif; }
      text { font-size: 13px; fill: #1f2328; }
      .title { font-size: 17px; font-weight: 600; } .name { font-size: 14px; font-weight: 600; }
      .small { font-size: 12px; fill: #59636e; }
      .end { text-anchor: end; } .middle { text-anchor: middle; }
      .page { fill: #ffffff; } .grid { stroke: #d8dee4; } .axis { stroke: #59636e; }
      .bar.color1 { fill: #0a63c9; } .bar.color2 { fill: #b04a00; }
      .line { fill: none; stroke-width: 1.8; stroke-linejoin: round; }
      .line.color1 { stroke: #0a63c9; } .line.color2 { stroke: #b04a00; }
      .line.color3 { stroke: #1a7f37; }
      line.color2, .dashed { stroke-dasharray: 6 4; } line.color3, .dotted { stroke-dasharray: 2 3; }
      @media (prefers-color-scheme: dark) {
        text { fill: #e6edf3; } .small { fill: #a3acb6; }
        .page { fill: #15191f; } .grid { stroke: #363d46; } .axis { stroke: #a3acb6; }
        .bar.color1 { fill: #63aefc; } .bar.color2 { fill: #ffa657; }
        .line.color1 { stroke: #63aefc; } .line.color2 { stroke: #ffa657; }
        .line.color3 { stroke: #56d364; }
      }
      </style>""";

  private PictureStyle() {}
}
