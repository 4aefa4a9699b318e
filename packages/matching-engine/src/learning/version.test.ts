import { expect, test } from 'vitest';
import { reviewedWeights } from '../score/weights.ts';
import { type Activation, nextVersionId, usableWeights, versionBefore } from './version.ts';

const log = (...lines: string[]): Activation[] =>
  lines.map((line) =>
    line.startsWith('<') ? { version: line.slice(1), kind: 'rollback' } : { version: line, kind: 'activate' },
  );
const root = reviewedWeights.id;

test('a rollback returns to the version before the last activation that was not taken back', () => {
  expect(versionBefore(log())).toBeUndefined();
  expect(versionBefore(log('a'))).toBe(root);
  expect(versionBefore(log('a', 'b'))).toBe('a');
  expect(versionBefore(log('a', 'b', '<a'))).toBe(root);
  expect(versionBefore(log('a', 'b', '<a', 'c'))).toBe('a');
  expect(versionBefore(log('a', 'b', '<a', `<${root}`))).toBeUndefined();
});

test('versions of a reviewed set get the next number', () => {
  expect(nextVersionId('first', [])).toBe('first.1');
  expect(nextVersionId('first', ['first.9', 'first.10', 'second.40', 'first.x'])).toBe('first.11');
});

test('weights of another release and invalid weights are not used', () => {
  const weights = { ...reviewedWeights, id: `${root}.1` };
  expect(usableWeights({ root, weights })).toEqual(weights);
  expect(usableWeights({ root: 'another', weights })).toBeUndefined();
  const negative = { ...weights, parts: { ...weights.parts, terms: { weight: -1, neutral: 0.5 } } };
  expect(usableWeights({ root, weights: negative })).toBeUndefined();
  expect(usableWeights({ root, weights: { ...weights, parts: {} } })).toBeUndefined();
});
