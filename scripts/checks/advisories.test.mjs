import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { root } from '../../infra/local/paths.mjs';

/**
 * Advisories on what people's sign-in rests on, each with the first release without the fault. Add one when it is published;
 * the test then fails until the pin has moved.
 */
const advisories = JSON.parse(fs.readFileSync(path.join(root, 'scripts/checks/advisories.json'), 'utf8'));

/** Packages of a lock file that have one of the versions of before the release. */
function affectedBy({ packages, fixedIn }, lock) {
  return Object.keys(lock.packages).filter((installed) => {
    const [, name, version] = /^(@?[^@]+)@(.+)$/.exec(installed) ?? [];
    return packages.includes(name) && isOlder(version, fixedIn);
  });
}

/** A release candidate is older than its release. */
function isOlder(version, than) {
  const [numbers, candidate] = version.split('-');
  const [a, b] = [numbers, than].map((text) => text.split('.').map(Number));
  const at = a.findIndex((number, index) => number !== b[index]);
  return at === -1 ? candidate !== undefined : a[at] < b[at];
}

test('nothing installed has a fault that an advisory tells of', () => {
  const lock = parse(fs.readFileSync(path.join(root, 'pnpm-lock.yaml'), 'utf8'));
  expect(Object.keys(lock.packages).some((name) => name.startsWith('better-auth@'))).toBe(true);
  for (const advisory of advisories) expect([advisory.id, affectedBy(advisory, lock)]).toEqual([advisory.id, []]);
});

test.each([
  ['1.6.10', true],
  ['1.6.11', false],
  ['1.6.11-beta.2', true],
  ['1.7.7', false],
  ['0.9.9', true],
])('a fault of before 1.6.11 is in %s: %s', (version, isAffected) => {
  const lock = { packages: { [`@better-auth/sso@${version}`]: {}, 'other@1.0.0': {} } };
  expect(affectedBy({ packages: ['@better-auth/sso'], fixedIn: '1.6.11' }, lock)).toHaveLength(isAffected ? 1 : 0);
});

test('every advisory says what it is about', () => {
  for (const { id, what } of advisories) expect([id, what.length > 20]).toEqual([id, true]);
});
