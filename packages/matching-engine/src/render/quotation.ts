import type { Language } from '@techbourse/domain';

/** The language of a word by its script. */
export function scriptOf(word: string): Language {
  if (/\p{Script=Han}/u.test(word)) return 'zh';
  return /\p{Script=Cyrillic}/u.test(word) ? 'ru' : 'en';
}

const LETTER = '[\\p{L}\\p{N}]';

/**
 * The commonest form of a term in its passages: `TiO2` for `tio2`, `мембраны` for the stem `мембран`. A capital that
 * only begins a sentence is dropped.
 */
export function asWritten(form: string, passages: readonly string[], isStem: boolean): string {
  if (scriptOf(form) === 'zh') return chineseForm(form, passages);
  const words = form.split(' ').map((word) => escaped(word).replaceAll('е', '[её]'));
  const pattern = `(?<!${LETTER})${words.join('[^\\p{L}\\p{N}]{1,2}')}${isStem ? '\\p{L}*' : ''}(?!${LETTER})`;
  const seen = new Map<string, number>();
  for (const passage of passages) {
    for (const [found] of passage.normalize('NFKC').matchAll(new RegExp(pattern, 'giu'))) {
      const plain = /^\p{Lu}[\p{Ll}\s-]+$/u.test(found) ? found.toLowerCase() : found;
      seen.set(plain, (seen.get(plain) ?? 0) + 1);
    }
  }
  return [...seen].reduce((best, one) => (one[1] > best[1] ? one : best), [form, 0] as [string, number])[0];
}

/** A Chinese bigram is written as one word, unless its passage has something between the two. */
function chineseForm(form: string, passages: readonly string[]): string {
  const joined = form.replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '');
  return passages.some((passage) => passage.includes(joined)) ? joined : form.replaceAll(' ', '…');
}

const QUOTE_LENGTH = { letters: 160, characters: 70 };

/** The sentence of a passage that contains most of the words, cut at the end of a word. */
export function bestSentence(passage: string, words: readonly string[]): string {
  const all = passage.split(/\n+|(?<=[.!?;]\s)|(?<=[。！？；])/u).flatMap((one) => one.trim() || []);
  const sentences = all.filter((one) => one.length >= (scriptOf(one) === 'zh' ? 8 : 25));
  const lower = words.map((word) => word.toLowerCase());
  const holds = (sentence: string) => lower.filter((word) => sentence.toLowerCase().includes(word)).length;
  const best = sentences.reduce((top, one) => (holds(one) > holds(top) ? one : top), sentences[0] ?? all[0] ?? '');
  return clip(best, scriptOf(best) === 'zh' ? QUOTE_LENGTH.characters : QUOTE_LENGTH.letters);
}

function clip(text: string, length: number): string {
  const cut = beginning(text, length);
  if (cut === text) return text.replace(/[\s.。;；]+$/u, '');
  const end = scriptOf(text) === 'zh' ? cut : cut.replace(/\s+\S*$/u, '');
  return `${end.replace(/[\s,;:，；：、(（]+$/u, '')} …`;
}

const AROUND = { letters: 45, characters: 16 };

/** A word with its context in the sentence, `…` where it was cut; empty when no passage contains it. */
export function contextOf(word: string, passages: readonly string[]): string {
  const isChinese = scriptOf(word) === 'zh';
  // Chinese has no word boundaries; elsewhere `film` must not match `microfilm`.
  const pattern = new RegExp(isChinese ? escaped(word) : `(?<!${LETTER})${escaped(word)}(?!${LETTER})`, 'iu');
  const found = passages.map((one) => pattern.exec(one)).find((one) => one !== null);
  if (!found) return '';
  const { input, index, 0: said } = found;
  const far = isChinese ? AROUND.characters : AROUND.letters;
  const before =
    input
      .slice(0, index)
      .split(/\n+|[.!?;]\s|[。！？；]/u)
      .at(-1) ?? '';
  const after = input.slice(index + said.length).split(/\n+|[.!?;](?=\s|$)|[。！？；]/u)[0] ?? '';
  const [left, right] = [[...before].slice(-far).join(''), beginning(after, far)];
  const whole = (cut: string, edge: RegExp) => (isChinese ? cut : cut.replace(edge, ''));
  const head = left === before ? left : `… ${whole(left, /^\S*\s+/u)}`;
  const tail = right === after ? right : `${whole(right, /\s+\S*$/u)} …`;
  return `${head}${said}${tail}`.trim();
}

/** The first characters of a text; some characters are two UTF-16 units. */
function beginning(text: string, characters: number): string {
  return [...text].slice(0, characters).join('');
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
