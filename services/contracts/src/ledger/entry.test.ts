import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ChainRow, contentFault, linkFault } from './check.ts';
import { canonicalText, GENESIS, hashOf, sealEntry } from './entry.ts';

const bodies = fc.dictionary(fc.string({ unit: 'grapheme' }), fc.jsonValue({ noUnicodeString: false }));
const CONTRACT = '01890000-0000-7000-8000-000000000001';

function chainOf(all: readonly Record<string, unknown>[]): ChainRow[] {
  const rows: ChainRow[] = [];
  for (const body of all) {
    const at = '2026-11-22T08:00:00.000Z';
    const last = rows.at(-1);
    const { content, text, hash } = sealEntry(last, { kind: 'payment.recorded', contractId: CONTRACT, at, body });
    const { seq, previousHash, kind, contractId } = content;
    rows.push({ seq, hash, previousHash, kind, contractId, at: new Date(at), text });
  }
  return rows;
}

function firstFault(rows: readonly ChainRow[]): number | undefined {
  let last: ChainRow | null = null;
  for (const row of rows) {
    const fault = linkFault(last, row) ?? contentFault(row);
    if (fault) return fault.seq;
    last = row;
  }
  return undefined;
}

const chains = fc.array(bodies, { minLength: 3, maxLength: 12 }).map(chainOf);

describe('the chain', () => {
  it('starts at one from nothing, and holds as it was made', () => {
    expect(chainOf([{}])[0]).toMatchObject({ seq: 1, previousHash: GENESIS });
    fc.assert(fc.property(chains, (rows) => firstFault(rows) === undefined));
  });

  it('breaks at a row whose text changed, also when its hash was made to fit', () => {
    fc.assert(
      fc.property(chains, fc.nat(), (rows, at) => {
        const index = at % (rows.length - 1);
        const changed = (row: ChainRow) => ({ ...row, text: row.text.replace('payment.recorded', 'payment.voided') });
        const plain = rows.map((row, i) => (i === index ? changed(row) : row));
        const fitted = plain.map((row, i) =>
          i === index ? { ...row, kind: 'payment.voided', hash: hashOf(JSON.parse(row.text)) } : row,
        );
        return firstFault(plain) === index + 1 && firstFault(fitted) === index + 2;
      }),
    );
  });

  it('breaks where a row was taken out or two changed places', () => {
    fc.assert(
      fc.property(chains, fc.nat(), (rows, at) => {
        const index = at % (rows.length - 1);
        const without = rows.filter((_, i) => i !== index);
        const swapped = rows.map((row, i) => {
          const other = i === index ? rows[index + 1] : i === index + 1 ? rows[index] : row;
          return { ...(other ?? row), seq: row.seq };
        });
        return firstFault(without) === index + 1 && firstFault(swapped) === index + 1;
      }),
    );
  });
});

describe('canonical text', () => {
  it('is one text for one value, whatever order its keys were written in', () => {
    fc.assert(
      fc.property(bodies, (body) => {
        const reversed = Object.fromEntries(Object.entries(body).reverse());
        return canonicalText(body) === canonicalText(reversed) && hashOf(body) === hashOf(reversed);
      }),
    );
  });

  it('is the text of the example in RFC 8785', () => {
    const numbers = JSON.parse('[333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001]');
    const value = { string: '\u20ac$\u000f\nA\'B"\\\\"/', numbers };
    expect(canonicalText(value)).toBe(
      '{"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });
});
