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
  const first = folded(form.split(' ', 1)[0] ?? '');
  const seen = new Map<string, number>();
  for (const passage of foldedPassages(passages)) {
    for (const found of occurrences(passage, pattern, first)) {
      const plain = /^\p{Lu}[\p{Ll}\s-]+$/u.test(found) ? found.toLowerCase() : found;
      seen.set(plain, (seen.get(plain) ?? 0) + 1);
    }
  }
  return [...seen].reduce((best, one) => (one[1] > best[1] ? one : best), [form, 0] as [string, number])[0];
}

/** A passage in one spelling, and the same folded; undefined where folding moves letters from their places. */
type FoldedPassage = { text: string; plain: string | undefined };

const passagesFolded = new WeakMap<readonly string[], FoldedPassage[]>();

/** Many terms are looked for in the passages of one record. */
function foldedPassages(passages: readonly string[]): FoldedPassage[] {
  const known = passagesFolded.get(passages);
  if (known) return known;
  const made = passages.map((passage) => {
    const text = passage.normalize('NFKC');
    const plain = folded(text);
    return { text, plain: plain.length === text.length ? plain : undefined };
  });
  passagesFolded.set(passages, made);
  return made;
}

/** Without what a pattern that ignores case does not tell apart: case, the two forms of sigma, ё for е. */
function folded(text: string): string {
  return text.toLowerCase().replaceAll('ё', 'е').replaceAll('ς', 'σ');
}

/** What a pattern finds in a passage. It is tried where its first word stands and nowhere else: that is a hundred times faster. */
function occurrences({ text, plain }: FoldedPassage, pattern: string, first: string): string[] {
  if (plain === undefined || first === '') return (text.match(new RegExp(pattern, 'giu')) ?? []) as string[];
  const found: string[] = [];
  for (let at = plain.indexOf(first); at !== -1; ) {
    const here = compiled(pattern);
    here.lastIndex = at;
    const said = here.exec(text)?.[0];
    if (said) found.push(said);
    at = plain.indexOf(first, at + (said?.length ?? 1));
  }
  return found;
}

const PATTERNS_MAX = 5000;
const patterns = new Map<string, RegExp>();

/** The pattern to be tried at one place. Terms come again with every pair of a record. */
function compiled(pattern: string): RegExp {
  const known = patterns.get(pattern);
  if (known) return known;
  if (patterns.size >= PATTERNS_MAX) patterns.clear();
  const made = new RegExp(pattern, 'iuy');
  patterns.set(pattern, made);
  return made;
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

/** The sentence of several passages that contains most of the words, whatever its length; null when none holds any. */
export function sentenceWith(words: readonly string[], passages: readonly string[]): string | null {
  const lower = words.map((word) => word.toLowerCase());
  let best: string | null = null;
  let most = 0;
  for (const sentence of passages.flatMap((one) => one.split(/\n+|(?<=[.!?;]\s)|(?<=[。！？；])/u))) {
    const plain = sentence.normalize('NFKC').toLowerCase();
    const held = lower.filter((word) => plain.includes(word)).length;
    if (held <= most) continue;
    most = held;
    best = sentence.trim();
  }
  return best && clip(best, scriptOf(best) === 'zh' ? QUOTE_LENGTH.characters : QUOTE_LENGTH.letters);
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
