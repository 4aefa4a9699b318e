import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isolated } from '../../test/isolation.ts';
import { type Cell, CONTRACTS_MIN, closeMonth, type Fact, type Group, type Labels } from './publication.ts';

const month = (n: number) => `2027-${String(n + 1).padStart(2, '0')}`;
const fact = (kind: Fact['kind'], contractId: string, at: string, over: Partial<Fact> = {}): Fact => ({
  kind,
  id: `${kind}:${contractId}:${at}`,
  contractId,
  sign: 1,
  value: 1n,
  technology: null,
  from: at,
  to: at,
  ...over,
});

type World = { labels: Map<string, Labels>; byMonth: Fact[][] };

/** Publishes month after month; facts come in with the month in which they become known. */
function publish({ labels, byMonth }: World): { groups: Group[]; cells: Cell[] } {
  let groups: Group[] = [];
  const cells: Cell[] = [];
  let pending: Fact[] = [];
  for (const known of byMonth) {
    pending = net([...pending, ...known]);
    const closed = closeMonth({ groups, pending, labels });
    const counted = new Set(closed.cells.flatMap((cell) => cell.facts));
    pending = pending.filter((one) => !counted.has(one));
    groups = closed.groups;
    cells.push(...closed.cells);
  }
  return { groups, cells };
}

/** What was never counted and is taken back leaves nothing. */
function net(facts: Fact[]): Fact[] {
  const sums = new Map<string, number>();
  for (const { id, sign } of facts) sums.set(id, (sums.get(id) ?? 0) + sign);
  return facts.filter(({ id }) => sums.get(id) !== 0);
}

const WORLDS = 3000;
/** Small markets: up to 11 contracts of three types and two agencies, paid in parts, registered, and taken back late. */
const worlds: fc.Arbitrary<World> = fc
  .record({
    contracts: fc.array(
      fc.record({
        type: fc.constantFrom('licence', 'service', 'transfer'),
        agencies: fc.subarray(['north', 'south']),
        parties: fc.uniqueArray(fc.constantFrom('s1', 's2', 's3', 'b1', 'b2', 'b3'), { minLength: 2, maxLength: 2 }),
        signed: fc.nat(4),
        registered: fc.option(fc.nat(4)),
        unregistered: fc.option(fc.nat(4)),
        payments: fc.array(fc.record({ after: fc.nat(4), taken: fc.option(fc.nat(4)) }), { maxLength: 3 }),
      }),
      { maxLength: 11 },
    ),
  })
  .map(({ contracts }) => {
    const byMonth: Fact[][] = Array.from({ length: 13 }, () => []);
    const labels = new Map<string, Labels>();
    const add = (at: number, one: Fact) => byMonth[Math.min(at, 12)]?.push(one);
    contracts.forEach((contract, index) => {
      const id = `c${index}`;
      labels.set(id, contract);
      add(contract.signed, fact('signed', id, month(contract.signed)));
      const after = (kind: 'paid' | 'registered', at: number, taken: number | null, nth: number) => {
        const made = fact(kind, id, month(at), { id: `${kind}:${id}:${nth}` });
        add(at, made);
        if (taken !== null) add(at + taken, { ...made, sign: -1 });
      };
      if (contract.registered !== null) {
        after('registered', contract.signed + contract.registered, contract.unregistered, 0);
      }
      contract.payments.forEach(({ after: later, taken }, nth) => {
        after('paid', contract.signed + later, taken, nth);
      });
    });
    return { labels, byMonth };
  });

describe('what is published', () => {
  it(`isolates no one or two contracts by any sum or difference of figures, in ${WORLDS} small markets`, () => {
    let figures = 0;
    fc.assert(
      fc.property(worlds, (world) => {
        const { cells } = publish(world);
        figures += cells.length;
        const ids = [...world.labels.keys()];
        // A figure as what it says of each contract, whatever the kind: a price that is paid in full is the same price.
        const of = (cell: Cell) => {
          const members = new Set(cell.facts.map((one) => one.contractId));
          return ids.map((id) => (members.has(id) ? 1n : 0n));
        };
        expect(isolated(cells.map(of), ids)).toEqual([]);
        // Who is a party of contracts knows their prices, and must not learn that of any one other.
        for (const party of new Set([...world.labels.values()].flatMap((one) => one.parties))) {
          const isOwn = (id: string) => world.labels.get(id)?.parties.includes(party) ?? false;
          const known = ids.filter(isOwn).map((own) => ids.map((id) => (id === own ? 1n : 0n)));
          const others = isolated([...known, ...cells.map(of)], ids).filter(
            (what) => ids.includes(what) && !isOwn(what),
          );
          expect(others, `what ${party} learns`).toEqual([]);
        }
      }),
      { numRuns: WORLDS },
    );
    expect(figures).toBeGreaterThan(WORLDS / 2);
  }, 120_000);

  it('is about whole groups of three contracts or more, each contract in one', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const { groups, cells } = publish(world);
        const members = groups.flatMap((group) => group.contracts);
        expect(new Set(members).size).toBe(members.length);
        for (const group of groups) expect(group.contracts.length).toBeGreaterThanOrEqual(CONTRACTS_MIN);
        for (const cell of cells) {
          const told = new Set(cell.facts.map((one) => one.contractId));
          expect([...told].sort()).toEqual([...cell.contracts].sort());
          for (const group of groups) {
            const inside = group.contracts.filter((id) => told.has(id)).length;
            expect([0, group.contracts.length]).toContain(inside);
          }
          if (cell.type) for (const id of told) expect(world.labels.get(id)?.type).toBe(cell.type);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('counts no fact twice, and what was published stays when a month is added', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const counted = publish(world).cells.flatMap((cell) => cell.facts);
        expect(new Set(counted).size).toBe(counted.length);
        const before = publish({ ...world, byMonth: world.byMonth.slice(0, 4) }).cells;
        expect(publish(world).cells.slice(0, before.length)).toEqual(before);
      }),
      { numRuns: 500 },
    );
  });
});

describe('a month that is over', () => {
  const labels = (of: Record<string, string>, agencies: string[] = []) =>
    new Map(Object.entries(of).map(([id, type]) => [id, { type, agencies, parties: [`seller ${id}`, `buyer ${id}`] }]));
  const signed = (...ids: string[]) => ids.map((id) => fact('signed', id, '2027-01'));

  it('with two contracts shows nothing, and shows them with those of the next months', () => {
    const kinds = labels({ a: 'licence', b: 'licence', c: 'licence' });
    expect(closeMonth({ groups: [], pending: signed('a', 'b'), labels: kinds }).cells).toEqual([]);
    const later = [...signed('a', 'b'), fact('signed', 'c', '2027-03')];
    const { cells } = closeMonth({ groups: [], pending: later, labels: kinds });
    expect(cells).toMatchObject([{ type: 'licence', from: '2027-01', to: '2027-03', contracts: ['a', 'b', 'c'] }]);
  });

  it('hides a large type with a small one, because the total would give the small one back', () => {
    const kinds = labels({ a: 'licence', b: 'licence', c: 'licence', d: 'service' });
    const { cells } = closeMonth({ groups: [], pending: signed('a', 'b', 'c', 'd'), labels: kinds });
    expect(cells).toMatchObject([{ type: null, agencies: [] }]);
    expect(cells[0]?.contracts).toHaveLength(4);
  });

  it('shows five payments of one contract with those of the whole group only', () => {
    const kinds = labels({ a: 'licence', b: 'licence', c: 'licence' });
    const { groups } = closeMonth({ groups: [], pending: signed('a', 'b', 'c'), labels: kinds });
    const five = Array.from({ length: 5 }, (_, n) => fact('paid', 'a', '2027-02', { id: `p${n}` }));
    expect(closeMonth({ groups, pending: five, labels: kinds }).cells).toEqual([]);
    const all = [...five, fact('paid', 'b', '2027-03'), fact('paid', 'c', '2027-04')];
    expect(closeMonth({ groups, pending: all, labels: kinds }).cells).toMatchObject([
      { kind: 'paid', from: '2027-02', to: '2027-04', facts: { length: 7 } },
    ]);
  });

  it('does not show three registrations of four contracts, because the fourth would be the difference', () => {
    const kinds = labels({ a: 'licence', b: 'licence', c: 'licence', d: 'licence' });
    const { groups } = closeMonth({ groups: [], pending: signed('a', 'b', 'c', 'd'), labels: kinds });
    const three = ['a', 'b', 'c'].map((id) => fact('registered', id, '2027-02'));
    expect(closeMonth({ groups, pending: three, labels: kinds }).cells).toEqual([]);
  });

  it('waits when one organisation would know all prices but one, and not when it knows all', () => {
    const parties = (of: Record<string, string[]>) =>
      new Map(Object.entries(of).map(([id, list]) => [id, { type: 'licence', agencies: [], parties: list }]));
    const closed = (of: Record<string, string[]>) =>
      closeMonth({ groups: [], pending: signed(...Object.keys(of)), labels: parties(of) }).cells.length;
    expect(closed({ a: ['x', 'p'], b: ['x', 'q'], c: ['victim', 'r'] })).toBe(0);
    expect(closed({ a: ['x', 'p'], b: ['x', 'q'], c: ['x', 'r'] })).toBe(1);
    expect(closed({ a: ['x', 'p'], b: ['x', 'q'], c: ['victim', 'r'], d: ['other', 's'] })).toBe(1);
  });
});
