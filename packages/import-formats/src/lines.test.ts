import { gunzipSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Line, readLines } from './lines.ts';

/** Bytes as they come from a disk or a network: in parts of any length. */
async function* partsOf(bytes: Uint8Array, length = 65_536) {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
}
async function linesOf(content: string | Uint8Array, { gzip = false, part = 65_536 } = {}): Promise<Line[]> {
  const found: Line[] = [];
  for await (const line of readLines(partsOf(Buffer.from(content), part), { gzip })) found.push(line);
  return found;
}
const shown = (lines: Line[]) => lines.map((line) => [line.number, 'row' in line ? line.row : line.fault.rule]);

describe('the lines of a file', () => {
  it('come with their numbers, blank ones counted, the last without a newline, also from gzip', async () => {
    const text = '{"a":1}\n\n{"a":"石墨烯"}\r\n{"a":3}';
    const expected = [
      [1, { a: 1 }],
      [3, { a: '石墨烯' }],
      [4, { a: 3 }],
    ];
    expect(shown(await linesOf(text))).toEqual(expected);
    expect(shown(await linesOf(gzipSync(text), { gzip: true }))).toEqual(expected);
  });

  it('are whole however the file is cut into parts, in the middle of characters too', async () => {
    const row = fc.record({ text: fc.string({ unit: 'grapheme' }), n: fc.integer() });
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 20 }), fc.integer({ min: 1, max: 40 }), async (rows, part) => {
        const text = rows.map((each) => JSON.stringify(each)).join('\n');
        const found = await linesOf(text, { part });
        expect(found.map((line) => 'row' in line && line.row)).toEqual(rows);
        expect(found.map(({ number }) => number)).toEqual(rows.map((_, at) => at + 1));
      }),
    );
  });

  it('count the bytes of the file: never less than before, all of them at the end', async () => {
    const text = Array.from({ length: 200 }, (_, n) => JSON.stringify({ n })).join('\n');
    for (const [content, gzip] of [
      [Buffer.from(text), false],
      [gzipSync(text), true],
    ] as const) {
      const bytes = (await linesOf(content, { gzip, part: 100 })).map((line) => line.bytes);
      expect(bytes).toEqual(bytes.toSorted((a, b) => a - b));
      expect(bytes.at(-1)).toBe(content.length);
    }
  });

  it('of an empty file are none', async () => {
    for (const text of ['', '\n', '\n\n  \r\n']) expect(await linesOf(text)).toEqual([]);
  });

  it('are read as they are wanted: whoever stops early leaves the rest', async () => {
    let isClosed = false;
    async function* endless() {
      try {
        for (;;) yield Buffer.from('{"a":1}\n');
      } finally {
        isClosed = true;
      }
    }
    let count = 0;
    for await (const _ of readLines(endless(), { gzip: false })) if (++count === 3) break;
    await new Promise((resolve) => setImmediate(resolve));
    expect([count, isClosed]).toEqual([3, true]);
  });

  it('end with the error of the source', async () => {
    async function* failing() {
      yield Buffer.from('{"a":1}\n{"a"');
      throw new Error('the disk is gone');
    }
    const reading = (async () => {
      for await (const line of readLines(failing(), { gzip: false })) expect(line.number).toBe(1);
    })();
    await expect(reading).rejects.toThrow('the disk is gone');
  });
});

describe('a line that is no row', () => {
  it('is a fault with its number, and the next lines are read', async () => {
    const bytes = Buffer.concat([Buffer.from('{"a":"'), Buffer.from([0xff]), Buffer.from('"}\n[1]\n{"a":\n{"a":1}\n')]);
    expect(shown(await linesOf(bytes))).toEqual([
      [1, 'invalid_utf8'],
      [2, 'invalid_type'],
      [3, 'invalid_json'],
      [4, { a: 1 }],
    ]);
  });

  it('is never an error, whatever its bytes are', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 60 }), async (noise) => {
        const bytes = Buffer.concat([noise.filter((byte) => byte !== 10), Buffer.from('\n{"good":true}')]);
        const last = (await linesOf(bytes)).at(-1);
        expect(last).toMatchObject({ number: 2, row: { good: true } });
      }),
    );
  });

  it('of a value that is no object is told as that', async () => {
    for (const value of ['1', '"a"', 'null', 'true', '[{}]']) {
      expect([value, shown(await linesOf(value))]).toEqual([value, [[1, 'invalid_type']]]);
    }
  });

  it('may be too long or too deep, and the memory does not grow with it', async () => {
    const long = `{"a":"${'x'.repeat(4 * 1024 * 1024)}"}`;
    const deep = `{"a":${'['.repeat(50_000)}${']'.repeat(50_000)}}`;
    expect(shown(await linesOf(['{"a":1}', long, '{"a":2}', deep, '{"a":3}'].join('\n')))).toEqual([
      [1, { a: 1 }],
      [2, 'too_long'],
      [3, { a: 2 }],
      [4, 'too_deep'],
      [5, { a: 3 }],
    ]);
  });

  it('is one by a level, not at it', async () => {
    const nested = (levels: number) => `{"a":${'['.repeat(levels)}${']'.repeat(levels)}}`;
    expect(shown(await linesOf(`${nested(39)}\n${nested(40)}`))).toMatchObject([
      [1, {}],
      [2, 'too_deep'],
    ]);
  });
});

describe('a gzip stream', () => {
  const rows = Array.from({ length: 5000 }, (_, n) => `{"a":${(n * 7919) % 5003}}`);
  const whole = gzipSync(rows.join('\n'));

  it('that is cut off or damaged comes up to there, and a fault says where', async () => {
    const damaged = Buffer.from(whole);
    damaged.fill(0xff, whole.length - 2000, whole.length - 1900);
    for (const bytes of [whole.subarray(0, whole.length / 2), damaged]) {
      const found = shown(await linesOf(bytes, { gzip: true }));
      expect(found.at(-1)?.[1]).toBe('damaged_gzip');
      expect(found.length).toBeGreaterThan(1000);
      expect(found.slice(0, -1)).toEqual(rows.slice(0, found.length - 1).map((row, at) => [at + 1, JSON.parse(row)]));
    }
  });

  it('cut off anywhere is never taken for a whole one', async () => {
    const lengths = fc.integer({ min: 1, max: whole.length - 1 });
    await fc.assert(
      fc.asyncProperty(lengths, async (length) => {
        const found = await linesOf(whole.subarray(0, length), { gzip: true });
        expect(shown(found).at(-1)?.[1]).toBe('damaged_gzip');
      }),
      { numRuns: 25 },
    );
  });

  it('that is none is a fault on the first line', async () => {
    expect(shown(await linesOf('{"a":1}\n', { gzip: true }))).toEqual([[1, 'damaged_gzip']]);
  });

  it('of several parts put together is read to its end', async () => {
    const both = Buffer.concat([gzipSync('{"a":1}\n'), gzipSync('{"a":2}\n')]);
    expect(gunzipSync(both).toString()).toBe('{"a":1}\n{"a":2}\n');
    expect(shown(await linesOf(both, { gzip: true }))).toEqual([
      [1, { a: 1 }],
      [2, { a: 2 }],
    ]);
  });
});
