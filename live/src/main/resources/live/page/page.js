'use strict';
// The page of one room: reads the stream, draws, and sends the presenter's commands.

const $ = id => document.getElementById(id);
const CALM = matchMedia('(prefers-reduced-motion: reduce)');
const DARK = matchMedia('(prefers-color-scheme: dark)');
const SILENCE = 12000; // the server says something every 5 s

// The key is taken out of the address, so that nobody reads it off the wall.
const given = new URLSearchParams(location.hash.slice(1)).get('key');
if (given) {
  sessionStorage.setItem('key', given);
  history.replaceState(null, '', location.pathname);
}
const key = sessionStorage.getItem('key') ?? '';

const live = new Ticks();
const saved = new Ticks();
let shown = live;
let state = null;
let me = { presents: false };
let heard = 0;
let early = null; // samples that come before the history has been read
const charts = Object.keys(CHARTS).map(id => new Chart(id));
const clock = at => new Date(at).toLocaleTimeString('en-GB');
const span = () => Number($('window').value) * 1000;
const address = (path, more = '', its = key) => path + '?key=' + encodeURIComponent(its) + more;
// a link can be seen and copied: the viewers' key is enough for it
const link = (path, more = '') => address(path, more, me.viewerKey || key);

function banner(id, text) {
  $(id).hidden = !text;
  if ($(id).textContent !== text) $(id).textContent = text;
}

function connect() {
  if (!key) return banner('link', 'This page needs its whole address, with the key, as the terminal shows it.');
  const events = new EventSource(address('/events'));
  const on = (name, does) => events.addEventListener(name, event => { heard = Date.now(); does(event.data); });
  const again = () => {
    events.close();
    clearInterval(watch);
    setTimeout(connect, 1000);
  };
  const watch = setInterval(() => { if (heard && Date.now() - heard > SILENCE) { heard = 0; gone(); again(); } }, 1000);
  on('hello', hello);
  on('state', data => show(JSON.parse(data)));
  on('sample', row => { const one = sample(row); if (one) early ? early.push(one) : live.add(one); });
  on('beat', () => {});
  events.onerror = async () => {
    gone();
    const closed = events.readyState === EventSource.CLOSED;
    if (closed) await refused();
    if (closed) again();
  };
}

const gone = () => banner('link', 'The program is gone. This page looks for it every second.');

async function refused() {
  try {
    const answer = await fetch(address('/recording.csv', '&seconds=0'));
    if (!answer.ok) banner('link', await answer.text());
  } catch (unreachable) { gone(); }
}

async function hello(data) {
  me = JSON.parse(data);
  banner('link', '');
  early = [];
  try { await history_(); } catch (unreachable) { gone(); }
  for (const one of early) live.add(one);
  early = null;
  $('csv').href = link('/recording.csv');
  $('svg').href = link('/picture.svg');
  $('share').hidden = !(me.presents && me.shared);
  $('address').textContent = location.origin + '/#key=' + me.viewerKey;
}

async function history_() {
  const answer = await fetch(address('/recording.csv', me.replay ? '' : '&seconds=' + span() / 1000));
  live.clear();
  live.read(await answer.text());
}

function show(next) {
  const before = state;
  state = next;
  const still = !me.presents || next.replay;
  $('levers').disabled = still;
  $('levers').querySelector('legend').textContent = next.replay ? 'A recording: nothing can be moved'
    : me.presents ? 'For both sides' : 'The presenter moves these';
  if (document.activeElement?.name !== 'rate') document.querySelector('[name=rate]').value = next.rate;
  $('rate').textContent = next.rate;
  document.querySelector('[name=hold]').checked = !next.hold;
  choose(document.querySelector('[name=query]'), String(next.query), next.query + ' ms');
  SIDES.forEach((side, s) => showSide(side, next.sides[s], next.strategies, still));
  if (next.replay && !before) wide();
  told(before, next);
}

/** Shows a value in a menu, even one that the menu does not name. */
function choose(menu, value, text) {
  if (![...menu.options].some(option => option.value === value)) menu.add(new Option(text, value));
  menu.value = value;
}

const PHASES = { STARTING: 'is starting …', RUNNING: 'is playing', STANDING: 'stands still' };

function showSide(side, its, strategies, still) {
  const root = $('side-' + side);
  const menu = root.querySelector('select');
  if (!menu.options.length) for (const one of strategies) menu.add(new Option(one.title, one.id));
  menu.disabled = still;
  menu.hidden = menu.parentNode.hidden = !its;
  if (!its) return;
  menu.value = its.chosen;
  now(side);
  const trouble = root.querySelector('.trouble');
  trouble.hidden = !its.trouble;
  if (trouble.textContent !== its.trouble) trouble.textContent = its.trouble;
  const servers = root.querySelector('.servers');
  const gone = [['Redis', its.redis], ['PostgreSQL', its.postgres]].filter(one => !one[1]).map(one => one[0]);
  servers.className = 'servers' + (gone.length ? ' gone' : '');
  const text = gone.length ? gone.join(' and ') + (gone.length > 1 ? ' are gone.' : ' is gone.') : 'Redis and PostgreSQL answer.';
  if (servers.textContent !== text) servers.textContent = text;
}

const recorded = () => shown === saved || !!state?.replay;

/** Whether nothing is to be played there: what was before is not drawn any more. */
const empty = side => !recorded() && state?.sides[SIDES.indexOf(side)]?.chosen === 'nothing';

/** What is played; of a recording, what was: it may have changed. */
function now(side) {
  const root = $('side-' + side);
  root.classList.toggle('recorded', recorded());
  root.classList.toggle('empty', empty(side));
  const its = state?.sides[SIDES.indexOf(side)];
  const text = recorded() ? shown.programs[side].map((one, i) => (i ? 'from ' + clock(one.at) + ' ' : '') + one.program).join(', ')
    : its?.program ? its.program + ' ' + PHASES[its.phase] : 'Nothing is played.';
  const place = root.querySelector('.now');
  if (place.textContent !== text) place.textContent = text;
}

function told(before, next) {
  const last = next.news[next.news.length - 1];
  const old = before?.news[before.news.length - 1];
  const same = one => old && one.number === old.number && one.at === old.at;
  if (!last || same(last)) return;
  const known = next.news.some(same) ? old.number : 0; // numbers begin anew with the program
  $('news').replaceChildren(...[...next.news].reverse().map(one => {
    const line = document.createElement('li');
    const time = document.createElement('time');
    time.textContent = clock(one.at);
    line.append(time, one.text);
    return line;
  }));
  $('said').textContent = next.news.filter(one => one.number > known).map(one => one.text).join(' ');
}

/** A recording is shown whole. */
function wide() { $('window').value = '3600'; }

function draw() {
  const end = shown.end || Date.now();
  const from = recorded() && shown.begin < Infinity ? Math.max(shown.begin, end - span()) : end - span();
  const seen = {
    of: Object.fromEntries(SIDES.map(side => [side, empty(side) ? [] : shown.of[side]])),
    last: side => empty(side) ? undefined : shown.last(side),
  };
  for (const chart of charts) chart.draw(seen, from, end);
  $('anew').hidden = recorded();
  for (const side of SIDES) { now(side); sums(side); exception(side); }
}

function sums(side) {
  const { calls, queries, noPrice, old } = shown.sums[side];
  const root = $('side-' + side).querySelector('.sums');
  Object.assign(root.dataset, { calls, queries });
  const last = shown.last(side);
  const left = last?.left ?? -1;
  const n = value => value.toLocaleString('en');
  cost(side, '.queries', last?.loadsSince);
  cost(side, '.missed', last?.noPriceSince);
  const first = shown.of[side][0];
  const since = first ? `In all since ${clock(Math.max(first.at, shown.since))}: ` : '';
  root.textContent = `${since}${n(calls)} calls, ${n(queries)} queries, ${n(noPrice)} without a price, ${n(old)} old prices.`;
  $('side-' + side).querySelector('.copy').textContent = left < 0 ? 'There is no copy.'
    : state?.hold && shown === live ? 'The copy does not end by itself.' : `The copy ends in ${Math.ceil(left / 1000)} s.`;
}

/** What one use of "Expire the key now" came to, in digits for a whole room. */
function cost(side, place, count) {
  const text = count >= 0 ? count.toLocaleString('en') : '–';
  const root = $('side-' + side).querySelector('.since ' + place);
  if (root.textContent !== text) root.textContent = text;
}

/** What customers have met in the last seconds. */
function exception(side) {
  const place = $('side-' + side).querySelector('.exception');
  const met = shown.of[side].slice(-20).reverse().find(one => one.trouble);
  place.hidden = !met;
  const text = met ? 'Customers get an exception: ' + met.trouble : '';
  if (place.textContent !== text) place.textContent = text;
}

async function post(path, fields) {
  try {
    const answer = await fetch(path, { method: 'POST', headers: { 'X-Workbook-Key': key }, body: new URLSearchParams(fields) });
    if (!answer.ok) $('said').textContent = await answer.text();
  } catch (unreachable) { gone(); }
}

for (const button of document.querySelectorAll('[data-lever]')) {
  button.addEventListener('click', () => post('/lever', { lever: button.dataset.lever }));
}
for (const name of ['rate', 'query']) {
  const control = document.querySelector(`[name=${name}]`);
  control.addEventListener('change', () => post('/lever', { lever: name, value: control.value }));
}
document.querySelector('[name=hold]').addEventListener('change', event =>
  post('/lever', { lever: 'hold', value: event.target.checked ? 0 : 1 }));
document.querySelector('[name=rate]').addEventListener('input', event => { $('rate').textContent = event.target.value; });
for (const side of SIDES) {
  document.querySelector(`[name=${side}]`).addEventListener('change', event =>
    post('/choose', { side, strategy: event.target.value }));
}

$('window').addEventListener('change', async () => {
  if (shown === live && span() > live.end - live.begin) { early = []; await history_().catch(gone); early.forEach(one => live.add(one)); early = null; }
  draw();
});
for (const [id, path] of [['csv', '/recording.csv'], ['svg', '/picture.svg']]) {
  $(id).addEventListener('click', () => { $(id).href = link(path, id === 'svg' && !state?.replay ? '&seconds=' + span() / 1000 : ''); });
}
$('file').addEventListener('change', async event => {
  const file = event.target.files[0];
  if (!file) return;
  saved.clear();
  const read = saved.read(await file.text());
  banner('replay', read ? 'Shown is ' + file.name + ', not what happens now.' : file.name + ' is no recording of this page.');
  shown = read ? saved : live;
  $('back').hidden = false;
  $('csv').hidden = $('svg').hidden = read;
  if (read) wide();
  draw();
});
$('back').addEventListener('click', () => {
  shown = live;
  $('file').value = '';
  $('back').hidden = true;
  $('csv').hidden = $('svg').hidden = false;
  $('window').value = '60';
  banner('replay', '');
  draw();
  $('window').focus();
});
$('anew').addEventListener('click', () => { shown.anew(); draw(); });
DARK.addEventListener('change', draw);

// A calm page moves once a second; so does one that shows much.
let turn = 0;
setInterval(() => {
  turn++;
  const slow = CALM.matches || span() > 60000;
  if (!document.hidden && (!slow || turn % 4 === 0)) draw();
}, 250);
connect();
