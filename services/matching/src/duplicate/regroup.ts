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
 * Brings the groups up to date with a record that was written, by what a look found (`look`), or left (`look` undefined).
 * Groups are what hangs together by links, and a link depends on two records only: the groups are the same whatever came
 * first, and right again when one leaves. From here to the end of the transaction no other of the side does the same;
 * what was compared before is not compared again.
 *
 * @param options.anew the groups that are there are not relied on: all that hangs together is walked.
 * @returns Events for the lists that must be paired anew: others were put together or taken apart.
 */
export async function regroup(
  tx: Tx,
  record: { readonly side: PairSide; readonly id: string },
  look: FoundDuplicates | undefined,
  { anew = false }: { anew?: boolean } = {},
): Promise<NewEvent[]> {
  const { side, id } = record;
  // Handed over together, so that others wait for one way there and back; Postgres does them in this order, each with
  // what is there once the lock is held.
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
 * Brings the groups from what they were to what they are, by as few links as will do: most often a record only joins its
 * like, or leaves those who hang together without it. Returns the others, when any were put together or taken apart.
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
 * For a record that lost no link: the groups of its like become one, itself in it. What hangs together otherwise is not
 * looked at, so that a text posted a thousand times costs the last no more than the first.
 *
 * @returns The others, when any of them were put together.
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

/** Finds the groups of a record and of those it was or is the same as by all their links. Returns as `move`. */
async function recomputeGroups(tx: Tx, side: PairSide, id: string, like: readonly string[]): Promise<string[]> {
  const groups = await connectedGroups(tx, side, [id, ...like]);
  const known = await findGroups(tx, side, [...groups.keys()]);
  await setGroups(tx, side, groups);
  const others = [...groups.keys()].filter((one) => one !== id);
  return isSamePartition(others, known, groups) ? [] : others;
}

/** Whether these hang together by the like of one of them, as copies of one text do. Seen without walking all links. */
async function areConnected(tx: Tx, side: PairSide, ids: readonly string[]): Promise<boolean> {
  const near = new Set(ids.slice(0, 1));
  for (const { a, b } of await findLinks(tx, side, [...near])) near.add(a).add(b);
  const far = ids.filter((one) => !near.has(one));
  return (await countLinked(tx, side, far, [...near])) === far.length;
}

/** Takes a record out of the group of those it was the same as, who stay together. */
async function leaveGroup(tx: Tx, side: PairSide, id: string, before: readonly string[]): Promise<void> {
  const groups = [...new Set((await findGroups(tx, side, [id, ...before])).values())];
  const rest = (await findMembers(tx, side, groups)).filter((one) => one !== id).sort();
  const [name] = rest;
  const alone = rest.length === 1 ? rest : [];
  await setGroups(tx, side, new Map([id, ...alone].map((one) => [one, undefined])));
  if (name !== undefined && groups.includes(id)) await renameGroups(tx, side, [id], name);
}

/** The group of every record that hangs together with one of these: the smallest id, undefined for who is alone. */
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

/** Whether some records stand together and apart as they did, whatever the names of their groups. */
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
