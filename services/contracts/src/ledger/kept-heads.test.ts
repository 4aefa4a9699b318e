import { describe, expect, it } from 'vitest';
import type { KeptHead } from '../api/index.ts';
import { KeptHeads } from './kept-heads.ts';
import type { TreeHead } from './tree-head.ts';

const root = (letter: string) => letter.repeat(64);
const shown: TreeHead = {
  number: 4,
  day: '2026-11-20',
  size: 7,
  rootHash: root('a'),
  at: new Date('2026-11-21T00:05:00.000Z'),
  previousHash: root('b'),
  signature: 'signed',
  publicKey: 'key',
};
const { publicKey: _key, ...signed } = shown;
const kept: KeptHead = { ...signed, at: shown.at.toISOString() };
/** As an exchange signed them that numbered none. */
const { number: _number, ...unnumbered } = { ...kept, previousHash: null };
const unnumberedShown: TreeHead = { ...shown, number: 1, previousHash: null };

const messages = (heads: KeptHeads) => heads.faults().map(({ message }) => message);

describe('a head that was kept', () => {
  it('is no fault when it is shown as it was and the entries give it', () => {
    for (const [head, of] of [
      [kept, shown],
      [unnumbered, unnumberedShown],
    ] as const) {
      const heads = new KeptHeads([head], [of]);
      heads.entryRead(7, () => Buffer.from(root('a'), 'hex'));
      expect(heads.faults()).toEqual([]);
      expect(heads.numbers).toBe(1);
    }
  });

  it('is named with its number and day where the entries do not give it, though it is shown', () => {
    const heads = new KeptHeads([kept], [shown]);
    heads.entryRead(7, () => Buffer.from(root('c'), 'hex'));
    expect(heads.faults()).toEqual([
      {
        seq: 7,
        head: 4,
        problem: 'kept_head',
        message:
          'Head 4 of 2026-11-20 (7 entries) was kept; the first 7 entries do not give it: they are not those that were signed',
      },
    ]);
  });

  it('is known by its number, and by its day where it has none', () => {
    const another: TreeHead = { ...unnumberedShown, day: '2026-11-21' };
    const within: TreeHead = { ...unnumberedShown, day: null };
    const read = (head: KeptHead, of: TreeHead[]) => {
      const heads = new KeptHeads([head], of);
      heads.entryRead(7, () => Buffer.from(root('a'), 'hex'));
      return messages(heads);
    };
    const gone = 'The head of 2026-11-20 (7 entries) was kept, and the exchange no longer shows it';
    expect(read(unnumbered, [another, within])).toEqual([gone]);
    expect(read({ ...unnumbered, day: null }, [within])).toEqual([
      'The head (7 entries) was kept, and the exchange no longer shows it',
    ]);
    const other = 'The head of 2026-11-20 (7 entries) was kept, and the exchange shows it differently';
    expect(read(unnumbered, [{ ...unnumberedShown, signature: 'other' }])).toEqual([other]);
    expect(read(kept, [{ ...shown, number: 5 }])).toEqual([
      'Head 4 of 2026-11-20 (7 entries) was kept, and the exchange no longer shows it',
    ]);
  });

  it('of more entries than were found good says so, whatever else is wrong with it', () => {
    const heads = new KeptHeads([kept, { ...kept, signature: 'other' }], [shown]);
    heads.entryRead(5, () => Buffer.from(root('a'), 'hex'));
    expect(messages(heads)).toEqual([
      'Head 4 of 2026-11-20 (7 entries) was kept; only 5 entries were found good, it covers 7',
      'Head 4 of 2026-11-20 (7 entries) was kept, and the exchange shows it differently; only 5 entries were found good, it covers 7',
    ]);
  });
});
