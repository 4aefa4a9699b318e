import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plays } from '../../test/title-plays.ts';
import {
  conflictsOfJoined,
  consentsOf,
  DAYS,
  type Play,
  registeredOf,
  World,
  wantedOf,
} from '../../test/title-world.ts';
import { conflictsAmong } from './conflicts.ts';
import { endOf, type RegisteredGrant } from './grant.ts';
import { judgeGrant } from './title.ts';

const WORLDS = Number(process.env.TITLE_WORLDS ?? 1500);

const everything = { field: 'all', country: 'worldwide', from: 0, to: null } as const;
const sole: Play = {
  ...everything,
  kind: 'sole',
  grantor: 'A',
  grantee: 'B',
  sublicensing: 'allowed',
  besides: [],
};
const original = { parents: [], original: true };
const grantsOf = (...given: Partial<Play>[]) =>
  given.map((play, number) => registeredOf(number, { ...sole, ...play }, original));
const found = (grants: RegisteredGrant[], isSettled?: Parameters<typeof conflictsAmong>[1]) =>
  conflictsAmong(grants, isSettled).map(({ grant, against }) => [grant.id, against.map(({ id }) => id)]);

describe('rights that met on one asset', () => {
  it('conflict by the order of signing, the later one being in the way', () => {
    expect(found(grantsOf({}, { grantee: 'C' }))).toEqual([['grant-1', ['grant-0']]]);
    expect(found(grantsOf({ kind: 'assignment' }, { grantee: 'C', kind: 'assignment' }))).toEqual([
      ['grant-1', ['grant-0']],
    ]);
    expect(found(grantsOf({ kind: 'assignment' }, { grantee: 'C', kind: 'simple' }))).toEqual([
      ['grant-1', ['grant-0']],
    ]);
    expect(found(grantsOf({ kind: 'simple' }, { grantee: 'C' }))).toEqual([['grant-1', ['grant-0']]]);
  });

  it('stand where nobody loses anything: simple ones, other countries, a title that moves under a licence', () => {
    expect(found(grantsOf({ kind: 'simple' }, { kind: 'simple', grantee: 'C' }))).toEqual([]);
    expect(found(grantsOf({ country: 'CN' }, { country: 'RU', grantee: 'C' }))).toEqual([]);
    expect(found(grantsOf({}, { kind: 'assignment', grantee: 'C' }))).toEqual([]);
    expect(found(grantsOf({ kind: 'simple' }, { grantee: 'C', besides: [0] }))).toEqual([]);
  });

  it('of one contract do not exclude each other', () => {
    const [first, second] = grantsOf({}, {}) as [RegisteredGrant, RegisteredGrant];
    expect(found([first, { ...second, contractId: first.contractId }])).toEqual([]);
  });

  it('that the operator let stand is in the way of the next one', () => {
    const grants = grantsOf({ country: 'CN' }, { grantee: 'C' }, { country: 'RU', grantee: 'D' });
    expect(found(grants)).toEqual([['grant-1', ['grant-0']]]);
    expect(found(grants, (grant) => grant.id === 'grant-1')).toEqual([['grant-2', ['grant-1']]]);
  });

  it('are found exactly where a world played out cell by cell finds them', () => {
    const step = fc.oneof(
      { weight: 6, arbitrary: fc.record({ do: fc.constant('grant' as const), on: fc.nat(1), play: plays }) },
      {
        weight: 1,
        arbitrary: fc.record({
          do: fc.constant('end' as const),
          which: fc.nat(20),
          day: fc.integer({ min: -1, max: DAYS.length - 1 }),
        }),
      },
      { weight: 1, arbitrary: fc.record({ do: fc.constant('release' as const), which: fc.nat(20) }) },
    );
    let [met, apart, several] = [0, 0, 0];
    fc.assert(
      fc.property(fc.array(step, { minLength: 12, maxLength: 22 }), (steps) => {
        const worlds = [new World('A'), new World('A')] as const;
        const registers: [RegisteredGrant[], RegisteredGrant[]] = [[], []];
        const before: Play[][] = [[], []];
        const signed: { number: number; on: 0 | 1; play: Play }[] = [];
        const history: string[] = [];
        for (const one of steps) {
          if (one.do === 'grant') {
            const on = one.on as 0 | 1;
            const number = signed.length;
            const play = one.play(before[on] ?? []);
            const verdict = judgeGrant(
              wantedOf(play),
              registers[on],
              play.grantor === 'A',
              consentsOf(play, registers[on]),
            );
            if (!verdict.stands) continue;
            worlds[on].grant(number, play);
            registers[on].push(registeredOf(number, play, verdict));
            before[on]?.push(play);
            signed.push({ number, on, play });
            history.push(`${number} on ${on}: ${JSON.stringify(play)}`);
          } else {
            const picked = signed[one.which % signed.length];
            if (!picked) continue;
            const register = registers[picked.on];
            const index = register.findIndex((grant) => grant.id === `grant-${picked.number}`);
            const grant = register[index];
            if (!grant || grant.released || grant.endedOn !== null) continue;
            history.push(`${one.do} ${picked.number} ${one.do === 'end' ? one.day : ''}`);
            if (one.do === 'release') {
              register[index] = { ...grant, released: true };
              worlds[picked.on].release(picked.number);
            } else {
              register[index] = { ...grant, endedOn: endOf(grant, DAYS[one.day] ?? '2026-12-31') };
              worlds[picked.on].end(picked.number, one.day);
            }
          }
        }
        const joined = signed.flatMap(
          ({ number, on }) => registers[on].find(({ id }) => id === `grant-${number}`) ?? [],
        );
        const told = new Map(
          conflictsAmong(joined).map(({ grant, against }) => [numberOf(grant), against.map(numberOf)]),
        );
        const wanted = conflictsOfJoined(
          worlds,
          signed.map(({ number }) => number),
        );
        expect(told, history.join('\n')).toEqual(wanted);
        if (wanted.size > 0) met++;
        else apart++;
        if (wanted.size > 1) several++;
        for (const register of registers) expect(conflictsAmong(register), history.join('\n')).toEqual([]);
      }),
      { numRuns: WORLDS },
    );
    // A world in which nothing meets would prove nothing.
    expect(Math.min(met, apart, several)).toBeGreaterThan(WORLDS / 50);
    if (process.env.TITLE_WORLDS) console.info({ worlds: WORLDS, met, apart, several });
  }, 600_000);
});

const numberOf = (grant: RegisteredGrant) => Number(grant.id.split('-')[1]);
