import { expect, it } from 'vitest';
import { stepsOf } from './steps.ts';

const stands = (...given: Parameters<typeof stepsOf>) => stepsOf(...given).map(({ stand }) => stand);

it('the checklist says what waits for whom', () => {
  const fresh = { verified: false, identifiers: {} };
  expect(stands(fresh, undefined)).toEqual(['done', 'waitsForYou', 'waitsForYou', 'later']);
  expect(stands(fresh, { state: 'pending' })).toEqual(['done', 'later', 'done', 'waitsForOperator']);
  expect(stands({ verified: false, identifiers: { ror: 'x' } }, { state: 'declined' })).toEqual([
    'done',
    'done',
    'waitsForYou',
    'later',
  ]);
  expect(stands({ verified: true, identifiers: { ror: 'x' } }, undefined)).toEqual(['done', 'done', 'done', 'done']);
});
