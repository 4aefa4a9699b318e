const INLINE = 'a|abbr|b|bold|cite|code|em|font|i|ins|italic|mark|q|s|small|span|strike|strong|tt|u|var';
const BLOCK =
  'article|aside|blockquote|body|br|caption|center|dd|del|div|dl|dt|figure|footer|h[1-6]|head|header|hr|html|img|input|label|li|' +
  'link|list|list-item|main|math|mrow|mi|mo|mn|msub|msup|meta|nav|object|ol|option|p|pre|script|sec|section|style|sub|sup|svg|' +
  'table|tbody|td|text|textarea|tfoot|th|thead|title|tr|ul';
// A tag is one by its name, by its slash in front, or by an attribute; `T<tc and n>5` compares. Lengths are limited, so
// that a lone `<` in a long text is not searched to its end.
const PREFIX = '(?:[a-z][a-z0-9]{0,12}:)?';
const INLINE_TAG = new RegExp(`</?${PREFIX}(?:${INLINE})(?:\\s[^<>]{0,300}=[^<>]{0,300})?\\s{0,9}/?>`, 'gi');
const TAG = new RegExp(
  `<!--[^<>]{0,2000}>|<!doctype[^<>]{0,300}>|<\\?xml[^<>]{0,300}>|</[a-z][a-z0-9:-]{0,30}\\s{0,9}>|` +
    `<${PREFIX}(?:${BLOCK})\\s{0,9}/?>|<[a-z][a-z0-9:-]{0,30}\\s[^<>]{0,300}=[^<>]{0,300}>`,
  'gi',
);
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
 * Text of a foreign source as plain text: HTML tags and character references resolved, what stood raised or lowered as
 * characters that do (`CO₂`, `10⁻³`, else `T_c`), control characters and broken characters dropped, runs of blanks
 * folded. Comparisons stay. Our own API refuses such text; a mapping cleans what it knows to be dirty.
 */
export function cleanText(value: unknown): string {
  if (typeof value !== 'string') return '';
  let text = value;
  // Twice, because sources hold references to references (`&amp;lt;`).
  for (let round = 0; round < 2; round++)
    text = withoutTags(text).replace(REFERENCE, (all, name: string) => entity(name) ?? all);
  return withoutTags(text)
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\u00ad\u200b-\u200f\u2060-\u206f\u202a-\u202e\ufeff\u{e0000}-\u{e007f}]/gu, '')
    .replace(/[\p{Cc}\p{Co}\p{Noncharacter_Code_Point}\uFFFD\u061c\u115f\u1160\u180e\u2800\u3164\uffa0]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

function withoutTags(text: string): string {
  if (!text.includes('<')) return text;
  return text
    .replace(SCRIPT, (_all, kind: string, inner: string) => script(kind.toLowerCase() === 'sup', inner.trim()))
    .replace(INLINE_TAG, '')
    .replace(TAG, ' ');
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

/** At most `max` characters, cut at a word's end where one is near. */
export function shorten(text: string, max: number): string {
  if (text.length <= max) return text;
  const cut = text.slice(0, max - 1);
  const space = cut.lastIndexOf(' ');
  return `${(space > max * 0.5 ? cut.slice(0, space) : cut).trimEnd()}…`;
}
