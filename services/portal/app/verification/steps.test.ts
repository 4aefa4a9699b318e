import { expect, it } from 'vitest';
import { accreditationStepsOf, stepsOf } from './steps.ts';

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

it('the checklist of an accreditation says what waits for whom, also while one is in force and another is asked for', () => {
  const standsOf = (...given: Parameters<typeof accreditationStepsOf>) =>
    accreditationStepsOf(...given).map(({ stand }) => stand);
  expect(standsOf([], undefined)).toEqual(['waitsForYou', 'later']);
  expect(standsOf([], { state: 'pending' })).toEqual(['done', 'waitsForOperator']);
  expect(standsOf([{ inForce: false }], { state: 'declined' })).toEqual(['waitsForYou', 'later']);
  expect(standsOf([{ inForce: true }], { state: 'granted' })).toEqual(['done', 'done']);
  expect(standsOf([{ inForce: true }], { state: 'pending' })).toEqual(['done', 'waitsForOperator']);
});
