package runner.chart;

/** Fonts and colours of a timeline's picture, on a light and on a dark page. */
final class TimelineStyle {
  static final String SHEET =
      """
      <style>
      text { font-family: ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace; }
      text { font-size: 14px; fill: #1f2328; }
      text.on { paint-order: stroke; stroke: #ffffff; stroke-width: 5px; stroke-linejoin: round; }
      .title, .name { font-family: system-ui, "Segoe UI", Helvetica, Arial, sans-serif; }
      .title { font-size: 20px; font-weight: 600; } .name { font-size: 17px; font-weight: 600; }
      .small { fill: #59636e; } .page { fill: #ffffff; } .band { fill: #eef1f4; }
      .life { stroke: #afb8c1; stroke-dasharray: 3 4; }
      .arrow { fill: none; stroke-width: 1.8; stroke-linejoin: round; }
      .color1 { stroke: #0a63c9; } .color2 { stroke: #b04a00; } .color3 { stroke: #1a7f37; }
      .dot { fill: #ffffff; stroke-width: 1.8; }
      text.bad { fill: #c4151c; font-weight: 600; } .row.bad { fill: #ffebe9; }
      text.on.bad { stroke: #ffebe9; } .arrow.bad, .dot.bad { stroke: #c4151c; } .arrow.bad { stroke-width: 3; }
      .mark { fill: #c4151c; }
      @media (prefers-color-scheme: dark) {
        text { fill: #e6edf3; } text.on { stroke: #15191f; } .small { fill: #a3acb6; }
        .page { fill: #15191f; } .band { fill: #262c36; } .life { stroke: #545d68; }
        .color1 { stroke: #63aefc; } .color2 { stroke: #ffa657; } .color3 { stroke: #56d364; }
        .dot { fill: #15191f; }
        text.bad { fill: #ff8f88; } .row.bad { fill: #3c1618; } text.on.bad { stroke: #3c1618; }
        .arrow.bad, .dot.bad { stroke: #ff7b72; } .mark { fill: #ff7b72; }
      }
      </style>""";

  private TimelineStyle() {}
}
