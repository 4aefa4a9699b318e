import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { differing, faultsOfSequence, type ShownHead } from './heads.ts';

const key = generateKeyPairSync('ed25519');
const other = generateKeyPairSync('ed25519');
const spki = (pair: { publicKey: KeyObject }) =>
  pair.publicKey.export({ format: 'der', type: 'spki' }).toString('base64');

const sha256 = (text: string | Buffer) => createHash('sha256').update(text).digest('hex');

/** Heads as the API describes them: the first two of the first version, then a chain. */
function chain(pair = key): ShownHead[] {
  const publicKey = spki(pair);
  const keyId = sha256(Buffer.from(publicKey, 'base64')).slice(0, 16);
  const heads: ShownHead[] = [];
  let before = '';
  for (const number of [1, 2, 3, 4, 5]) {
    const at = `2026-11-2${number}T00:00:10.000Z`;
    const [day, size, rootHash] = [`2026-11-2${number - 1}`, number * 2, String(number).repeat(64)];
    const old = number < 3;
    const text = old
      ? `{"at":"${at}","day":"${day}","rootHash":"${rootHash}","size":${size}}`
      : `{"at":"${at}","day":"${day}","keyId":"${keyId}","number":${number},"previousHash":"${before}","rootHash":"${rootHash}","size":${size}}`;
    const signature = sign(null, Buffer.from(text), pair.privateKey).toString('base64url');
    heads.push({ number, day, size, rootHash, at, previousHash: old ? null : before, signature, publicKey });
    before = sha256(text);
  }
  return heads;
}

describe('the sequence of heads', () => {
  it('holds with the key that signed it, and with none asked for', () => {
    expect(faultsOfSequence(chain(), [spki(key)])).toEqual([]);
    expect(faultsOfSequence(chain(), [])).toEqual([]);
  });

  it('names a head that is missing, one that another key signed and one that was edited', () => {
    const heads = chain();
    expect(faultsOfSequence(heads.toSpliced(3, 1), [])[0]).toBe('Head 4 is not shown; the next one is 5');
    expect(faultsOfSequence(chain(other), [spki(key)])[0]).toContain('Head 1 is signed by another key');
    const edited = heads.map((head) => (head.number === 4 ? { ...head, size: 3 } : head));
    expect(faultsOfSequence(edited, [spki(key)])).toEqual([
      ...['Head 4 is not what was signed', 'Head 5 does not name the head before it'],
    ]);
  });
});

describe('kept heads', () => {
  it('are found again, also copies of the first version, which had no number', () => {
    const shown = chain();
    expect(differing(shown.slice(0, 3), shown)).toEqual([]);
    const { number: _number, previousHash: _previous, ...first } = shown[0] as ShownHead;
    expect(differing([first], shown)).toEqual([]);
  });

  it('that are gone or shown otherwise are told', () => {
    const shown = chain();
    expect(differing(shown, shown.slice(0, 4)).map(({ number }) => number)).toEqual([5]);
    expect(differing(shown, chain(other))).toHaveLength(5);
  });
});
