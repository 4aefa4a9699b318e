import { singularOf } from './plural.ts';
import { stem } from './stem.ts';
import { ENGLISH_STOP_WORDS } from './stop-words.ts';

/** A content word: the stem under which it is compared and the form in which it was written (lower case). */
export type Token = { stem: string; surface: string };

/** Runs of letters and digits, with single joints inside: li-ion, 1.5, poly-l-lysine, user's. And c++, c#. */
const WORD = /c(?:\+\+|#)(?![\p{L}\p{N}])|[\p{L}\p{N}\p{M}]+(?:[-.'’/·][\p{L}\p{N}\p{M}]+)*/gu;
const CLAUSE_END = /[.,;:!?()[\]{}"“”。，、；：！？\n]/;
/** Longer strings are no words but data: sequences, links, base64. */
const LETTERS_MAX = 40;

/**
 * Content tokens of normalised English text, clause by clause (so that no pair is formed across a comma). Left out:
 * stop words, single letters, plain numbers. A compound with a short part is also one token (x-ray -> xray, ray;
 * li-ion -> liion, li, ion). Also used for other languages in Latin script, whose words come through mostly unchanged.
 */
export function englishClauses(text: string): Token[][] {
  const clauses: Token[][] = [[]];
  let end = 0;
  for (const match of text.matchAll(WORD)) {
    if (CLAUSE_END.test(text.slice(end, match.index))) clauses.push([]);
    end = match.index + match[0].length;
    clauses.at(-1)?.push(...wordTokens(match[0]));
  }
  return clauses.filter((clause) => clause.length > 0);
}

function wordTokens(word: string): Token[] {
  if (word.startsWith('c') && /^c[+#]/.test(word)) return [{ stem: word, surface: word }];
  const parts = word.replace(/['’]s$/, '').split(/[-/·'’]/);
  if (parts.length === 1) return token(parts[0] ?? '');
  const tokens = parts.flatMap(token);
  // Stop words in it tell a phrase (state-of-the-art) from a compound.
  const compound =
    parts.some((part) => part.length <= 3) && !parts.some((part) => part.length > 1 && ENGLISH_STOP_WORDS.has(part));
  return compound && parts.length <= 3 ? [...token(parts.join('')), ...tokens] : tokens;
}

function token(word: string): Token[] {
  const bare = word.replace(/^\.+|\.+$/g, '');
  if (bare.length < 2 || bare.length > LETTERS_MAX || ENGLISH_STOP_WORDS.has(bare)) return [];
  if (!/\p{L}/u.test(bare)) return [];
  // Stemming rules are for words; h2o, 5g and mg2+ are names.
  const isName = /\d/.test(bare) || bare.length < 3;
  return [{ stem: isName ? bare : stem(americanSpelling(singularOf(bare)), 'en'), surface: bare }];
}

/**
 * British spellings that would keep the same word apart after stemming. Endings in -ise only behind consonant groups
 * that form verbs from Greek and Latin (optimise, but not noise, precise, otherwise).
 * @example americanSpelling('functionalised') // 'functionalized'
 */
export function americanSpelling(word: string): string {
  if (word.length < 5) return word;
  return (BRITISH.get(word) ?? word)
    .replace(/(al|il|im|er|or|iv|ic|at|an|in|on|et|ar|yn|ul|ym|ys)is(e|ed|es|er|ers|ing|ation|ations|able)$/, '$1iz$2')
    .replace(/lys(e|ed|es|ing)$/, 'lyz$1')
    .replace(/sulph/, 'sulf')
    .replace(/(col|flav|vap|od|harb|lab|behavi|tum|neighb)our/, '$1or')
    .replace(/(fib|cent|lit|calib|met)re(s?)$/, '$1er$2')
    .replace(/haem/, 'hem')
    .replace(/aluminium/, 'aluminum');
}

const BRITISH: ReadonlyMap<string, string> = new Map(
  Object.entries({
    mould: 'mold',
    moulds: 'molds',
    moulding: 'molding',
    moulded: 'molded',
    grey: 'gray',
    tyre: 'tire',
    tyres: 'tires',
    defence: 'defense',
    licence: 'license',
    plough: 'plow',
    modelling: 'modeling',
    modelled: 'modeled',
    labelling: 'labeling',
    labelled: 'labeled',
    programme: 'program',
    programmes: 'programs',
    analogue: 'analog',
    draught: 'draft',
    yoghurt: 'yogurt',
    unmanned: 'unmanned',
    tumour: 'tumor',
    artefact: 'artifact',
    artefacts: 'artifacts',
    aeroplane: 'airplane',
    storey: 'story',
  }),
);
