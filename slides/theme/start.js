// Starts reveal.js on a deck. 1280 by 720 are the pixels that all checks reckon with.
Reveal.initialize({
  width: 1280,
  height: 720,
  margin: 0,
  center: false,
  hash: true,
  slideNumber: 'c/t',
  showSlideNumber: 'all',
  controls: 'speaker-only', // the room sees nothing but the slide
  transition: 'none',
  totalTime: Number(document.body.dataset.totalTime),
  pdfMaxPagesPerSlide: 1,
  pdfSeparateFragments: false,
  plugins: [RevealHighlight, RevealNotes],
});
