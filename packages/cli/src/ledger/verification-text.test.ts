import { describe, expect, it } from 'vitest';
import { type Verification, verificationText } from './verification-text.ts';

const good: Verification = {
  ok: true,
  entries: 3,
  head: { seq: 3, hash: 'abc' },
  fault: null,
  heads: { count: 2, covered: 3, keys: ['k1', 'k2'] },
  kept: { compared: 0, faults: [] },
  warnings: [],
  at: '2026-01-31T00:00:00.000Z',
  ms: 5,
};
const firstLine = (text: string) => text.split('\n')[0];

describe('what a verification is told as', () => {
  it('begins with the verdict', () => {
    expect(firstLine(verificationText(good, undefined))).toBe(
      'The ledger holds: 3 entries and every record behind them are as they were written.',
    );
    expect(firstLine(verificationText({ ...good, entries: 0, head: null }, undefined))).toBe(
      'The ledger holds: there is no entry yet.',
    );
    const fault = { seq: 2, problem: 'hash', message: 'Entry 2 was changed' };
    expect(firstLine(verificationText({ ...good, entries: 1, fault }, undefined))).toBe(
      'The ledger does not hold. 1 entries were found good.',
    );
  });

  it('names each fault once, also when exchange and file tell of it both', () => {
    const fault = { seq: 2, problem: 'hash', message: 'Entry 2 was changed' };
    const comparison = { file: 'kept', kept: 4, faults: ['Entry 2 was changed', 'Head 1 is gone'] };
    const lines = verificationText({ ...good, fault }, comparison).split('\n');
    expect(lines.filter((line) => line.startsWith('- '))).toEqual(['- Entry 2 was changed', '- Head 1 is gone']);
    expect(lines).toContain('Compared with 4 heads kept in kept: see above.');
  });

  it('says what it was compared with, and that all of it agreed', () => {
    const text = verificationText(good, { file: 'kept', kept: 4, faults: [] });
    expect(text).toContain('Compared with 4 heads kept in kept: the exchange shows all of them as they were kept');
    expect(verificationText(good, { file: 'keys', kept: 0, faults: [] })).toContain(
      'Checked with the keys in keys: they signed every head.',
    );
  });

  it('never is silent about whose signatures are believed', () => {
    expect(verificationText(good, undefined)).toContain('Trusted keys: k1, k2.');
    const none = { ...good, heads: { count: 0, covered: 0, keys: [] } };
    expect(verificationText(none, undefined)).toContain('0 signed heads, over 0 entries. Trusted keys: none.');
  });
});
