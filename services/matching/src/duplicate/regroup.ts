import type { NewEvent, Tx } from '@techbourse/db';
import type { PairSide } from '@techbourse/domain';
import { otherSide } from '@techbourse/matching-engine';
import { PROFILE_BUILT, type ProfileEvent } from '../api/events.ts';
import { type FoundDuplicates, recheckDuplicates } from './find-duplicates.ts';
import {
  countLinked,
  findGroups,
  findLinks,
  findMembers,
  listCounterpartsKeeping,
  lockDuplicates,
  removeFingerprint,
  renameGroups,
  replaceLinks,
  saveFingerprint,
  setGroups,
} from './store.ts';

/**
 * Updates the groups after a record was written (`look`: its duplicates) or left (`look` undefined). Groups are connected
 * components of links, and a link depends on two records only, so the order of arrival does not matter. The lock on the
 * side's groups is held to the end of the transaction.
 *
 * @param options.anew recomputes the whole component instead of relying on the stored groups.
 * @returns events for the lists whose counterparts were merged or separated.
 */
export async function regroup(
  tx: Tx,
  record: { readonly side: PairSide; readonly id: string },
  look: FoundDuplicates | undefined,
  { anew = false }: { anew?: boolean } = {},
): Promise<NewEvent[]> {
  const { side, id } = record;
  // Sent together, so that others wait for one round trip; Postgres executes them in this order, after the lock.
  const [, links, , same] = await Promise.all([
    lockDuplicates(tx, side),
    findLinks(tx, side, [id]),
    look ? saveFingerprint(tx, side, id, look.fingerprint, { unlessSame: anew }) : removeFingerprint(tx, side, id),
    look ? recheckDuplicates(tx, record, look) : [],
  ]);
  const before = links.map(({ a, b }) => (a === id ? b : a));
  if (before.length === 0 && same.length === 0) return [];
  const [, moved] = await Promise.all([
    replaceLinks(tx, side, id, same),
    anew ? recomputeGroups(tx, side, id, [...before, ...same]) : updateGroups(tx, side, id, before, same),
  ]);
  return moved.length === 0 ? [] : refreshEvents(otherSide(side), await listCounterpartsKeeping(tx, side, moved));
}

/**
 * Updates the groups with as few links as possible: mostly a record joins its duplicates, or leaves others that stay
 * connected without it. Returns the other records when any were merged or separated.
 */
async function updateGroups(
  tx: Tx,
  side: PairSide,
  id: string,
  before: readonly string[],
  same: readonly string[],
): Promise<string[]> {
  const still = new Set(same);
  if (before.every((one) => still.has(one))) return joinGroups(tx, side, id, same);
  if (same.length > 0 || !(await areConnected(tx, side, before)))
    return recomputeGroups(tx, side, id, [...before, ...same]);
  await leaveGroup(tx, side, id, before);
  return [];
}

/**
 * For a record that lost no link: merges the groups of its duplicates and itself. Other links are not read, so the
 * thousandth copy of a text costs no more than the first.
 *
 * @returns the other records when any were merged.
 */
async function joinGroups(tx: Tx, side: PairSide, id: string, same: readonly string[]): Promise<string[]> {
  const known = await findGroups(tx, side, [id, ...same]);
  const groups = [...new Set(known.values())];
  const alone = same.filter((one) => !known.has(one));
  const name = [id, ...groups, ...alone].sort()[0] as string;
  const isTogether = groups.length + alone.length === 1;
  const others = isTogether ? [] : [...(await findMembers(tx, side, groups)), ...alone].filter((one) => one !== id);
  const renamed = groups.filter((group) => group !== name);
  const added = new Map([id, ...alone].map((one) => [one, name] as const));
  await Promise.all([renameGroups(tx, side, renamed, name), setGroups(tx, side, added)]);
  return others;
}

/** Recomputes the groups of a record and of its former and present duplicates. Returns as `updateGroups`. */
async function recomputeGroups(tx: Tx, side: PairSide, id: string, like: readonly string[]): Promise<string[]> {
  const groups = await connectedGroups(tx, side, [id, ...like]);
  const known = await findGroups(tx, side, [...groups.keys()]);
  await setGroups(tx, side, groups);
  const others = [...groups.keys()].filter((one) => one !== id);
  return isSamePartition(others, known, groups) ? [] : others;
}

/** Whether these are all linked to one of them or its neighbours, as copies of one text are. Reads only some links. */
async function areConnected(tx: Tx, side: PairSide, ids: readonly string[]): Promise<boolean> {
  const near = new Set(ids.slice(0, 1));
  for (const { a, b } of await findLinks(tx, side, [...near])) near.add(a).add(b);
  const far = ids.filter((one) => !near.has(one));
  return (await countLinked(tx, side, far, [...near])) === far.length;
}

/** Takes a record out of its group; the others stay connected. */
async function leaveGroup(tx: Tx, side: PairSide, id: string, before: readonly string[]): Promise<void> {
  const groups = [...new Set((await findGroups(tx, side, [id, ...before])).values())];
  const rest = (await findMembers(tx, side, groups)).filter((one) => one !== id).sort();
  const [name] = rest;
  const alone = rest.length === 1 ? rest : [];
  await setGroups(tx, side, new Map([id, ...alone].map((one) => [one, undefined])));
  if (name !== undefined && groups.includes(id)) await renameGroups(tx, side, [id], name);
}

/** The group of every record connected to one of these: the smallest id; undefined for a record without links. */
async function connectedGroups(
  tx: Tx,
  side: PairSide,
  from: readonly string[],
): Promise<Map<string, string | undefined>> {
  const links = new Map<string, Set<string>>(from.map((id) => [id, new Set()]));
  for (let edge: string[] = [...links.keys()]; edge.length > 0; ) {
    const next: string[] = [];
    for (const { a, b } of await findLinks(tx, side, edge)) {
      for (const [one, other] of [
        [a, b],
        [b, a],
      ] as const) {
        if (!links.has(one)) next.push(one);
        links.set(one, (links.get(one) ?? new Set()).add(other));
      }
    }
    edge = next;
  }
  const groups = new Map<string, string | undefined>();
  for (const id of [...links.keys()].sort()) {
    if (groups.has(id)) continue;
    const group = new Set([id]);
    for (const member of group) for (const other of links.get(member) ?? []) group.add(other);
    for (const member of group) groups.set(member, group.size > 1 ? id : undefined);
  }
  return groups;
}

/** Whether both maps partition the records alike, whatever the names of the groups. */
function isSamePartition(
  ids: readonly string[],
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string | undefined>,
): boolean {
  const [there, back] = [new Map<string, string>(), new Map<string, string>()];
  return ids.every((id) => {
    const [was, is] = [before.get(id) ?? id, after.get(id) ?? id];
    if (!there.has(was)) there.set(was, is);
    if (!back.has(is)) back.set(is, was);
    return there.get(was) === is && back.get(is) === was;
  });
}

function refreshEvents(side: PairSide, records: readonly { id: string; version: number }[]): NewEvent[] {
  return records.map(({ id, version }) => {
    const payload: ProfileEvent = { side, id, cause: 'thinned' };
    return { type: PROFILE_BUILT, key: id, version, payload };
  });
}
