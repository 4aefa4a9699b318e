import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAnswerCache, type Reading } from './answer-cache.ts';

const answer = (text: string) => ({ headers: { etag: text }, body: Buffer.from(text) });
const cacheOf = (options: Partial<Parameters<typeof createAnswerCache>[0]> = {}) => {
  const cache = createAnswerCache({ maxBytes: 1_000_000, keepMs: 5000, ...options });
  cache.open();
  return cache;
};
const told = (cache: ReturnType<typeof cacheOf>, record: string, reader = '') =>
  cache.find({ record, reader })?.body.toString();
const begun = (cache: ReturnType<typeof cacheOf>, record: string, reader = ''): Reading =>
  cache.begin({ record, reader }) as Reading;

describe('kept answers', () => {
  it('are kept until their record changes, and no longer than they may be', () => {
    let now = 0;
    const cache = cacheOf({ monotonicMs: () => now });
    const put = (key: string) => cache.keep(begun(cache, key), answer(key));
    put('listings/a');
    put('listings/b');
    put('demands/a');
    expect(told(cache, 'listings/a')).toBe('listings/a');
    cache.forget('listings/a');
    expect([told(cache, 'listings/a'), told(cache, 'listings/b')]).toEqual([undefined, 'listings/b']);
    cache.forgetAll('listings/');
    expect([told(cache, 'listings/b'), told(cache, 'demands/a')]).toEqual([undefined, 'demands/a']);
    now = 5000;
    expect(told(cache, 'demands/a')).toBeUndefined();
  });

  it('are each their reader’s alone, and all are gone once the record has changed', () => {
    const cache = cacheOf();
    const readers = ['', '1', '2'];
    for (const reader of readers) cache.keep(begun(cache, 'listings/a', reader), answer(`for ${reader}`));
    expect(readers.map((reader) => told(cache, 'listings/a', reader))).toEqual(['for ', 'for 1', 'for 2']);
    expect(told(cache, 'listings/a', '3')).toBeUndefined();
    const late = begun(cache, 'listings/a', '3');
    cache.forget('listings/a');
    cache.keep(late, answer('for 3'));
    expect([...readers, '3'].map((reader) => told(cache, 'listings/a', reader))).toEqual([...Array(4)]);
  });

  it('that were read before a change was heard and arrive after it are not kept', () => {
    const cache = cacheOf();
    const early = begun(cache, 'listings/a');
    const other = begun(cache, 'listings/b');
    cache.forget('listings/a');
    const late = begun(cache, 'listings/a');
    cache.keep(late, answer('new'));
    cache.keep(early, answer('old'));
    cache.keep(other, answer('other'));
    expect([told(cache, 'listings/a'), told(cache, 'listings/b')]).toEqual(['new', 'other']);
  });

  it('are gone and none is kept while changes may not be heard, nor what was being read then', () => {
    const cache = cacheOf();
    cache.keep(begun(cache, 'listings/a'), answer('a'));
    const reading = begun(cache, 'listings/b');
    cache.close();
    expect(told(cache, 'listings/a')).toBeUndefined();
    expect(cache.begin({ record: 'listings/a', reader: '' })).toBeUndefined();
    cache.open();
    cache.keep(reading, answer('b'));
    expect(told(cache, 'listings/b')).toBeUndefined();
  });

  it('take no more room than they may; the oldest go first, and one that is too large is not kept', () => {
    const cache = cacheOf({ maxBytes: 30_000 });
    for (let n = 0; n < 40; n++) cache.keep(begun(cache, `listings/${n}`), answer('x'.repeat(1000)));
    expect(Array.from({ length: 40 }, (_, n) => told(cache, `listings/${n}`)).filter(Boolean)).toHaveLength(15);
    expect(told(cache, 'listings/39')).toBeDefined();
    cache.keep(begun(cache, 'listings/large'), answer('x'.repeat(3000)));
    expect(told(cache, 'listings/large')).toBeUndefined();
  });

  // The law: whatever is given is what the record was at some moment since its last change was heard.
  it('are never older than the last change that was heard, in whatever order reads and changes come', () => {
    const step = fc.oneof(
      fc.constantFrom('begin', 'change', 'close', 'open'),
      fc.nat({ max: 5 }).map((n) => ({ keep: n })),
      // The reader hangs up; what was read may arrive all the same.
      fc.nat({ max: 5 }).map((n) => ({ giveUp: n })),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const cache = cacheOf();
        let version = 0;
        const underWay: { reading: Reading; version: number }[] = [];
        for (const each of steps) {
          if (each === 'begin') {
            const reading = cache.begin({ record: 'listings/a', reader: '' });
            if (reading) underWay.push({ reading, version });
          } else if (each === 'change') {
            version += 1;
            cache.forget('listings/a');
          } else if (each === 'close') cache.close();
          else if (each === 'open') cache.open();
          else if ('giveUp' in each) {
            const one = underWay[each.giveUp % Math.max(1, underWay.length)];
            if (one) cache.giveUp(one.reading);
          } else {
            const [one] = underWay.splice(each.keep % Math.max(1, underWay.length), 1);
            if (one) cache.keep(one.reading, answer(String(one.version)));
          }
          const given = told(cache, 'listings/a');
          if (given !== undefined) expect(given).toBe(String(version));
        }
      }),
    );
  });
});
