import { describe, expect, it } from 'vitest';
import { type ChainRow, contentFault, linkFault, timeFault } from './check.ts';
import { canonicalText, GENESIS, sealEntry, sha256 } from './entry.ts';

const CONTRACT = '01890000-0000-7000-8000-000000000001';
const at = new Date('2026-11-22T08:00:00.000Z');
const later = (ms: number) => new Date(at.getTime() + ms);

/** A row as it is written, and then with the columns that somebody changed. */
function rowOf(over: Partial<ChainRow> = {}, made = at): ChainRow {
  const entry = { kind: 'payment.recorded' as const, contractId: CONTRACT, at: made.toISOString(), body: { a: 1 } };
  const { content, text, hash } = sealEntry(undefined, entry);
  const { seq, previousHash, kind, contractId } = content;
  return { seq, hash, previousHash, kind, contractId, at: made, text, ...over };
}
/** Another text, with the hash that belongs to it. */
const written = (text: string) => ({ text, hash: sha256(text) });
const first = { text: '{"at":"2026-11-22T08:00:00.000Z"}' };

describe('an entry', () => {
  it('follows the one before it: its number and its hash', () => {
    expect(linkFault(null, rowOf())).toBeUndefined();
    expect(linkFault(null, rowOf({ seq: 2 }))).toMatchObject({ seq: 1, problem: 'entry_missing' });
    expect(linkFault(null, rowOf({ previousHash: 'f'.repeat(64) }))).toMatchObject({
      seq: 1,
      problem: 'previous_hash',
    });
    const last = { seq: 7, hash: 'a'.repeat(64) };
    expect(linkFault(last, rowOf({ seq: 8, previousHash: last.hash }))).toBeUndefined();
    expect(linkFault(last, rowOf({ seq: 8 }))).toMatchObject({ seq: 8, problem: 'previous_hash' });
    expect(linkFault(last, rowOf({ seq: 7, previousHash: last.hash }))).toMatchObject({ problem: 'entry_missing' });
  });

  it('is what was hashed', () => {
    expect(contentFault(rowOf())).toBeUndefined();
    expect(contentFault(rowOf({ hash: GENESIS }))).toMatchObject({ seq: 1, problem: 'hash' });
  });

  it.each<[keyof ChainRow, Partial<ChainRow>]>([
    ['seq', { seq: 2 }],
    ['previousHash', { previousHash: 'f'.repeat(64) }],
    ['kind', { kind: 'payment.voided' }],
    ['contractId', { contractId: null }],
    ['at', { at: later(1) }],
  ])('has no column that says another thing than its text: %s', (name, changed) => {
    expect(contentFault(rowOf(changed))).toMatchObject({
      problem: 'content',
      message: expect.stringMatching(new RegExp(`differ from its text: ${name}$`)),
    });
  });

  it('names every column that differs', () => {
    expect(contentFault(rowOf({ kind: 'payment.voided', at: later(1) }))?.message).toMatch(/: kind, at$/);
  });

  it.each([
    ['is not JSON', '{'],
    ['is not canonical', JSON.stringify({ seq: 1, ...JSON.parse(rowOf().text) }, null, 1)],
    ['is not an entry', canonicalText({ seq: 1 })],
  ])('is found when its text %s, though its hash fits', (_what, text) => {
    expect(contentFault(rowOf(written(text)))).toMatchObject({ seq: 1, problem: 'content' });
  });

  it('is no older than the one before it, by the millisecond, but for the correction of a clock', () => {
    const last = rowOf();
    expect(timeFault(null, rowOf({}, later(-1)))).toBeUndefined();
    expect(timeFault(last, rowOf())).toBeUndefined();
    expect(timeFault(last, rowOf({}, later(1)))).toBeUndefined();
    expect(timeFault(last, rowOf({}, later(-1)))).toMatchObject({ seq: 1, problem: 'time' });
    expect(timeFault(last, rowOf({ kind: 'ledger.clock_corrected' }, later(-1)))).toBeUndefined();
  });

  it('of the first version may be older, and is never found after one of the second', () => {
    const old = rowOf(first, later(-1));
    expect(timeFault({ ...rowOf(), ...first }, old)).toBeUndefined();
    expect(timeFault(rowOf(), old)).toMatchObject({ problem: 'content' });
    expect(timeFault({ ...rowOf(), ...first }, rowOf({}, later(-1)))).toMatchObject({ problem: 'time' });
  });
});
