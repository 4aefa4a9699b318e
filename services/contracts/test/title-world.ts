import type { Bounds, Consent, GrantKind, RegisteredGrant, WantedGrant } from '../src/grant/grant.ts';

/**
 * A small world in which the chain of title is played out cell by cell, by brute force: a cell is one field, one country
 * and one day, and in each of them stand the owners one upon the other and the licences that run. Written apart from the
 * rule that it is held against: as a history that goes on, where the rule reads the whole register anew.
 */

export const OWNERS = ['A', 'B', 'C', 'D'] as const;
export const DAYS = ['2027-01-01', '2027-01-02', '2027-01-03', '2027-01-04', '2027-01-05'] as const;
// One day more stands for all that follow: what has no end covers it, and no last day reaches it.
const EVER = DAYS.length;

// Points: the subgroup, the rest of its subclass, another class, everything else.
const FIELD_POINTS = {
  all: ['fluoride', 'water', 'medicine', 'other'],
  C02F: ['fluoride', 'water'],
  'C02F 1/28': ['fluoride'],
  A61K: ['medicine'],
} as const;
const COUNTRY_POINTS = {
  worldwide: ['CN', 'RU', 'elsewhere'],
  CN: ['CN'],
  RU: ['RU'],
  both: ['CN', 'RU'],
} as const;
export type Where = {
  field: keyof typeof FIELD_POINTS;
  country: keyof typeof COUNTRY_POINTS;
  from: number;
  to: number | null;
};
export const FIELDS = Object.keys(FIELD_POINTS) as Where['field'][];
export const COUNTRIES = Object.keys(COUNTRY_POINTS) as Where['country'][];

export type Play = Where & {
  kind: GrantKind;
  grantor: string;
  grantee: string;
  sublicensing: 'allowed' | 'with_consent' | 'forbidden';
  /** Who consents to it, and how far. */
  consents?: { by: string; where: Where }[];
  /** Numbers of earlier grants that it names. */
  besides: number[];
};

/** Its consents as the rule takes them: to sublicences of every licence there is. */
export function consentsOf({ consents = [] }: Play, register: readonly RegisteredGrant[]): Consent[] {
  return consents.flatMap(({ by, where }, index) =>
    register.map(({ contractId }) => ({ id: `${index} ${contractId}`, contractId, by, ...boundsOf(where) })),
  );
}

/** What a play asks of the rule. */
export function wantedOf(play: Play): WantedGrant {
  return {
    ...boundsOf(play),
    kind: play.kind,
    grantor: play.grantor,
    grantee: play.grantee,
    sublicensing: play.sublicensing,
    besides: play.besides.map((number) => `contract-${number}`),
  };
}

function boundsOf({ field, country, from, to }: Where): Bounds {
  const codes = field === 'all' ? undefined : [field];
  const countries = country === 'worldwide' ? undefined : [...COUNTRY_POINTS[country]];
  return {
    fieldOfUse: codes ? { kind: 'ipc', codes } : { kind: 'all' },
    territory: countries ? { kind: 'countries', countries } : { kind: 'worldwide' },
    from: DAYS[from] as string,
    to: to === null ? null : (DAYS[to] as string),
  };
}

export function registeredOf(
  number: number,
  play: Play,
  basis: { parents: string[]; original: boolean },
): RegisteredGrant {
  return {
    ...wantedOf(play),
    id: `grant-${number}`,
    contractId: `contract-${number}`,
    ...basis,
    endedOn: null,
    released: false,
  };
}

export function cellsOf({ field, country, from, to }: Where): string[] {
  const days = Array.from({ length: (to ?? EVER) - from + 1 }, (_, index) => from + index);
  return FIELD_POINTS[field].flatMap((f) =>
    COUNTRY_POINTS[country].flatMap((c) => days.map((day) => `${f}/${c}/${day}`)),
  );
}

type Held = {
  number: number;
  grantor: string;
  grantee: string;
  kind: GrantKind;
  play: Play;
  over: Held | null;
  ended: boolean;
};
type Cell = { owners: Held[]; licences: Held[] };
type Deed =
  | { kind: 'grant'; number: number; play: Play; bases: Map<string, number | null> }
  | { kind: 'end'; number: number; day: number };

const RANK = { simple: 1, sole: 2, exclusive: 3, assignment: 4 };
const closes = (held: { kind: GrantKind }) => held.kind === 'exclusive' || held.kind === 'sole';

export class World {
  #cells = new Map<string, Cell>();
  #deeds: Deed[] = [];
  #released = new Set<number>();
  readonly #origin: string;

  constructor(origin: string) {
    this.#origin = origin;
  }

  #cell(name: string): Cell {
    const cell = this.#cells.get(name) ?? { owners: [], licences: [] };
    this.#cells.set(name, cell);
    return cell;
  }

  owner(name: string): string {
    return this.#cell(name).owners.at(-1)?.grantee ?? this.#origin;
  }

  running(name: string): Held[] {
    return this.#cell(name).licences.filter((held) => !held.ended);
  }

  /** Owners who are, or were before the present one, and licences that run. */
  inForce(name: string): Held[] {
    return [...this.#cell(name).owners, ...this.running(name)];
  }

  /** Whether everybody in every cell of it keeps what it has and the grantor has what it gives. */
  admits(number: number, play: Play): boolean {
    return cellsOf(play).every((name) => this.#basis(name, play, number) !== undefined);
  }

  grant(number: number, play: Play): void {
    const bases = new Map(cellsOf(play).map((name) => [name, this.#basis(name, play, number)?.number ?? null]));
    this.#deeds.push({ kind: 'grant', number, play, bases });
    this.#put(number, play, bases);
  }

  end(number: number, day: number): void {
    this.#deeds.push({ kind: 'end', number, day });
    this.#end(number, day);
  }

  /** What was released never was: the history is played again without it and what came from it. */
  release(number: number): void {
    this.#released.add(number);
    this.#cells = new Map();
    for (const deed of this.#deeds) {
      if (deed.kind === 'end') this.#end(deed.number, deed.day);
      else if (!this.#released.has(deed.number)) this.#put(deed.number, deed.play, deed.bases);
    }
  }

  #basis(name: string, play: Play, number: number): Held | null | undefined {
    const cell = this.#cell(name);
    const running = this.running(name);
    const title = cell.owners.at(-1) ?? null;
    const bases: (Held | null)[] = this.owner(name) === play.grantor ? [title] : [];
    if (play.kind !== 'assignment') {
      bases.push(
        ...running.filter(
          (held) =>
            held.grantee === play.grantor && RANK[held.kind] >= RANK[play.kind] && this.#isAllowed(name, held, play),
        ),
      );
    }
    return bases.find((over) => {
      if (play.kind === 'assignment') return true;
      const added: Held = { ...play, number, play, over, ended: false };
      return running.every((held) => liveTogether(held, added));
    });
  }

  #isAllowed(name: string, held: Held, { consents = [] }: Play): boolean {
    if (held.play.sublicensing !== 'with_consent') return held.play.sublicensing === 'allowed';
    let above = held.over;
    while (above && above.kind !== 'assignment' && above.ended) above = above.over;
    const licensor = above && above.kind !== 'assignment' ? above.grantee : this.owner(name);
    return consents.some(({ by, where }) => by === licensor && cellsOf(where).includes(name));
  }

  #put(number: number, play: Play, bases: Map<string, number | null>): void {
    for (const [name, base] of bases) {
      const cell = this.#cell(name);
      const over = [...cell.owners, ...cell.licences].find((held) => held.number === base);
      if (base !== null && !over) continue;
      const held: Held = { ...play, number, play, over: over ?? null, ended: false };
      if (play.kind === 'assignment') cell.owners.push(held);
      else cell.licences.push(held);
    }
  }

  #end(number: number, day: number): void {
    for (const [name, cell] of this.#cells) {
      if (Number(name.split('/')[2]) <= day) continue;
      for (const held of [...cell.owners, ...cell.licences]) if (held.number === number) held.ended = true;
      while (cell.owners.at(-1)?.ended) cell.owners.pop();
    }
  }
}

/**
 * Numbers of grants that cannot stand when two worlds turn out to be one, and of those in the way of each: cell by cell and
 * in the order of signing, each grant is put beside those before it that can.
 */
export function conflictsOfJoined(worlds: readonly World[], numbers: readonly number[]): Map<number, number[]> {
  const names = cellsOf({ field: 'all', country: 'worldwide', from: 0, to: null });
  const found = new Map<number, number[]>();
  const cells = names.map((name) => worlds.flatMap((world) => world.inForce(name)));
  for (const number of numbers) {
    const against = new Set<number>();
    for (const cell of cells) {
      const kept = cell.filter((one) => !cameFrom(one).some((above) => found.has(above)));
      const own = kept.find((one) => one.number === number);
      if (!own) continue;
      const before = kept.filter((one) => one.number < number).sort((a, b) => a.number - b.number);
      for (const one of before) if (!canFollow(one, own, before)) against.add(one.number);
    }
    if (against.size > 0)
      found.set(
        number,
        [...against].sort((a, b) => a - b),
      );
  }
  return found;
}

function cameFrom(held: Held): number[] {
  const line: number[] = [];
  for (let at: Held | null = held; at; at = at.over) line.push(at.number);
  return line;
}

function canFollow(earlier: Held, later: Held, before: readonly Held[]): boolean {
  if (earlier.kind === 'assignment') {
    if (earlier.over?.number !== later.over?.number) return true;
    // The title may have come back to the grantor, by what was signed on the other asset.
    let [at, holder]: [number | undefined, string] = [undefined, ''];
    for (const one of before) {
      if (one.kind === 'assignment' && one.over?.number === at) [at, holder] = [one.number, one.grantee];
    }
    return holder === later.grantor;
  }
  return later.kind === 'assignment' || liveTogether(earlier, later);
}

function lineOf(held: Held): Held[] {
  const line: Held[] = [];
  for (let at: Held | null = held; at && at.kind !== 'assignment'; at = at.over) line.push(at);
  return line;
}

/** Whether two licences in one cell leave each other what they have; `earlier` was there first. */
export function liveTogether(earlier: Held, later: Held): boolean {
  const numbers = (held: Held) => lineOf(held).map((one) => one.number);
  if (earlier.grantee === later.grantor || numbers(later).includes(earlier.number)) return true;
  if (closes(earlier))
    return numbers(later).some((number) => number !== later.number && earlier.play.besides.includes(number));
  if (!closes(later)) return true;
  return earlier.grantee === later.grantee || numbers(earlier).some((number) => later.play.besides.includes(number));
}
