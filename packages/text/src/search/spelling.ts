import { normalize } from '../tokens/normalize.ts';

/** Names that a tokenizer would take apart, and a word for each that nothing else is spelled like. */
const NAMES: readonly (readonly [RegExp, string])[] = [
  [
    /(?<![\p{Script=Latin}\p{Script=Cyrillic}\p{N}])c\+\+(?![\p{Script=Latin}\p{Script=Cyrillic}\p{N}+])/gu,
    ' cpluspluslang ',
  ],
  [/(?<![\p{Script=Latin}\p{Script=Cyrillic}\p{N}])c#(?![\p{Script=Latin}\p{Script=Cyrillic}\p{N}])/gu, ' csharplang '],
  [/(?<![\p{Script=Latin}\p{Script=Cyrillic}\p{N}])f#(?![\p{Script=Latin}\p{Script=Cyrillic}\p{N}])/gu, ' fsharplang '],
  [
    /(?<![\p{Script=Latin}\p{Script=Cyrillic}\p{N}])(?:asp)?\.net(?![\p{Script=Latin}\p{Script=Cyrillic}\p{N}])/gu,
    ' dotnetlang ',
  ],
];

const GREEK: Readonly<Record<string, string>> = Object.fromEntries(
  (
    'α alpha β beta γ gamma δ delta ε epsilon ζ zeta η eta θ theta ι iota κ kappa λ lambda μ mu ν nu ξ xi ο omicron ' +
    'π pi ρ rho σ sigma ς sigma τ tau υ upsilon φ phi χ chi ψ psi ω omega'
  )
    .split(' ')
    .reduce<[string, string][]>(
      (pairs, word, at, all) => (at % 2 === 0 ? [...pairs, [word, all[at + 1] ?? '']] : pairs),
      [],
    ),
);
const LETTER = '[\\p{Script=Latin}\\p{N}]';
/** A Greek letter, but not the one of a unit (µm) nor one inside a Greek word. */
const GREEK_LETTER = new RegExp(
  `(?<!\\p{Script=Greek})(?!μ[a-zΩ])(${LETTER}?)-?(\\p{Script=Greek})(?!\\p{Script=Greek})-?(${LETTER}?)`,
  'gu',
);

/**
 * The one spelling under which a search compares: that of all comparisons (`normalize`), and besides ё as е, ß as ss, a Greek
 * letter by its name (TNF-α: tnf-alpha), C++, C# and .NET as words.
 * @example searchSpelling('Größe der β-Phase, C++') // 'grösse der beta-phase,  cpluspluslang '
 */
export function searchSpelling(text: string): string {
  const plain = normalize(text).replaceAll('ё', 'е').replaceAll('ß', 'ss');
  const spelled = plain.replace(GREEK_LETTER, (found, before: string, letter: string, after: string) => {
    const name = GREEK[letter];
    return name ? [before, name, after].filter(Boolean).join('-') : found;
  });
  return NAMES.reduce((done, [pattern, word]) => done.replace(pattern, word), spelled);
}

/** Whether a text has a name that only `searchSpelling` keeps whole; without those names. */
export function withoutNames(text: string): string {
  return NAMES.reduce((done, [pattern]) => done.replace(new RegExp(pattern.source, 'giu'), ' '), text).trim();
}
