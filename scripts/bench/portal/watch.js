// Runs in a page before anything of it, and keeps what its reader waits for.
const seen = { largestPaintMs: 0, shift: 0, interactionMs: 0, longestTaskMs: 0 };
globalThis.seen = seen;

const on = (type, take, more = {}) =>
  new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true, ...more });
on('largest-contentful-paint', ({ startTime }) => {
  seen.largestPaintMs = startTime;
});
on('layout-shift', ({ value, hadRecentInput }) => {
  if (!hadRecentInput) seen.shift += value;
});
on('longtask', ({ duration }) => {
  seen.longestTaskMs = Math.max(seen.longestTaskMs, duration);
});
const told = ({ name, duration }) => {
  if (/^(key|pointer|click|input)/.test(name)) seen.interactionMs = Math.max(seen.interactionMs, duration);
};
on('event', told, { durationThreshold: 16 });

/** Two frames and an idle moment: what was to be painted is painted, and told to those who watch. */
globalThis.settled = () =>
  new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => requestIdleCallback(() => done()))));

/** From the last key to the frame in which the results are others. Begins to look when it is called. */
globalThis.resultsAfterKey = () =>
  new Promise((done) => {
    let last = performance.now();
    const note = () => {
      last = performance.now();
    };
    addEventListener('input', note);
    new MutationObserver((_, observer) => {
      observer.disconnect();
      removeEventListener('input', note);
      requestAnimationFrame(() => done(performance.now() - last));
    }).observe(document.getElementById('results').parentElement, { childList: true });
  });
