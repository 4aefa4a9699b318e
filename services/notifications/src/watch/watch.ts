import type { What } from '../api/watch.ts';

/** How something left public view. */
const LEFT: readonly What[] = ['hidden', 'withdrawn', 'expired', 'reserved', 'transferred', 'solved'];
/** What its last day tells everybody; why else it left is its owner's. */
const PUBLIC: readonly What[] = ['hidden', 'expired'];

export type WatchState = 'watching' | 'resting';

/**
 * What a row of the feed tells a watcher who sees it, and how the watch stands then. Pure.
 * @param isOwn whether the watcher sees it as its own organisation's: then it sees it in every state, and why it left
 */
export function hear(
  state: WatchState,
  what: readonly What[],
  { isOwn }: { isOwn: boolean },
): { state: WatchState; told: What[] } {
  if (isOwn) return { state: 'watching', told: [...what] };
  const left = what.find((one) => LEFT.includes(one));
  if (left) return { state: 'resting', told: state === 'resting' ? [] : [PUBLIC.includes(left) ? left : 'hidden'] };
  if (state === 'resting') return { state: 'watching', told: ['shown'] };
  // What it sees is shown already: news of its publication may come late.
  return { state, told: what.filter((one) => one !== 'shown') };
}

/** What rows would have told somebody who watched from before the first of them, in their order. */
export function hearAll<Row extends { what: readonly What[] }>(
  rows: readonly (Row & { isOwn: boolean })[],
): { row: Row; told: What[] }[] {
  const isNew = rows[0]?.what.includes('shown') === true;
  let state: WatchState = isNew ? 'resting' : 'watching';
  return rows.flatMap((row) => {
    const heard = hear(state, row.what, row);
    state = heard.state;
    return heard.told.length === 0 ? [] : [{ row, told: heard.told }];
  });
}
