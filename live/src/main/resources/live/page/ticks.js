'use strict';
// Samples as the server writes them: rows of CSV. The live stream, the history and a saved file are
// all read here, so that they can't be shown in different ways.

const SIDES = ['A', 'B'];
const FIELDS = ['side', 'program', 'at', 'millis', 'served', 'empty', 'failed', 'turnedAway', 'loads', 'waiting',
  'loading', 'p50', 'p99', 'max', 'age', 'outdated', 'old', 'left', 'redis', 'postgres', 'trouble', 'loadsSince', 'noPriceSince'];
const TEXTS = new Set(['side', 'program', 'trouble', 'redis', 'postgres']);
const HOUR = 14400;

/** The cells of one row; a quoted cell may hold commas, and quotation marks twice. */
function cells(row) {
  const found = [];
  const cell = /("([^"]|"")*"|[^,]*)(,|$)/g;
  for (let at = 0; at <= row.length;) {
    cell.lastIndex = at;
    const [all, text, , end] = cell.exec(row);
    found.push(text.startsWith('"') ? text.slice(1, -1).replaceAll('""', '"') : text);
    if (end === '') break;
    at += all.length;
  }
  return found;
}

/** One sample; null if the row is something else. */
function sample(row) {
  const found = cells(row);
  if (found.length !== FIELDS.length || !SIDES.includes(found[0])) return null;
  const one = {};
  FIELDS.forEach((name, i) => {
    one[name] = TEXTS.has(name) ? found[i] : found[i] === '' ? null : Number(found[i]);
  });
  return Number.isFinite(one.at) && Number.isFinite(one.millis) ? one : null;
}

/** What is shown: at most an hour of each side, and the sums of what is kept. */
class Ticks {
  constructor() { this.since = 0; this.clear(); }

  clear() {
    this.of = { A: [], B: [] };
    this.programs = { A: [], B: [] };
    this.sums = { A: new Sums(), B: new Sums() };
  }

  /** Sums up from now on what comes. */
  anew() {
    this.since = this.end;
    this.sums = { A: new Sums(), B: new Sums() };
  }

  sum(one, times) { if (one.at > this.since) this.sums[one.side].add(one, times); }

  /** Adds a sample; one that is not newer than the last is known already. */
  add(one) {
    const all = this.of[one.side];
    if (all.length && all[all.length - 1].at >= one.at) return;
    all.push(one);
    const programs = this.programs[one.side];
    if (programs[programs.length - 1]?.program !== one.program) programs.push(one); // the first of each
    this.sum(one, 1);
    if (all.length > HOUR) this.sum(all.shift(), -1);
  }

  /** Adds all rows of a table; whether there was one. */
  read(table) {
    let read = 0;
    for (const row of table.split(/\r?\n/)) {
      const one = row && sample(row);
      if (one) { this.add(one); read++; }
    }
    return read > 0;
  }

  last(side) { return this.of[side][this.of[side].length - 1]; }

  get end() { return Math.max(0, ...SIDES.map(side => this.last(side)?.at ?? 0)); }

  get begin() { return Math.min(...SIDES.map(side => this.of[side][0]?.at ?? Infinity)); }
}

class Sums {
  constructor() { this.calls = this.queries = this.noPrice = this.old = 0; }

  add(one, times) {
    this.calls += times * (one.served + one.empty + one.failed);
    this.queries += times * one.loads;
    this.noPrice += times * (one.empty + one.failed + one.turnedAway);
    this.old += times * one.old;
  }
}
