import { useDeferredValue, useMemo } from 'react';

/** As many as a usual screen shows. */
const FIRST = 4;

/**
 * A long list of heavy parts: the first of them at once, the others in moments in which nobody waits.
 * @param items the same array as long as nothing changed.
 */
export function useShownFirst<Item>(items: readonly Item[]): readonly Item[] {
  const first = useMemo(() => items.slice(0, FIRST), [items]);
  return useDeferredValue(items, first);
}
