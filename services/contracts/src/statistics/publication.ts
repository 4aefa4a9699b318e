import { monthOf } from '@techbourse/domain';
import type { ValueOf } from '../api/index.ts';

/** Smallest number of contracts that are shown together. */
export const CONTRACTS_MIN = 3;
/** In every group at least so many contracts are unknown to any one organisation. */
const UNKNOWN_MIN = 2;

/** A signed contract, a payment or a registration that counts. `sign` -1: it was counted before and no longer counts. */
export type Fact = {
  kind: ValueOf;
  id: string;
  contractId: string;
  sign: 1 | -1;
  value: bigint;
  technology: bigint | null;
  /** The months that it belongs to: one, or those of the cell that it leaves. */
  from: string;
  to: string;
};

/** What a contract is counted under, and who knows its price. */
export type Labels = { type: string; agencies: readonly string[]; parties: readonly string[] };

/** Contracts that are always shown together, and by what all of them are alike. */
export type Group = { contracts: readonly string[]; type: string | null; agencies: readonly string[] | null };

/** A published figure, never changed: facts of one kind about all contracts of one group. */
export type Cell = Group & { kind: ValueOf; facts: readonly Fact[]; from: string; to: string };

export type MonthInput = {
  /** Groups so far; no contract is in two. */
  groups: readonly Group[];
  /** Facts of past months that no cell counts yet. */
  pending: readonly Fact[];
  labels: ReadonlyMap<string, Labels>;
};

/**
 * What the end of a month makes public, of one currency. Every cell is about the whole of a group, a group has at least
 * three contracts, not all but one of one organisation, and is at most cut into parts like that: whatever sums and differences of cells anybody
 * takes, of any kinds, cuts, spans and days of reading, they are about whole groups. What does not fit waits.
 */
export function closeMonth({ groups, pending, labels }: MonthInput): { groups: Group[]; cells: Cell[] } {
  const cells: Cell[] = [];
  const known = new Set(groups.flatMap((group) => group.contracts));
  const signed = pending.filter((fact) => fact.kind === 'signed' && !known.has(fact.contractId));
  const made = grouped(unique(signed), labels);
  for (const group of made) cells.push(cellOf('signed', group, signed));
  let present = [...groups, ...made];
  for (const kind of ['paid', 'registered'] as const) {
    const facts = pending.filter((fact) => fact.kind === kind);
    const touched = new Set(facts.map((fact) => fact.contractId));
    present = present.flatMap((group) => {
      const parts = shown(group, touched, labels);
      const [first] = parts;
      if (!first) return [group];
      cells.push(cellOf(kind, first, facts));
      return parts;
    });
  }
  return { groups: present, cells };
}

/** The group if all of it has something new, or what has it and the rest if both are large enough; else nothing. */
function shown(group: Group, touched: ReadonlySet<string>, labels: MonthInput['labels']): Group[] {
  const [some, rest] = [true, false].map((has) => group.contracts.filter((id) => touched.has(id) === has));
  if (!some || !rest || some.length === 0) return [];
  if (rest.length === 0) return [group];
  if (!isEnough(some, labels) || !isEnough(rest, labels)) return [];
  return [labelled(some, labels), labelled(rest, labels)];
}

/** New contracts in groups that are alike by type, and inside by agencies, as far as each has enough. */
function grouped(contracts: readonly string[], labels: MonthInput['labels']): Group[] {
  if (!isEnough(contracts, labels)) return [];
  return split(contracts, labels, (id) => labels.get(id)?.type ?? '')
    .flatMap((part) => split(part, labels, (id) => signature(labels.get(id))))
    .map((part) => labelled(part, labels));
}

const signature = (label: Labels | undefined) => [...(label?.agencies ?? [])].sort().join(' ');

/**
 * Three contracts or more, of which no organisation knows all but one: with an accomplice it could else sign as many as
 * are missing, and read the price of the one that is not its own.
 */
function isEnough(contracts: readonly string[], labels: MonthInput['labels']): boolean {
  if (contracts.length < CONTRACTS_MIN) return false;
  const own = new Map<string, number>();
  for (const id of contracts) {
    for (const party of new Set(labels.get(id)?.parties)) own.set(party, (own.get(party) ?? 0) + 1);
  }
  return [...own.values()].every((count) => count === contracts.length || contracts.length - count >= UNKNOWN_MIN);
}

/**
 * Parts that are alike by `keyOf`, each enough; the others together, with the smallest of the rest if need be. All of
 * them together are enough.
 */
function split(contracts: readonly string[], labels: MonthInput['labels'], keyOf: (id: string) => string): string[][] {
  const parts = [...Map.groupBy([...contracts].sort(), keyOf)].sort(
    ([aKey, a], [bKey, b]) => b.length - a.length || (aKey < bKey ? -1 : 1),
  );
  const large = parts.flatMap(([, part]) => (isEnough(part, labels) ? [part] : []));
  let rest = parts.flatMap(([, part]) => (isEnough(part, labels) ? [] : part));
  while (rest.length > 0 && large.length > 0 && !isEnough(rest, labels)) rest = [...(large.pop() ?? []), ...rest];
  return rest.length > 0 ? [...large, rest] : large;
}

/** A group says its type, or its agencies, when all its contracts have the same. */
export function labelled(contracts: readonly string[], labels: MonthInput['labels']): Group {
  const all = contracts.flatMap((id) => labels.get(id) ?? []);
  const [first] = all;
  const isOneType = all.every((one) => one.type === first?.type);
  const isOneSet = all.every((one) => signature(one) === signature(first));
  return {
    contracts,
    type: isOneType ? (first?.type ?? null) : null,
    agencies: isOneSet ? [...(first?.agencies ?? [])].sort() : null,
  };
}

function cellOf(kind: ValueOf, group: Group, facts: readonly Fact[]): Cell {
  const members = new Set(group.contracts);
  const counted = facts.filter((fact) => members.has(fact.contractId));
  const [from] = counted.map((fact) => fact.from).sort();
  const to = counted
    .map((fact) => fact.to)
    .sort()
    .at(-1);
  if (!from || !to) throw new Error('a cell without facts');
  return { ...group, kind, facts: counted, from: monthOf(from), to: monthOf(to) };
}

function unique(facts: readonly Fact[]): string[] {
  return [...new Set(facts.map((fact) => fact.contractId))];
}
