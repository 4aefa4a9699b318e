/** What names of elements may carry in front in XML: `jats:sub`. */
export const PREFIX = '(?:[a-z][a-z0-9]{0,12}:)?';
const SCRIPT = new RegExp(`<${PREFIX}(su[bp])(?:\\s[^<>]{0,100})?>([^<>]{1,40})</${PREFIX}\\1\\s{0,9}>`, 'gi');
const REFERENCE = /&(#x?[0-9a-f]{1,6}|[a-z]{2,8}[1-4]{0,2});/gi;

const ENTITIES: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ensp: ' ',
  emsp: ' ',
  thinsp: ' ',
  deg: '°',
  micro: 'µ',
  times: '×',
  divide: '÷',
  plusmn: '±',
  minus: '−',
  middot: '·',
  bull: '•',
  hellip: '…',
  mdash: '—',
  ndash: '–',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  laquo: '«',
  raquo: '»',
  le: '≤',
  ge: '≥',
  ne: '≠',
  asymp: '≈',
  infin: '∞',
  radic: '√',
  sum: '∑',
  part: '∂',
  prime: '′',
  permil: '‰',
  sup1: '¹',
  sup2: '²',
  sup3: '³',
  frac12: '½',
  frac14: '¼',
  frac34: '¾',
  rarr: '→',
  larr: '←',
  harr: '↔',
  alpha: 'α',
  beta: 'β',
  gamma: 'γ',
  delta: 'δ',
  epsilon: 'ε',
  zeta: 'ζ',
  eta: 'η',
  theta: 'θ',
  kappa: 'κ',
  lambda: 'λ',
  mu: 'μ',
  nu: 'ν',
  xi: 'ξ',
  pi: 'π',
  rho: 'ρ',
  sigma: 'σ',
  tau: 'τ',
  phi: 'φ',
  chi: 'χ',
  psi: 'ψ',
  omega: 'ω',
  copy: '©',
  reg: '®',
  trade: '™',
  sect: '§',
  auml: 'ä',
  ouml: 'ö',
  uuml: 'ü',
  szlig: 'ß',
};
/** Capitals that differ from the small letter of the same name. */
const CAPITALS: Record<string, string> = {
  Gamma: 'Γ',
  Delta: 'Δ',
  Theta: 'Θ',
  Lambda: 'Λ',
  Xi: 'Ξ',
  Pi: 'Π',
  Sigma: 'Σ',
  Phi: 'Φ',
  Psi: 'Ψ',
  Omega: 'Ω',
  Auml: 'Ä',
  Ouml: 'Ö',
  Uuml: 'Ü',
};

const PLAIN = '0123456789+-=()';
const RAISED: Record<string, string> = Object.fromEntries([
  ...[...PLAIN].map((sign, at) => [sign, [...'⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾'][at]]),
  ...[
    ['−', '⁻'],
    ['–', '⁻'],
    ['n', 'ⁿ'],
    ['i', 'ⁱ'],
  ],
]);
const LOWERED: Record<string, string> = Object.fromEntries([
  ...[...PLAIN].map((sign, at) => [sign, [...'₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎'][at]]),
  ...[...'aeoxhklmnpstijruv'].map((letter, at) => [letter, [...'ₐₑₒₓₕₖₗₘₙₚₛₜᵢⱼᵣᵤᵥ'][at]]),
  ...[
    ['−', '₋'],
    ['–', '₋'],
  ],
]);

/**
 * A text with characters where it held marks for them: `CO<sub>2</sub>` becomes `CO₂`, `10<sup>-3</sup>` `10⁻³`,
 * `&micro;` `µ`. What no character stands raised or lowered for is written behind `^` or `_`. Other tags and unknown
 * references stay as they are, and so does what stands inside a reference (`&amp;lt;` becomes `&lt;`).
 *
 * @example readMarks('SO<sub>4</sub><sup>2-</sup> at T<sub>c</sub>') // 'SO₄²⁻ at T_c'
 */
export function readMarks(text: string): string {
  if (!/[<&]/.test(text)) return text;
  return readScripts(text).replace(REFERENCE, (all, name: string) => entity(name) ?? all);
}

/** The same for raised and lowered text alone. */
export function readScripts(text: string): string {
  return text.replace(SCRIPT, (_all, kind: string, inner: string) =>
    script(kind.toLowerCase() === 'sup', inner.trim()),
  );
}

/** Raised or lowered text as characters of that place; where one has none, behind `^` or `_`. */
function script(isRaised: boolean, inner: string): string {
  const table = isRaised ? RAISED : LOWERED;
  const letters = [...inner.replace(REFERENCE, (all, name: string) => entity(name) ?? all)];
  if (letters.every((letter) => letter in table)) return letters.map((letter) => table[letter]).join('');
  const said = letters.join('');
  return `${isRaised ? '^' : '_'}${letters.length > 1 && /\W/u.test(said) ? `(${said})` : said}`;
}

function entity(name: string): string | undefined {
  if (!name.startsWith('#')) return CAPITALS[name] ?? ENTITIES[name.toLowerCase()];
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
  return code > 31 && code <= 0x10ffff ? String.fromCodePoint(code) : ' ';
}
