// Runs in a page: what one reaches by Tab there, and whether one sees where one is.
const CLICKABLE =
  'a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button], [role=link], [role=menuitem], [role=tab], [role=switch], [role=checkbox], [role=radio], [role=combobox], [contenteditable=true]';
/** Within these one goes on by arrow keys from the one stop that they have. */
const BY_ARROWS = '[role=menu], [role=listbox], [role=tablist], [role=radiogroup], [role=tree], [role=grid]';
/** What an element looks like where a focus may show. */
const LOOKS = [
  'outlineStyle',
  'outlineWidth',
  'outlineColor',
  'boxShadow',
  'borderColor',
  'backgroundColor',
  'textDecorationLine',
  'left',
  'top',
];

const LEVELS = 4;

let expected = [];
let reached = new Set();
let unseen = new Set();
let stops = 0;
let isOver = false;
let before = new Map();

const nameOf = (one) =>
  `<${one.tagName.toLowerCase()}${one.id ? ` id="${one.id}"` : ''}> ${(one.getAttribute('aria-label') ?? one.innerText ?? one.name ?? '').trim().replace(/\s+/g, ' ').slice(0, 60)}`;
const isDisabled = (one) => one.matches(':disabled, [aria-disabled=true]') || one.closest('[inert]') !== null;
// A box that stands for another one, as of a file, is as good as what stands for it.
const isShown = (one) =>
  one.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: false }) && one.getClientRects().length > 0;

/** Whether something happens when one clicks on it that no element of its own kind tells of. */
function isClickedByScript(one) {
  const props = Object.keys(one).find((key) => key.startsWith('__reactProps$'));
  return props !== undefined && typeof one[props].onClick === 'function' && getComputedStyle(one).cursor === 'pointer';
}

/** It shows itself, beside it, or around it, as a field of several values does. */
const around = (one) => {
  const above = [];
  for (let box = one.parentElement; box && above.length < LEVELS; box = box.parentElement) above.push(box);
  return [one, ...above, ...(one.parentElement?.children ?? []), ...(one.labels ?? [])];
};
const lookOf = (one) => {
  const style = getComputedStyle(one);
  return LOOKS.map((name) => style[name]).join('|');
};
const looksAround = (one) => around(one).map(lookOf).join('\n');

addEventListener('focusin', ({ target }) => {
  stops++;
  if (reached.has(target)) isOver = true;
  reached.add(target);
  // What moves into its look does so within a moment; animations are not waited for.
  for (const animation of document.getAnimations()) {
    if (animation.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY) animation.finish();
  }
  const was = before.get(target);
  if (was !== undefined && was === looksAround(target)) unseen.add(target);
});

globalThis.keyboardWalk = {
  begin() {
    document.activeElement?.blur?.();
    getSelection()?.removeAllRanges();
    scrollTo(0, 0);
    // From the beginning of the page, wherever one was.
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute('tabindex');
    const all = [...document.body.querySelectorAll('*')];
    expected = all.filter(
      (one) => (one.matches(CLICKABLE) || isClickedByScript(one)) && isShown(one) && !isDisabled(one),
    );
    before = new Map(expected.map((one) => [one, looksAround(one)]));
    [reached, unseen, stops, isOver] = [new Set(), new Set(), 0, false];
  },
  expected: () => Math.max(4, expected.filter(({ tabIndex }) => tabIndex >= 0).length + 2 - stops),
  told() {
    const isReached = (one) => {
      if (reached.has(one)) return true;
      if (one.type === 'radio') return [...reached].some(({ type, name }) => type === 'radio' && name === one.name);
      const box = one.closest(BY_ARROWS);
      if (box)
        return [...reached].some((other) => box.contains(other) || other.getAttribute?.('aria-controls') === box.id);
      // A click on what surrounds a control, or labels it, is one on the control.
      return (
        [...reached].some((other) => one.contains(other) || other.contains(one)) ||
        (one.tagName === 'LABEL' && one.control && reached.has(one.control)) ||
        // A button within a field does what a key does there.
        (one.tabIndex < 0 &&
          one.closest('[data-with-right-section], [class*="Input-wrapper"]')?.querySelector('input') != null)
      );
    };
    const out = expected.filter((one) => one.isConnected);
    return {
      stops,
      isOver: isOver || out.every(isReached),
      faults: [
        ...out.filter((one) => !isReached(one)).map((one) => `not reached: ${nameOf(one)}`),
        ...[...unseen].map((one) => `focus is not seen: ${nameOf(one)}`),
      ],
    };
  },
};
