import { readMarks } from './marks.ts';

// Line ends of other systems; vertical tabs and form feeds are control characters and are refused.
const LINE_ENDS = /\r\n?|[\u2028\u2029]/g;

// Characters that show nothing: soft hyphens, zero-width blanks, byte order marks, invisible operators and fillers, tags;
// marks, overrides and isolates of direction; and those whose meaning is private to a font.
const INVISIBLE =
  /\u034f|[\u180b-\u180d\u180f]|[\u17b4\u17b5]|[\u00ad\u061c\u115f\u1160\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164\ufeff\uffa0\ufff9-\ufffb\p{Co}\u{e0000}-\u{e007f}]/gu;
/** A joiner holds an emoji of several together; elsewhere it only splits words that are searched. */
const JOINER =
  /(?<!\p{Extended_Pictographic}|\ufe0f|[\u{1f3fb}-\u{1f3ff}])\u200d|\u200d(?!\p{Extended_Pictographic})/gu;

// Letters, digits and technical signs in the width of a Chinese character; Chinese punctuation stays as it is.
const WIDE =
  /[\uff03-\uff06\uff0a\uff0b\uff0d-\uff19\uff1c-\uff1e\uff20-\uff3a\uff3c\uff3e-\uff5a\uff5c\uffe0-\uffe6]/g;
// Half-width kana, ligatures of print, and radicals that PDFs hold in place of the characters they look like.
const LOOKALIKES = /[\uff61-\uff9f]+|[\ufb00-\ufb06\u2e80-\u2fdf\u{1d400}-\u{1d7ff}]/gu;
// Units of one character: ㎡, ㎏, ㎜, ℃.
const UNITS = /[\u3371-\u33df\u2103\u2109]/gu;
const BLANKS = /[\u00a0\u2000-\u200a\u202f\u205f\u3000]/g;

/** Rounds until a text stays as it is; a reference inside a reference needs one more. What needs more was made to hide. */
const ROUNDS = 4;

/**
 * The form in which every text is kept: NFC, `\n` between lines, letters and digits of one width, marks of HTML for
 * raised and lowered characters and its references as characters (CO₂, 10⁻³), units written out, plain blanks, no
 * invisible or private characters, no space at either end. Idempotent but for references nested to deceive, which
 * `textFault` refuses; it never refuses itself.
 *
 * @example tidyText('ＣＯ<sub>2</sub>\u00ad，　５㎡') // 'CO₂， 5m²'
 */
export function tidyText(text: string): string {
  let now = text;
  for (let round = 0; round < ROUNDS; round++) {
    const next = tidied(now);
    if (next === now) return now;
    now = next;
  }
  return now;
}

function tidied(text: string): string {
  return readMarks(text.replace(WIDE, compatible))
    .replace(LINE_ENDS, '\n')
    .replace(INVISIBLE, '')
    .replace(JOINER, '')
    .replace(LOOKALIKES, compatible)
    .replace(UNITS, unit)
    .replace(BLANKS, ' ')
    .normalize('NFC')
    .trim();
}

const compatible = (found: string) => found.normalize('NFKC');

const unit = (found: string) =>
  found
    .normalize('NFKC')
    .replace(/(?<=m)2$/, '²')
    .replace(/(?<=m)3$/, '³');
