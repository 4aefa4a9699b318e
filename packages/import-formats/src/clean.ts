import { PREFIX, readMarks, readScripts, tidyText } from '@techbourse/domain';

const INLINE = 'a|abbr|b|bold|cite|code|em|font|i|ins|italic|mark|q|s|small|span|strike|strong|tt|u|var';
const BLOCK =
  'article|aside|blockquote|body|br|caption|center|dd|del|div|dl|dt|figure|footer|h[1-6]|head|header|hr|html|img|input|label|li|' +
  'link|list|list-item|main|math|mrow|mi|mo|mn|msub|msup|meta|nav|object|ol|option|p|pre|script|sec|section|style|sub|sup|svg|' +
  'table|tbody|td|text|textarea|tfoot|th|thead|title|tr|ul';
// A tag is one by its name, by its slash in front, or by an attribute; `T<tc and n>5` compares. Lengths are limited, so
// that a lone `<` in a long text is not searched to its end.
const INLINE_TAG = new RegExp(`</?${PREFIX}(?:${INLINE})(?:\\s[^<>]{0,300}=[^<>]{0,300})?\\s{0,9}/?>`, 'gi');
const TAG = new RegExp(
  `<!--[^<>]{0,2000}>|<!doctype[^<>]{0,300}>|<\\?xml[^<>]{0,300}>|</[a-z][a-z0-9:-]{0,30}\\s{0,9}>|` +
    `<${PREFIX}(?:${BLOCK})\\s{0,9}/?>|<[a-z][a-z0-9:-]{0,30}\\s[^<>]{0,300}=[^<>]{0,300}>`,
  'gi',
);

/**
 * Text of a foreign source as plain text in one line: in the form of `tidyText`, without tags, control characters and
 * broken characters, runs of blanks folded. Comparisons stay. Our own API refuses tags; a mapping cleans what it knows
 * to be dirty.
 */
export function cleanText(value: unknown): string {
  if (typeof value !== 'string') return '';
  let text = value;
  // Twice, because sources hold references to references, and to tags (`&amp;lt;b&amp;gt;`).
  for (let round = 0; round < 2; round++) text = readMarks(withoutTags(text));
  return tidyText(withoutTags(text).toWellFormed())
    .replace(/[\p{Cc}\p{Noncharacter_Code_Point}\uFFFD]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** A word that is set in another letter stays whole; a block ends one. */
function withoutTags(text: string): string {
  if (!text.includes('<')) return text;
  return readScripts(text.replace(INLINE_TAG, '')).replace(TAG, ' ');
}

/** At most `max` characters, cut at a word's end where one is near. */
export function shorten(text: string, max: number): string {
  if (text.length <= max) return text;
  const cut = text.slice(0, max - 1);
  const space = cut.lastIndexOf(' ');
  return `${(space > max * 0.5 ? cut.slice(0, space) : cut).trimEnd()}…`;
}
