const TAG = /<(?:!--|\/?[a-z])[^<>]{0,300}>/gi;
const REFERENCE = /&(#x?[0-9a-f]{1,6}|[a-z]{2,6});/gi;
const ENTITIES: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  deg: '°',
  micro: 'µ',
  times: '×',
  mdash: '—',
  ndash: '–',
  alpha: 'α',
  beta: 'β',
};

/**
 * Text of a foreign source as plain text: HTML tags and character references resolved, control characters and broken
 * characters dropped, runs of blanks folded. Our own API refuses such text; a mapping cleans what it knows to be dirty.
 */
export function cleanText(value: unknown): string {
  if (typeof value !== 'string') return '';
  let text = value;
  // Twice, because sources hold references to references (`&amp;lt;`).
  for (let round = 0; round < 2; round++) {
    text = text.replace(TAG, ' ').replace(REFERENCE, (all, name: string) => entity(name) ?? all);
  }
  return text
    .replace(TAG, ' ')
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\u00ad\u200b-\u200f\u2060-\u206f\u202a-\u202e\ufeff\u{e0000}-\u{e007f}]/gu, '')
    .replace(/[\p{Cc}\p{Co}\p{Noncharacter_Code_Point}\uFFFD\u061c\u115f\u1160\u180e\u2800\u3164\uffa0]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

function entity(name: string): string | undefined {
  if (!name.startsWith('#')) return ENTITIES[name.toLowerCase()];
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
  return code > 31 && code <= 0x10ffff ? String.fromCodePoint(code) : ' ';
}

/** At most `max` characters, cut at a word's end where one is near. */
export function shorten(text: string, max: number): string {
  if (text.length <= max) return text;
  const cut = text.slice(0, max - 1);
  const space = cut.lastIndexOf(' ');
  return `${(space > max * 0.5 ? cut.slice(0, space) : cut).trimEnd()}…`;
}
