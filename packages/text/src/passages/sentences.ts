/** A stretch of text without space at either side, and its size in words. */
export type Span = { start: number; end: number; size: number };

/** A Chinese word has about 1.6 characters on average. */
const HAN_WORD = 0.6;
/** Letters and digits in a row beyond this are cut: links, sequences, encoded data. */
const RUN_MAX = 400;

/**
 * One match per atom: a Chinese, Japanese or Korean character, or a run of other non-space characters up to the end of
 * its sentence. Group 1 is the sentence end when the atom closes one.
 */
const ATOM =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}][。！？；!?]*|[^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+/gu;
const ABBREVIATION =
  /^\(?(e\.g|i\.e|etc|cf|vs|approx|ca|fig|figs|eq|eqs|no|nos|ref|refs|sec|vol|dr|prof|mr|mrs|ms|inc|ltd|co|corp|st|al|u\.s|т\.е|т\.д|т\.п|т\.к|др|рис|см|напр|г|[a-z])\.$/i;
/** Two sentences run together, "end.Next": cut behind the full stop. Not in "3.5", "e.g.This" is rare enough. */
const RUN_TOGETHER = /^(.*?[\p{Ll}\p{N})][.!?]+)(?=\p{Lu}\p{Ll})/u;

/**
 * Cuts a text into sentences: behind . ! ? 。！？； and at empty lines; abbreviations and numbers do not end one. A
 * sentence of more than `sizeMax` words is cut between words. The spans hold every character that is not white space.
 */
export function sentencesOf(text: string, sizeMax: number): Span[] {
  const spans: Span[] = [];
  let open: Span | undefined;
  const close = () => {
    if (open) spans.push(open);
    open = undefined;
  };
  let last = 0;
  for (const { start, end, size, ends } of atomsOf(text)) {
    if (open && (open.size + size > sizeMax || text.slice(last, start).includes('\n\n'))) close();
    open = { start: open?.start ?? start, end, size: (open?.size ?? 0) + size };
    last = end;
    if (ends) close();
  }
  close();
  return spans;
}

type Atom = { start: number; end: number; size: number; ends: boolean };

function* atomsOf(text: string): Generator<Atom> {
  for (const match of text.matchAll(ATOM)) {
    let rest = match[0];
    let start = match.index;
    while (rest.length > 0) {
      const cut = RUN_TOGETHER.exec(rest.slice(0, RUN_MAX))?.[1]?.length ?? wholeCharacters(rest, RUN_MAX);
      const piece = rest.slice(0, cut);
      yield {
        start,
        end: start + cut,
        size: sizeOf(piece),
        ends: cut < rest.length ? /[.!?]$/.test(piece) : endsSentence(piece),
      };
      start += cut;
      rest = rest.slice(cut);
    }
  }
}

/** The length to cut at without splitting a surrogate pair. */
function wholeCharacters(text: string, length: number): number {
  if (text.length <= length) return text.length;
  return /[\ud800-\udbff]/.test(text.charAt(length - 1)) ? length - 1 : length;
}

function sizeOf(atom: string): number {
  if (/^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(atom)) return HAN_WORD;
  return /[\p{L}\p{N}]/u.test(atom) ? 1 : 0;
}

function endsSentence(atom: string): boolean {
  if (/[。！？；]$/.test(atom)) return true;
  return /[.!?…]["'”’»)\]]*$/.test(atom) && !ABBREVIATION.test(atom);
}
