import { z } from 'zod';

/** Why a text was refused. `rule` is stable and dotted; `message` is for a person. */
export interface TextFault {
  rule: 'text.control_character' | 'text.broken_encoding' | 'text.markup';
  message: string;
}

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

/**
 * The form in which every text is kept: NFC, `\r\n` and `\r` as `\n`, no byte order mark or space at either end.
 * Idempotent. Never refuses: `textFault` does.
 */
export function tidyText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .normalize('NFC')
    .replace(/^\uFEFF/, '')
    .trim();
}

/**
 * The first thing that makes `text` unfit to keep, or undefined. Refuses control characters other than tab and
 * newline, broken encoding (lone surrogates, U+FFFD) and HTML. Comparison signs stay: `<` and `>` alone are fine.
 *
 * @example textFault('H<sub>2</sub>O')?.rule // 'text.markup'
 */
export function textFault(text: string): TextFault | undefined {
  if (!text.isWellFormed() || text.includes('\uFFFD')) {
    return { rule: 'text.broken_encoding', message: 'The text is not valid UTF-8: it holds broken characters' };
  }
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (isControl(code)) {
      const name = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
      return { rule: 'text.control_character', message: `Control character ${name} at position ${at} is not allowed` };
    }
  }
  const markup = MARKUP.exec(text) ?? ENTITY.exec(text);
  if (markup) {
    const seen = markup[0].slice(0, 40);
    return { rule: 'text.markup', message: `Plain text only: write "${seen}" without HTML (for example H₂O)` };
  }
  return undefined;
}

/**
 * Schema of one plain text, tidied and checked; lengths count UTF-16 units after tidying.
 * Works in requests and in responses (it overwrites, it never transforms).
 */
export function plainText({ min = 1, max }: { min?: number; max: number }) {
  return z
    .string()
    .max(max * 2 + 1000, { abort: true, error: `Too long: at most ${max} characters` })
    .overwrite(tidyText)
    .min(min, { error: min === 1 ? 'Must not be empty' : `Too short: at least ${min} characters` })
    .max(max, { error: `Too long: at most ${max} characters` })
    .superRefine((text, ctx) => {
      const fault = textFault(text);
      if (fault) ctx.addIssue({ code: 'custom', message: fault.message, params: { rule: fault.rule } });
    });
}
