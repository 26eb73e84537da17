// Looks at the slide that is shown; returns what is wrong with it, one sentence each.
const faults = [];
const section = Reveal.getCurrentSlide();
const page = section.querySelector('.page');
const frame = page.getBoundingClientRect();

const named = (element) =>
  element === page ? 'the slide' : `${element.tagName.toLowerCase()} "${element.textContent.trim().slice(0, 40)}"`;

// what is cut off, inside an element
for (const element of [page, ...page.querySelectorAll('pre, pre code, figure, table')]) {
  const right = element.scrollWidth - element.clientWidth;
  const below = element.scrollHeight - element.clientHeight;
  if (getComputedStyle(element).display !== 'inline' && (right > 1 || below > 1)) {
    faults.push(`${named(element)} overflows by ${right} px to the right and ${below} px below`);
  }
}

// what leaves the slide
for (const element of page.querySelectorAll('*')) {
  const box = element.getBoundingClientRect();
  const out = Math.max(frame.left - box.left, frame.top - box.top, box.right - frame.right, box.bottom - frame.bottom);
  if (box.width > 0 && out > 1) {
    faults.push(`${named(element)} leaves the slide by ${Math.round(out)} px`);
  }
}

// what lies on something else
const blocks = [...page.children].map((element) => [element, element.getBoundingClientRect()]);
for (let i = 1; i < blocks.length; i++) {
  const over = blocks[i - 1][1].bottom - blocks[i][1].top;
  if (over > 1) {
    faults.push(`${named(blocks[i][0])} lies on the block above it by ${Math.round(over)} px`);
  }
}

for (const image of page.querySelectorAll('img')) {
  const box = image.getBoundingClientRect();
  if (!image.complete || image.naturalWidth === 0) {
    faults.push(`the picture ${image.getAttribute('src')} is not there`);
  } else {
    const scale = Math.min(box.width / image.naturalWidth, box.height / image.naturalHeight);
    if (scale < 0.75) {
      faults.push(`the picture ${image.getAttribute('src')} is shown at ${scale.toFixed(2)} of its size: take words away`);
    }
  }
}
for (const code of page.querySelectorAll('pre code')) {
  if (code.querySelectorAll('span[class^="hljs-"]').length === 0) {
    faults.push(`${named(code)} is not coloured`);
  }
  if (getComputedStyle(code).maxHeight !== 'none') {
    faults.push(`${named(code)} has a greatest height, ${getComputedStyle(code).maxHeight}`);
  }
}
if ((section.querySelector('aside.notes')?.textContent.trim() ?? '') === '') {
  faults.push('its speaker has no notes');
}
if (!/^\d+$/.test(section.dataset.timing ?? '')) {
  faults.push('the speaker view does not know how long it takes');
}

// contrast, as WCAG 2 reckons it
const colour = (text) => {
  const [r, g, b, a] = text.match(/[\d.]+/g).map(Number);
  return { r, g, b, a: a ?? 1 };
};
const over = (top, ground) => {
  const mix = (one, other) => one * top.a + other * (1 - top.a);
  return { r: mix(top.r, ground.r), g: mix(top.g, ground.g), b: mix(top.b, ground.b), a: 1 };
};
const ground = (element) => {
  if (element === null) {
    return { r: 255, g: 255, b: 255, a: 1 };
  }
  const own = colour(getComputedStyle(element).backgroundColor);
  return own.a === 1 ? own : over(own, ground(element.parentElement));
};
const light = ({ r, g, b }) => {
  const [x, y, z] = [r, g, b].map((c) => c / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * x + 0.7152 * y + 0.0722 * z;
};
const opacity = (element) =>
  element === null ? 1 : Number(getComputedStyle(element).opacity) * opacity(element.parentElement);
const contrast = (element, pseudo) => {
  const under = ground(element);
  const text = colour(getComputedStyle(element, pseudo).color);
  const [dark, bright] = [light(under), light(over({ ...text, a: text.a * opacity(element) }, under))].sort((a, b) => a - b);
  return (bright + 0.05) / (dark + 0.05);
};
for (const element of page.querySelectorAll('*')) {
  const style = getComputedStyle(element);
  const written = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim() !== '');
  const shown = style.visibility === 'visible' && element.getClientRects().length > 0 && opacity(element) > 0;
  const before = getComputedStyle(element, '::before').content;
  const pseudo = before !== 'none' && before !== 'normal' ? '::before' : null;
  if (shown && (written || pseudo) && contrast(element, written ? null : pseudo) < 4.5) {
    faults.push(`${named(element)} has a contrast of ${contrast(element, pseudo).toFixed(2)}, less than 4.5`);
  }
}
return [...new Set(faults)];
