import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AtomFeed, atomFeed } from './atom.ts';

const text = (words: string) => ({ en: { text: words, origin: 'person' as const } });
const feed: AtomFeed = {
  title: 'Listings: membrane',
  self: '/api/listings/search.atom?q=membrane&limit=20',
  language: 'en',
  entries: [
    {
      id: '019a0000-0000-7000-8000-000000000001',
      title: { ...text('Membrane <A> & "B"'), zh: { text: '膜', origin: 'machine' } },
      owner: text('Institute of Water'),
      publishedAt: '2026-03-01T10:00:00.000Z',
      link: '/api/listings/019a0000-0000-7000-8000-000000000001',
      keywords: ['water'],
    },
  ],
};

/** The elements of a document, outermost first; throws unless it is well-formed. */
function elementsOf(xml: string): string[] {
  const open: string[] = [];
  const seen: string[] = [];
  const tag = /<(\/?)([a-z]+)((?: [a-z:]+="[^"<]*")*)(\/?)>|&(?:amp|lt|gt|quot|apos);|[^<&]/giu;
  let at = xml.indexOf('?>') + 2;
  while (at < xml.length) {
    tag.lastIndex = at;
    const found = tag.exec(xml);
    if (!found || found.index !== at) throw new Error(`not well-formed at ${xml.slice(at, at + 40)}`);
    at += found[0].length;
    const [, end, name, , empty] = found;
    if (!name) continue;
    if (end && open.pop() !== name) throw new Error(`${name} ends where it was not begun`);
    if (!end) seen.push([...open, name].join('/'));
    if (!end && !empty) open.push(name);
  }
  if (open.length > 0) throw new Error(`${open.join('/')} has no end`);
  return seen;
}

describe('a feed', () => {
  it('has what RFC 4287 asks of a feed and of each entry, once', () => {
    const seen = elementsOf(atomFeed(feed));
    for (const name of ['id', 'title', 'updated']) {
      expect(seen.filter((one) => one === `feed/${name}`)).toHaveLength(1);
      expect(seen.filter((one) => one === `feed/entry/${name}`)).toHaveLength(1);
    }
    expect(seen).toContain('feed/author/name');
    expect(seen).toContain('feed/entry/author/name');
    const xml = atomFeed(feed);
    expect(xml).toContain('<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">');
    expect(xml).toContain(
      '<link rel="self" type="application/atom+xml" href="/api/listings/search.atom?q=membrane&amp;limit=20"/>',
    );
    expect(xml).toContain('<title xml:lang="en">Membrane &lt;A&gt; &amp; &quot;B&quot;</title>');
  });

  it('says each title in the language asked for, or in one that it has, and which that is', () => {
    expect(atomFeed({ ...feed, language: 'zh' })).toContain('<title xml:lang="zh">膜</title>');
    expect(atomFeed({ ...feed, language: 'ru' })).toContain('<title xml:lang="en">Membrane');
  });

  it('is the same text for the same records, and another feed for another query', () => {
    const idOf = (one: AtomFeed) => /<id>(.*?)<\/id>/.exec(atomFeed(one))?.[1];
    expect(atomFeed(feed)).toBe(atomFeed({ ...feed }));
    expect(idOf(feed)).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(idOf({ ...feed, self: '/api/listings/search.atom?q=other' })).not.toBe(idOf(feed));
    expect(elementsOf(atomFeed({ ...feed, entries: [] }))).toContain('feed/updated');
  });

  it('is well-formed whatever people write', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), (title, word) => {
        const [entry] = feed.entries;
        if (!entry) throw new Error('it has one');
        const entries = [{ ...entry, title: text(title), owner: text(word), keywords: [word, title] }];
        const xml = atomFeed({ ...feed, title, self: `/api?q=${title}`, entries });
        expect(elementsOf(xml)).toContain('feed/entry/title');
        const codes = [...xml].map((one) => one.codePointAt(0) ?? 0);
        expect(codes.filter((code) => code < 0x20 && ![0x9, 0xa, 0xd].includes(code))).toEqual([]);
        expect(codes.filter((code) => code === 0xfffe || code === 0xffff)).toEqual([]);
      }),
    );
  });
});
