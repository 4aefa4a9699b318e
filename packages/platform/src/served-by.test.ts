import { generateKeyPairSync } from 'node:crypto';
import { expect, it } from 'vitest';
import { publicKeyOf, servedBy } from './served-by.ts';
import { today } from './today.ts';

const pair = () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return {
    own: privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
    shown: publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
  };
};

it('the name of a service tells its exchange by the key it believes, and not the key', () => {
  const [one, two] = [pair(), pair()];
  expect(servedBy('listings', one.shown)).toBe(servedBy('listings', publicKeyOf(one.own)));
  expect(servedBy('listings', one.shown)).not.toBe(servedBy('listings', two.shown));
  expect(servedBy('listings', one.shown)).not.toBe(servedBy('demands', one.shown));
  expect(servedBy('listings', one.shown)).toMatch(/^listings@[0-9a-f]{32}$/);
});

it.each([
  ['Asia/Shanghai', '2026-03-31T15:59:59Z', '2026-03-31'],
  ['Asia/Shanghai', '2026-03-31T16:00:00Z', '2026-04-01'],
  ['America/New_York', '2027-01-01T04:59:00Z', '2026-12-31'],
  ['UTC', '2026-12-31T23:59:59.999Z', '2026-12-31'],
])('today in %s at %s is %s', (zone, moment, day) => {
  expect(today({ clock: { now: () => new Date(moment) }, config: { EXCHANGE_TIME_ZONE: zone } })).toBe(day);
});
