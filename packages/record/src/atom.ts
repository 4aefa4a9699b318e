import { createHash } from 'node:crypto';
import { type Language, type LocalizedText, pickText } from '@techbourse/domain';

/** A published record as an entry of a feed. */
export type AtomEntry = {
  id: string;
  title: LocalizedText;
  /** Its owner as everybody sees it. */
  owner: LocalizedText;
  publishedAt: string;
  link: string;
  keywords: readonly string[];
};

export type AtomFeed = {
  title: string;
  /** The path of the feed with its query: it is the same feed as long as this is the same. */
  self: string;
  language: Language;
  entries: readonly AtomEntry[];
};

export const ATOM_TYPE = 'application/atom+xml; charset=utf-8';

/** A feed by RFC 4287: the same records make the same text, each said in the language asked for as far as it has that. Pure. */
export function atomFeed({ title, self, language, entries }: AtomFeed): string {
  const updated =
    entries
      .map(({ publishedAt }) => publishedAt)
      .toSorted()
      .at(-1) ?? NEVER;
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}">`,
    `<id>urn:uuid:${uuidOf(self)}</id>`,
    `<title>${escaped(title)}</title>`,
    `<updated>${updated}</updated>`,
    '<author><name>techbourse</name></author>',
    `<link rel="self" type="application/atom+xml" href="${escaped(self)}"/>`,
    ...entries.map((entry) => entryOf(entry, language)),
    '</feed>',
    '',
  ].join('\n');
}

/** When a feed without entries changed last. */
const NEVER = '1970-01-01T00:00:00.000Z';

function entryOf({ id, title, owner, publishedAt, link, keywords }: AtomEntry, language: Language): string {
  const text = pickText(title, [language]);
  return [
    '<entry>',
    `<id>urn:uuid:${id}</id>`,
    `<title xml:lang="${text?.language ?? language}">${escaped(text?.text ?? '')}</title>`,
    `<updated>${publishedAt}</updated>`,
    `<published>${publishedAt}</published>`,
    `<author><name>${escaped(pickText(owner, [language])?.text ?? '')}</name></author>`,
    `<link rel="alternate" type="application/json" href="${escaped(link)}"/>`,
    ...keywords.map((word) => `<category term="${escaped(word)}"/>`),
    '</entry>',
  ].join('\n');
}

/** An id that is always the same of the same text. */
function uuidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Text as XML 1.0 may hold it: without characters that no document may have. */
function escaped(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll(/[&<>"']/g, (one) => ENTITIES[one] ?? '');
}
