import { z } from 'zod';
import { tidyText } from './tidy-text.ts';

/** Why a text was refused. `rule` is stable and dotted; `message` is for a person. */
export type TextFault = {
  rule:
    | 'text.control_character'
    | 'text.one_line'
    | 'text.broken_encoding'
    | 'text.stacked_marks'
    | 'text.nothing_visible'
    | 'text.no_letters'
    | 'text.markup';
  message: string;
};

// Markup is a tag of HTML by name, any tag with an attribute, or a comment. `T < 300`, `a<b and c>d` and `vector<int>`
// are not. Lengths are limited so that a lone `<` in a long text is not searched to its end.
const TAGS =
  'a|abbr|article|aside|audio|b|blockquote|body|br|button|canvas|center|code|dd|del|div|dl|dt|em|embed|figure|font|' +
  'footer|form|frame|h[1-6]|head|header|hr|html|i|iframe|img|input|ins|label|li|link|main|math|meta|nav|object|ol|' +
  'option|p|pre|q|s|script|section|select|small|span|strike|strong|style|sub|sup|svg|table|tbody|td|template|' +
  'textarea|tfoot|th|thead|title|tr|tt|u|ul|var|video';
const MARKUP = new RegExp(
  `<!--|<!doctype|<\\?xml|</[a-z][a-z0-9:-]{0,30}\\s{0,9}>|<(?:${TAGS})\\s{0,9}/?>|<[a-z][a-z0-9:-]{0,30}\\s[^<>]{0,2000}=[^<>]{0,2000}>`,
  'i',
);
const ENTITY =
  /&(?:amp|lt|gt|quot|apos|nbsp|deg|micro|times|mdash|ndash|sup[123]|alpha|beta|#\d{1,6}|#x[0-9a-f]{1,5});/i;

function isControl(code: number): boolean {
  return (code < 0x20 && code !== 0x0a && code !== 0x09) || (code >= 0x7f && code <= 0x9f);
}

/** Marks on one letter; the languages of the exchange need two. */
const MARKS_MAX = 4;
const STACKED = new RegExp(`\\p{M}{${MARKS_MAX + 1}}`, 'u');

/**
 * The first fault that makes `text` unfit to store, or undefined. Refuses control characters other than tab and
 * newline, broken encoding (lone surrogates, U+FFFD, noncharacters), and HTML. Expects `tidyText` to have been here.
 * Comparison signs stay: `<` and `>` alone are fine.
 *
 * @example textFault('<b>water</b>')?.rule // 'text.markup'
 */
export function textFault(text: string): TextFault | undefined {
  if (!text.isWellFormed() || text.includes('\uFFFD') || /\p{Noncharacter_Code_Point}/u.test(text)) {
    return { rule: 'text.broken_encoding', message: 'The text is not valid UTF-8: it holds broken characters' };
  }
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (isControl(code)) {
      const name = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
      return { rule: 'text.control_character', message: `Control character ${name} at position ${at} is not allowed` };
    }
  }
  if (STACKED.test(text)) {
    return { rule: 'text.stacked_marks', message: `More than ${MARKS_MAX} marks stand on one letter` };
  }
  if (text !== '' && !/[\p{L}\p{N}\p{P}\p{S}]/u.test(text)) {
    return { rule: 'text.nothing_visible', message: 'The text shows nothing' };
  }
  const markup = MARKUP.exec(text) ?? ENTITY.exec(text);
  if (markup) {
    const seen = markup[0].slice(0, 40);
    return { rule: 'text.markup', message: `Plain text only: write "${seen}" without HTML` };
  }
  return undefined;
}

const LINE_ENDS = /[\n\t]/u;

/** Separators that programs put into titles, and nobody types, are blanks there. */
const tidyLine = (text: string) => tidyText(text.replace(/[\u2028\u2029]+/g, ' '));

type TextRules = { min?: number; max: number; letters?: boolean; oneLine?: boolean };

/**
 * Schema of one plain text, tidied and checked; lengths count characters after tidying, one of two UTF-16 units once.
 * With `letters` it must say something in words: signs and digits alone will not do. With `oneLine` it holds no line break
 * and no tab.
 * Works in requests and in responses (it overwrites, it never transforms).
 */
export function plainText({ min = 1, max, letters = false, oneLine = false }: TextRules) {
  return z
    .string()
    .max(max * 2 + 1000, { abort: true, error: `Too long: at most ${max} characters` })
    .overwrite(oneLine ? tidyLine : tidyText)
    .min(min, { error: min === 1 ? 'Must not be empty' : `Too short: at least ${min} characters` })
    .max(max, { error: `Too long: at most ${max} characters` })
    .superRefine((text, ctx) => {
      const fault = textFault(text);
      if (fault) ctx.addIssue({ code: 'custom', message: fault.message, params: { rule: fault.rule } });
      else if (letters && text !== '' && !/\p{L}/u.test(text)) {
        ctx.addIssue({ code: 'custom', message: 'The text has no letters', params: { rule: 'text.no_letters' } });
      } else if (oneLine && LINE_ENDS.test(text)) {
        const message = 'One line is expected: no line breaks and no tabs';
        ctx.addIssue({ code: 'custom', message, params: { rule: 'text.one_line' } });
      }
    });
}

/** A name, a title or another label: one line of plain text. */
export function lineText(rules: Omit<TextRules, 'oneLine'>) {
  return plainText({ ...rules, oneLine: true });
}

/** Words to search for, in the form in which texts are kept, so that they meet. Nothing is refused but a length. */
export function searchWords(max = 500) {
  return z.string().max(max).overwrite(tidyText);
}
