import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plays } from '../../test/title-plays.ts';
import {
  COUNTRIES,
  cellsOf,
  consentsOf,
  DAYS,
  FIELDS,
  liveTogether,
  OWNERS,
  type Play,
  registeredOf,
  World,
  wantedOf,
} from '../../test/title-world.ts';
import { endOf, type RegisteredGrant } from './grant.ts';
import { judgeGrant, type Verdict } from './title.ts';

const WORLDS = Number(process.env.TITLE_WORLDS ?? 1500);
const LAST = DAYS.length - 1;

const steps = fc.oneof(
  { weight: 7, arbitrary: fc.record({ do: fc.constant('grant' as const), play: plays }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('end' as const),
      which: fc.nat(20),
      day: fc.integer({ min: -1, max: LAST }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('release' as const), which: fc.nat(20) }) },
);

/** Who holds all of it from several grants that overlap is asked to sign in parts: it holds what it wants to give. */
function isHeld(verdict: Verdict): boolean {
  return verdict.stands || verdict.refusal === 'several_sources';
}

/** Everybody tries to assign, and to license, every part of the world on one day: who succeeds is who holds it. */
function assertSameHolders(world: World, register: RegisteredGrant[], history: string[]): void {
  for (const field of FIELDS) {
    for (const country of COUNTRIES) {
      for (const day of [1, LAST]) {
        for (const grantor of OWNERS) {
          const part = { field, country, from: day, to: day };
          const play: Play = {
            ...part,
            kind: 'assignment',
            grantor,
            grantee: 'Z',
            sublicensing: 'allowed',
            besides: [],
          };
          const holds = cellsOf(part).every((cell) => world.owner(cell) === grantor);
          const verdict = judgeGrant(wantedOf(play), register, grantor === 'A');
          expect(isHeld(verdict), [...history, JSON.stringify(part), grantor].join('\n')).toBe(holds);
        }
      }
    }
  }
}

describe('the chain of title against a world played out cell by cell', () => {
  it('lets stand what takes nothing from anybody and gives nothing that is not held, and nothing else', () => {
    let [granted, refused, moved, derived, consented, split] = [0, 0, 0, 0, 0, 0];
    fc.assert(
      fc.property(fc.array(steps, { minLength: 8, maxLength: 18 }), (played) => {
        const world = new World('A');
        const register: RegisteredGrant[] = [];
        const before: Play[] = [];
        const history: string[] = [];
        let number = 0;
        for (const step of played) {
          if (step.do === 'grant') {
            const play = step.play(before);
            const verdict = judgeGrant(wantedOf(play), register, play.grantor === 'A', consentsOf(play, register));
            history.push(`${number} ${verdict.stands ? 'stands' : verdict.refusal}: ${JSON.stringify(play)}`);
            expect(isHeld(verdict), history.join('\n')).toBe(world.admits(number, play));
            if (verdict.stands) {
              world.grant(number, play);
              register.push(registeredOf(number, play, verdict));
              before.push(play);
              granted++;
              if (play.kind === 'assignment') moved++;
              if (verdict.parents.length > 0) derived++;
              if (verdict.consents.length > 0) consented++;
            } else {
              refused++;
              if (verdict.refusal === 'several_sources') split++;
            }
            number++;
          } else {
            const index = register.length > 0 ? step.which % register.length : -1;
            const grant = register[index];
            if (!grant || grant.released) continue;
            const own = Number(grant.id.split('-')[1]);
            history.push(`${step.do} ${own} ${step.do === 'end' ? step.day : ''}`);
            if (step.do === 'release') {
              register[index] = { ...grant, released: true };
              world.release(own);
            } else if (grant.endedOn === null) {
              register[index] = { ...grant, endedOn: endOf(grant, DAYS[step.day] ?? '2026-12-31') };
              world.end(own, step.day);
            }
          }
        }
        assertSameHolders(world, register, history);
        for (const cell of cellsOf({ field: 'all', country: 'worldwide', from: 0, to: null })) {
          const running = world.running(cell);
          running.forEach((earlier, at) => {
            for (const later of running.slice(at + 1)) expect(liveTogether(earlier, later)).toBe(true);
          });
        }
      }),
      { numRuns: WORLDS },
    );
    // A world in which nothing happens would prove nothing.
    expect(Math.min(granted, refused, moved, derived)).toBeGreaterThan(WORLDS / 10);
    expect(consented).toBeGreaterThan(WORLDS / 50);
    if (process.env.TITLE_WORLDS) console.info({ worlds: WORLDS, granted, refused, moved, derived, consented, split });
  }, 600_000);
});
