
'use strict';
(function () {
  const table = document.querySelector('table.class');
  const body = table.tBodies[0];
  const rows = Array.from(body.rows);
  const form = document.querySelector('form.controls');
  const told = form.querySelector('output');
  const compare = new Intl.Collator(undefined, {numeric: true}).compare;

  function filter() {
    const name = form.elements.name.value.trim().toLowerCase();
    const state = form.elements.state.value;
    let shown = 0;
    for (const row of rows) {
      const fits = row.cells[0].textContent.toLowerCase().includes(name) &&
          (!state || row.dataset.states.split(' ').includes(state));
      row.hidden = !fits;
      shown += fits ? 1 : 0;
    }
    told.textContent = shown + ' of ' + rows.length;
  }

  function value(row, column) {
    const cell = row.cells[column];
    return column === 0 ? cell.textContent : cell.dataset.value;
  }

  function sort(heading) {
    const column = heading.cellIndex;
    const down = column === 0 ?
        heading.getAttribute('aria-sort') === 'ascending' :
        heading.getAttribute('aria-sort') !== 'descending';
    for (const each of table.tHead.rows[0].cells) {
      each.removeAttribute('aria-sort');
    }
    heading.setAttribute('aria-sort', down ? 'descending' : 'ascending');
    rows.sort((a, b) => (down ? -1 : 1) * compare(value(a, column), value(b, column)));
    body.append(...rows);
  }

  const folded = [];

  function unfold() {
    for (const each of document.querySelectorAll('details:not([open])')) {
      folded.push(each);
      each.open = true;
    }
  }

  function fold() {
    for (const each of folded.splice(0)) {
      each.open = false;
    }
  }

  window.addEventListener('beforeprint', unfold);
  window.addEventListener('afterprint', fold);
  form.hidden = false;
  form.addEventListener('input', filter);
  form.addEventListener('submit', event => event.preventDefault());
  for (const heading of table.tHead.rows[0].cells) {
    heading.querySelector('button').addEventListener('click', () => sort(heading));
  }
  filter();
})();
