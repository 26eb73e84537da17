'use strict';
// The four charts. Each line is a side and a measure; the colour tells the side, the dashes the measure.

const perSecond = (one, count) => one.millis ? count * 1000 / one.millis : null;
const seconds = millis => millis === null ? null : millis / 1000;
const CHARTS = {
  requests: { unit: '/s', lines: [one => perSecond(one, one.served + one.empty + one.failed),
    one => perSecond(one, one.empty + one.failed + one.turnedAway)], dashes: [[], [6, 4]] },
  queries: { unit: '', least: 10, incrs: [1, 2, 5, 10, 20, 50, 100, 200], lines: [one => one.loads], dashes: [[]] },
  latency: { unit: ' ms', log: true, lines: [one => one.max, one => one.p99, one => one.p50].map(line =>
    one => { const value = line(one); return value === null ? null : Math.max(0.1, value); }), dashes: [[], [6, 4], [1, 4]] },
  age: { unit: ' s', lines: [one => seconds(one.age), one => seconds(one.outdated)], dashes: [[], [6, 4]] },
};
const GAP = 3000; // after a longer pause the line begins anew
const color = name => getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim();
const short = value => value === null || value === undefined ? '–'
  : value >= 100 ? Math.round(value).toLocaleString('en') : String(Math.round(value * 10) / 10);

class Chart {
  constructor(id) {
    this.what = CHARTS[id];
    this.root = document.getElementById(id);
    this.place = this.root.querySelector('.plot');
    const series = [{}];
    for (const side of SIDES) {
      for (const dash of this.what.dashes) {
        series.push({ stroke: () => color(side.toLowerCase()), width: dash.length ? 1.5 : 2, dash, spanGaps: false, points: { show: false } });
      }
    }
    const clock = moment => new Date(moment * 1000).toLocaleTimeString('en-GB');
    const axis = { stroke: () => color('faint'), grid: { stroke: () => color('grid'), width: 1 }, ticks: { stroke: () => color('line'), width: 1 } };
    this.plot = new uPlot({
      width: this.place.clientWidth || 320, height: this.place.clientHeight || 190, series, legend: { show: false }, cursor: { y: false },
      axes: [{ ...axis, space: 80, size: 36, values: (u, all) => all.map(clock) }, { ...axis, size: 56, ...(this.what.incrs && { incrs: this.what.incrs }), values: (u, all) => all.map(v => v === null ? '' : v.toLocaleString('en')) }],
      scales: { x: { time: true }, y: this.what.log ? { distr: 3, range: (u, low, high) => [0.1, Math.max(10, high || 0)] }
        : { range: (u, low, high) => [0, Math.max(this.what.least || 1, (high || 0) * 1.08)] } },
    }, [[], ...series.slice(1).map(() => [])], this.place);
    new ResizeObserver(() => this.plot.setSize({ width: this.place.clientWidth, height: this.place.clientHeight })).observe(this.place);
  }

  /** Draws what lies between two moments, in milliseconds. */
  draw(ticks, from, to) {
    const moments = new Map();
    SIDES.forEach((side, s) => this.gather(ticks.of[side], s, from, moments));
    const x = [...moments.keys()].sort((a, b) => a - b);
    const lines = SIDES.flatMap((side, s) => this.what.lines.map(line =>
      x.map(at => { const one = moments.get(at)[s]; return one ? line(one) : one; })));
    this.plot.setData([x.map(at => at / 4), ...lines], false);
    this.plot.setScale('x', { min: from / 1000, max: to / 1000 });
    this.tell(ticks);
  }

  /** Puts a side's samples at their quarters of a second; null ends a line, undefined does not. */
  gather(all, s, from, moments) {
    const put = (at, one) => {
      if (!moments.has(at)) moments.set(at, [undefined, undefined]);
      moments.get(at)[s] = one;
    };
    for (let i = all.length - 1; i >= 0 && all[i].at >= from; i--) {
      const at = Math.round(all[i].at / 250);
      put(at, all[i]);
      if (i > 0 && all[i].at - all[i - 1].at > GAP) {
        const first = Math.max(Math.round(all[i - 1].at / 250) + 1, Math.ceil(from / 250));
        for (let missing = first; missing < at; missing++) put(missing, null);
      }
    }
  }

  /** The last values in words, for those who do not see the lines. */
  tell(ticks) {
    const values = this.root.querySelector('.values');
    values.replaceChildren(...SIDES.filter(side => ticks.last(side)).map(side => {
      const span = document.createElement('span');
      span.className = side;
      span.textContent = side + ': ' + this.what.lines.map(line => short(line(ticks.last(side)))).join(' · ') + this.what.unit;
      return span;
    }));
  }
}
