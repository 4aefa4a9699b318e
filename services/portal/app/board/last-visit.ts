const keyOf = (person: string) => `board-visit:${person}`;
/** Looks within such a time are one visit. */
const VISIT_MS = 30 * 60 * 1000;

type Visit = { before: string | null; since: string };

/**
 * When somebody looked at its board before this visit, as this device knows it; undefined on the first. Notes that it
 * looks now.
 */
export function lastVisit(
  person: string,
  now: Date,
  store: Pick<Storage, 'getItem' | 'setItem'> = localStorage,
): string | undefined {
  const known = read(store.getItem(keyOf(person)));
  const isSame = known !== undefined && now.getTime() - Date.parse(known.since) < VISIT_MS;
  const visit: Visit = isSame ? known : { before: known?.since ?? null, since: now.toISOString() };
  store.setItem(keyOf(person), JSON.stringify(visit));
  return visit.before ?? undefined;
}

function read(kept: string | null): Visit | undefined {
  try {
    const { before, since } = JSON.parse(kept ?? '') as Partial<Visit>;
    if (typeof since !== 'string' || Number.isNaN(Date.parse(since))) return undefined;
    return { since, before: typeof before === 'string' && !Number.isNaN(Date.parse(before)) ? before : null };
  } catch {
    return undefined; // nothing was kept, or something else
  }
}
